"""What an appeal is about: one shape for applications, certificates, memberships."""

from dataclasses import dataclass
from datetime import date, datetime

from trustmark.accounts.api import User
from trustmark.applications.letters import Party
from trustmark.applications.models import Appeal, Application
from trustmark.applications.states import Disputed
from trustmark.applications.writing import case_link, party_of, rulebook_of, submitted
from trustmark.certificates import api as certificates
from trustmark.certificates.api import Certificate
from trustmark.correspondence import api as correspondence
from trustmark.correspondence.api import Letter
from trustmark.kernel.calendar import day_of
from trustmark.kernel.history import HistoryEntry, list_history
from trustmark.kernel.links import link_to
from trustmark.memberships import api as memberships
from trustmark.memberships.api import Membership
from trustmark.schemes.api import Rulebook
from trustmark.shops import api as shops
from trustmark.shops.api import Company

AGAINST_SHOPS = frozenset({"suspend", "withdraw", "end"})
_OF_CERTIFICATES = {
    certificates.State.SUSPENDED: Disputed.SUSPENSION,
    certificates.State.WITHDRAWN: Disputed.WITHDRAWAL,
}
_OF_MEMBERSHIPS = {
    memberships.State.SUSPENDED: Disputed.MEMBER_SUSPENSION,
    memberships.State.ENDED: Disputed.MEMBER_END,
}


@dataclass(frozen=True)
class Matter:
    """A case one may object in, with whom its letters name and where it is shown."""

    case: Application | Certificate | Membership
    scheme: str
    book: Rulebook
    company: Company
    party: Party
    link: str


def matter_of(case: Application | Certificate | Membership) -> Matter:
    """The matter a case makes."""
    if isinstance(case, Application):
        company, _ = submitted(case)
        book, party, link = rulebook_of(case), party_of(case), case_link(case)
        return Matter(case, case.scheme, book, company, party, link)
    rules: Rulebook = case.scheme_version.rules
    if isinstance(case, Certificate):
        shop = case.shop
        company, name, domain = shop.company, shop.name, shop.domain
        page = "member:certificate_appeal"
    else:
        company, name, domain = case.company, case.company.name, ""
        page = "member:membership_appeal"
    scheme_name = rules.scheme.name[company.language]
    party = Party(company.name, name, domain, scheme_name, case.number)
    link = link_to(page, case.number, language=company.language)
    return Matter(case, case.scheme, rules, company, party, link)


def matter_in(appeal: Appeal) -> Matter:
    """The matter an appeal is about."""
    case = appeal.application or appeal.certificate or appeal.membership
    if case is None:
        raise ValueError(f"{appeal} is about nothing")
    return matter_of(case)


def tell(matter: Matter, letter: Letter, *, at: datetime) -> None:
    """Send a letter about the matter to its company."""
    company = matter.company
    correspondence.send(
        letter,
        to=company.email,
        name=company.name,
        language=company.language,
        sender=shops.sender_of(matter.book, language=company.language),
        at=at,
        about=matter.case,
    )


def ends_on(matter: Matter, term: str, *, at: datetime) -> date:
    """The last day of a term that begins then."""
    return matter.book.terms[term].ends_on(day_of(at), matter.book.scheme.calendar)


def disputed(case: Certificate | Membership) -> Disputed | None:
    """The decision that stands against the company now; `None` when none does.

    What follows from another decision, as a certificate follows its membership, was
    decided there.
    """
    if isinstance(case, Certificate):
        decision = _OF_CERTIFICATES.get(certificates.State(case.state))
    else:
        decision = _OF_MEMBERSHIPS.get(memberships.State(case.state))
    if decision is None:
        return None
    last = _last_step(case)
    if last is None or last.by_id is None or last.move not in AGAINST_SHOPS:
        return None
    return decision


def follows_membership(certificate: Certificate) -> bool:
    """Whether it was suspended or withdrawn because its membership was."""
    with_it = certificate.suspended_with_membership
    return with_it or certificate.withdrawn_with_membership


def took_part(case: Certificate | Membership, *, by: User) -> bool:
    """Whether a person took the decision that stands, or one that led up to it."""
    for line in reversed(list_history(case)):
        if line.is_remark:
            continue
        if line.move not in AGAINST_SHOPS:
            return False
        if line.by_id == by.pk:
            return True
    return False


def find_appeal_against(case: Certificate | Membership) -> Appeal | None:
    """The appeal against the decision that stands on a case, if one was filed."""
    is_certificate = isinstance(case, Certificate)
    name = "certificate" if is_certificate else "membership"
    rows = Appeal.objects.filter(**{name: case}, against_at=case.since)
    return rows.order_by("-id").first()


def last_day_to_object(case: Certificate | Membership) -> date | None:
    """The last day to object to the decision that stands; `None` without one."""
    if disputed(case) is None:
        return None
    return ends_on(matter_of(case), "appeal", at=case.since)


def _last_step(case: Certificate | Membership) -> HistoryEntry | None:
    steps = [line for line in list_history(case) if not line.is_remark]
    return steps[-1] if steps else None
