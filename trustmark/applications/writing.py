"""Sends a letter about an application to its company, in the company's language."""

from collections.abc import Iterable
from datetime import date, datetime

from trustmark.applications.letters import AmountLine, Bill, Party
from trustmark.applications.models import Application
from trustmark.audits import api as audits
from trustmark.audits.api import Audit
from trustmark.audits.letters import NonconformityLine
from trustmark.billing.api import OpenItem
from trustmark.correspondence import api as correspondence
from trustmark.correspondence.api import Letter
from trustmark.kernel.calendar import day_of
from trustmark.kernel.links import link_to
from trustmark.schemes.api import Rulebook
from trustmark.shops import api as shops
from trustmark.shops.api import Company, Shop


class NotSubmitted(Exception):
    """A draft has no company and no shop yet."""


def rulebook_of(application: Application) -> Rulebook:
    """The rulebook the application began with."""
    rules: Rulebook = application.scheme_version.rules
    return rules


def write(application: Application, letter: Letter, *, at: datetime) -> None:
    """Send a letter about an application to the company that applied."""
    company, language = submitted(application)[0], language_of(application)
    correspondence.send(
        letter,
        to=company.email,
        name=company.name,
        language=language,
        sender=shops.sender_of(rulebook_of(application), language=language),
        at=at,
        about=application,
    )


def submitted(application: Application) -> tuple[Company, Shop]:
    """Company and shop of an application; `NotSubmitted` while it is a draft."""
    if application.company is None or application.shop is None:
        raise NotSubmitted(str(application))
    return application.company, application.shop


def party_of(application: Application) -> Party:
    """Whom letters about the application name."""
    company, shop = submitted(application)
    scheme = rulebook_of(application).scheme
    return Party(
        company.name,
        shop.name,
        shop.domain,
        scheme.name[company.language],
        application.number,
    )


def language_of(application: Application) -> str:
    """The language the company reads."""
    return application.company.language if application.company else "en"


def case_link(application: Application) -> str:
    """Where the applicant finds the application."""
    return link_to(
        "member:application", application.number, language=language_of(application)
    )


def ends_on(application: Application, term: str, *, at: datetime) -> date:
    """The last day of a term that begins now."""
    book = rulebook_of(application)
    return book.terms[term].ends_on(day_of(at), book.scheme.calendar)


def kind_names(application: Application, kinds: Iterable[str]) -> tuple[str, ...]:
    """The names of kinds in the language of the company, in the order given."""
    known, language = rulebook_of(application).scheme.kinds, language_of(application)
    return tuple(known[kind].name[language] for kind in kinds)


def bill_of(
    application: Application, items: Iterable[OpenItem], *, at: datetime
) -> Bill:
    """What is due now for an application, and how it is paid."""
    listed = list(items)
    operator = rulebook_of(application).scheme.operator
    return Bill(
        amounts=tuple(
            AmountLine(item.description, item.gross_cents, item.vat_cents)
            for item in listed
        ),
        total_cents=sum(item.gross_cents for item in listed),
        due_on=ends_on(application, "invoice-payment", at=at),
        reference=" ".join(item.number for item in listed),
        iban=operator.iban,
        account_name=operator.legal_name,
    )


def nonconformity_lines(
    listed: Iterable[Audit], *, language: str
) -> tuple[NonconformityLine, ...]:
    """What was not met in these audits, with what was seen and what to change."""
    return tuple(
        NonconformityLine(
            demand=row.criterion.demand[language],
            seen=row.assessment.note,
            page=row.assessment.page,
            remedy=row.criterion.remedy[language],
        )
        for audit in listed
        for row in audits.list_rows(audit, language=language)
        if row.verdict == "not-met" and row.assessment
    )
