"""Questions about companies and shops."""

from django.db.models import QuerySet

from trustmark.accounts.api import User
from trustmark.correspondence.api import Sender
from trustmark.kernel.folding import folded
from trustmark.schemes.api import Rulebook
from trustmark.shops.models import Company, Contact, DomainProof, Shop
from trustmark.shops.rules import kept_number
from trustmark.shops.states import ProofState


def find_shop_of(user: User, *, domain: str) -> Shop | None:
    """The shop under this domain of a company for which a person may act."""
    rows = Shop.objects.filter(
        company__in=list_companies_of(user), domain=domain, ended_at=None
    )
    return rows.select_related("company").order_by("held_since", "id").first()


def find_company(*, country: str, number: str) -> Company | None:
    """The company with this number, written in any way, if it is registered."""
    rows = Company.objects.filter(country=country, ended_at=None)
    return rows.filter(number=kept_number(number)).first()


def companies_called(text: str) -> QuerySet[Company]:
    """Companies with this in their name, or in the name or domain of a shop of theirs.

    As the register compares it: without accents, on every database.
    """
    shops = Shop.objects.filter(search_key__contains=folded(text))
    return Company.objects.filter(pk__in=shops.values("company"))


def list_shops(*companies: Company) -> list[Shop]:
    """The running shops of these companies, by name."""
    rows = Shop.objects.filter(company__in=companies, ended_at=None)
    return list(rows.select_related("company").order_by("name", "id"))


def list_companies_of(user: User) -> list[Company]:
    """The companies a person may act for."""
    return [found for found in list_companies_ever_of(user) if not found.ended_at]


def list_companies_ever_of(user: User) -> list[Company]:
    """The same with companies whose registration ended, to read what was theirs."""
    mine = Contact.objects.filter(user_id=user.pk, until=None).values("company")
    return list(Company.objects.filter(pk__in=mine).order_by("name", "id"))


def list_contacts(company: Company) -> list[Contact]:
    """Who may act for a company now."""
    rows = Contact.objects.filter(company=company, until=None)
    return list(rows.select_related("user").order_by("id"))


def list_contacts_ever(company: Company) -> list[Contact]:
    """Who may act for a company, or once could."""
    rows = Contact.objects.filter(company=company).select_related("user")
    return list(rows.order_by("id"))


def find_proof(shop: Shop) -> DomainProof | None:
    """The proof that the shop's domain is theirs, asked or given."""
    return DomainProof.objects.select_related("shop").filter(shop=shop).first()


def list_proofs(*shops: Shop) -> list[DomainProof]:
    """The proofs of these shops, asked or given."""
    rows = DomainProof.objects.filter(shop__in=shops).select_related("shop")
    return list(rows.order_by("id"))


def is_domain_proven(shop: Shop) -> bool:
    """Whether somebody proved control of the domain, and still does."""
    return DomainProof.objects.filter(shop=shop, state=ProofState.PROVEN).exists()


def sender_of(rulebook: Rulebook, *, language: str) -> Sender:
    """The operator of a scheme as the letterhead of what it writes."""
    operator = rulebook.scheme.operator
    return Sender(
        name=rulebook.scheme.name[language],
        address_lines=(
            operator.legal_name,
            operator.street,
            f"{operator.postcode} {operator.city}",
        ),
        email=operator.email,
        website=operator.website,
    )
