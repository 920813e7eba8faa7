"""Registering and changing companies, their contacts and their shops."""

from dataclasses import dataclass, fields
from datetime import datetime

from django.db import IntegrityError, transaction

from trustmark.accounts.api import User
from trustmark.kernel.cases import MoveRefused
from trustmark.kernel.folding import folded
from trustmark.shops import rules
from trustmark.shops.models import Company, Contact, Shop
from trustmark.shops.permissions import why_not_end_contact
from trustmark.shops.services.ending import lock_domain


class AlreadyRegistered(Exception):
    """The company or domain is known here already, under somebody else's care."""


@dataclass(frozen=True)
class CompanyDetails:
    """What a company says of itself; numbers as they were typed."""

    name: str
    legal_form: str
    country: str
    number: str
    vat_number: str
    street: str
    postcode: str
    city: str
    email: str
    phone: str
    language: str


@dataclass(frozen=True)
class ShopDetails:
    """What a company says of a shop."""

    name: str
    url: str
    languages: tuple[str, ...]
    countries: tuple[str, ...]
    category: str
    description: str = ""


@transaction.atomic
def register_company(details: CompanyDetails, *, by: User, at: datetime) -> Company:
    """Take a company in and make `by` its first contact.

    A company that is known already is joined only by one of its own contacts, and
    keeps its name; anybody else is refused with `AlreadyRegistered`.
    """
    number = rules.kept_number(details.number)
    running = Company.objects.filter(country=details.country, ended_at=None)
    # The lock makes registering wait for staff who are releasing this number.
    known = running.select_for_update().filter(number=number).first()
    if known is None:
        company = Company(registered_at=at, number=number, country=details.country)
        _fill(company, details)
        _save_unless_somebody_was_first(company, typed=details.number)
        Contact.objects.create(company=company, user=by, since=at)
        return company
    if not is_contact(by, company=known):
        raise AlreadyRegistered(details.number)
    change_contact_data(known, details)
    return known


@transaction.atomic
def change_company(company: Company, details: CompanyDetails) -> None:
    """Write down new details of a company; its number stays what it was."""
    _fill(company, details)
    company.save()
    for shop in Shop.objects.filter(company=company):
        _index(shop)
        shop.save(update_fields=["search_key"])


@transaction.atomic
def change_contact_data(company: Company, details: CompanyDetails) -> None:
    """Write down how a company is reached; what it is called stays as it was.

    For companies whose name the register vouches for: name, legal form and VAT number
    were part of what was examined.
    """
    _fill_contact_data(company, details)
    company.save()


@transaction.atomic
def register_shop(company: Company, details: ShopDetails, *, at: datetime) -> Shop:
    """Take a shop in under its domain, unless somebody else has proven it.

    Several companies may claim a domain until one of them proves it. A shop that the
    company has already keeps its name and address: the register shows them.
    """
    domain = rules.domain_of(details.url)
    others = {shop.company_id: shop for shop in lock_domain(domain)}
    known = others.pop(company.pk, None)
    if any(shop.held_since for shop in others.values()):
        raise AlreadyRegistered(domain)
    shop = known or Shop(
        company=company,
        domain=domain,
        registered_at=at,
        name=details.name.strip(),
        url=details.url.strip(),
    )
    shop.languages = list(details.languages)
    shop.countries = list(details.countries)
    shop.category = details.category
    shop.description = details.description.strip()
    _index(shop)
    shop.save()
    return shop


@transaction.atomic
def add_contact(company: Company, *, user: User, at: datetime) -> Contact:
    """Let a person act for the company from now on."""
    running = Contact.objects.filter(company=company, user=user, until=None).first()
    return running or Contact.objects.create(company=company, user=user, since=at)


@transaction.atomic
def end_contact(contact: Contact, *, at: datetime) -> None:
    """Let a person no longer act for the company; the last one stays."""
    # The lock makes two who end each other at once take turns.
    Company.objects.select_for_update().get(pk=contact.company_id)
    refusal = why_not_end_contact(contact)
    if refusal:
        raise MoveRefused(refusal)
    Contact.objects.filter(pk=contact.pk, until=None).update(until=at)
    contact.refresh_from_db()


def is_contact(user: User, *, company: Company) -> bool:
    """Whether the person may act for the company now."""
    return Contact.objects.filter(company=company, user_id=user.pk, until=None).exists()


def details_of(company: Company) -> CompanyDetails:
    """What a company said of itself last."""
    return CompanyDetails(
        **{field.name: getattr(company, field.name) for field in fields(CompanyDetails)}
    )


def _save_unless_somebody_was_first(company: Company, *, typed: str) -> None:
    try:
        with transaction.atomic():
            company.save(force_insert=True)
    except IntegrityError as late:
        raise AlreadyRegistered(typed) from late


def _fill(company: Company, details: CompanyDetails) -> None:
    company.name = details.name.strip()
    company.legal_form = details.legal_form.strip()
    company.vat_number = rules.vat_number(details.vat_number)
    _fill_contact_data(company, details)


def _fill_contact_data(company: Company, details: CompanyDetails) -> None:
    company.street = details.street.strip()
    company.postcode = details.postcode.strip()
    company.city = details.city.strip()
    company.email = details.email.strip()
    company.phone = details.phone.strip()
    company.language = details.language


def _index(shop: Shop) -> None:
    shop.search_key = folded(f"{shop.name} {shop.domain} {shop.company.name}")[:600]
