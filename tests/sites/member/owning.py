"""Company, shop and proof of a submitted application, which tests know to be there."""

from trustmark.applications.api import Application
from trustmark.shops import api as shops
from trustmark.shops.api import Company, Shop


def company_of(application: Application) -> Company:
    """Who applied."""
    assert application.company is not None
    return application.company


def shop_of(application: Application) -> Shop:
    """What was applied for."""
    assert application.shop is not None
    return application.shop


def word_of(shop: Shop) -> str:
    """The word that proves the domain of a shop."""
    proof = shops.find_proof(shop)
    assert proof is not None
    return proof.word
