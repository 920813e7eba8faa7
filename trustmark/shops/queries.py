"""Questions about companies and shops."""

from trustmark.accounts.api import User
from trustmark.correspondence.api import Sender
from trustmark.schemes.api import Rulebook
from trustmark.shops.models import Company, Contact, DomainProof, Shop
from trustmark.shops.rules import kept_number
from trustmark.shops.states import ProofState


def get_shop(domain: str) -> Shop:
    """The shop under this domain, or `Shop.DoesNotExist`."""
    return Shop.objects.select_related("company").get(domain=domain)


def find_shop(domain: str) -> Shop | None:
    """The shop under this domain, if we know it."""
    return Shop.objects.select_related("company").filter(domain=domain).first()


def find_company(*, country: str, number: str) -> Company | None:
    """The company with this number, written in any way, if we know it."""
    return Company.objects.filter(country=country, number=kept_number(number)).first()


def list_shops(*companies: Company) -> list[Shop]:
    """The shops of these companies, by name."""
    rows = Shop.objects.filter(company__in=companies).select_related("company")
    return list(rows.order_by("name", "id"))


def list_companies_of(user: User) -> list[Company]:
    """The companies a person may act for."""
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
