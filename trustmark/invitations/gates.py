"""What has to stand before anybody is asked: agreed texts, and told customers."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import translation
from django.utils.translation import gettext as _

from trustmark.audits import api as audits
from trustmark.certificates import api as certificates
from trustmark.certificates.api import Certificate
from trustmark.invitations.models import ClauseStatement
from trustmark.invitations.rules.clause import is_told, version_of
from trustmark.orders import api as orders
from trustmark.schemes import api as schemes
from trustmark.schemes.api import NotInRulebook, Rulebook
from trustmark.shops import api as shops
from trustmark.shops.api import Shop

# The demand of the checklists about it.
CRITERION = "privacy.review-invitation"


@dataclass(frozen=True)
class Clause:
    """How it stands with the privacy statement of a shop.

    `verdict` is what an auditor said last, empty where nobody looked; `is_outdated`
    says that the shop passes on more now than it told us its customers read.
    """

    version: str
    verdict: str
    decided_at: datetime | None
    stated: ClauseStatement | None
    is_needed: bool

    @property
    def is_told(self) -> bool:
        """Whether customers may be asked as far as this goes."""
        stated_at = self.stated.stated_at if self.stated else None
        return not self.is_needed or is_told(self.verdict, self.decided_at, stated_at)

    @property
    def is_outdated(self) -> bool:
        """Whether another version was stated, or none while products are passed on."""
        known = self.stated.version if self.stated else version_of(takes_products=False)
        return known != self.version


def get_clause(shop: Shop) -> Clause:
    """What is known of the privacy statement of a shop."""
    certificate = _carried(shop)
    verdict, decided_at = _verdict(certificate) if certificate else ("", None)
    stated = ClauseStatement.objects.filter(shop=shop).order_by("-id").first()
    connection = orders.find_connection(shop)
    takes = connection is not None and connection.takes_products
    return Clause(
        version=version_of(takes_products=takes),
        verdict=verdict,
        decided_at=decided_at,
        stated=stated,
        is_needed=certificate is not None and _allows(certificate.scheme_version.rules),
    )


def has_agreed(shop: Shop) -> bool:
    """Whether the company agreed to each text its scheme has; in whatever version.

    A new version is agreed to in the time the scheme gives; nobody is cut off by it.
    """
    certificate = _carried(shop)
    if certificate is None:
        return True
    book = certificate.scheme_version.rules
    missing = set(shops.list_missing_acceptances(shop.company, rulebook=book))
    if not missing:
        return True
    agreed = shops.list_acceptances(shop.company)
    return missing <= {one.document for one in agreed if one.scheme == book.scheme.slug}


def clause_text(shop: Shop, language: str) -> str:
    """Our clause for the privacy statement, for what this shop passes on."""
    certificate = _carried(shop)
    if certificate is None:
        return ""
    book = certificate.scheme_version.rules
    connection = orders.find_connection(shop)
    takes = connection is not None and connection.takes_products
    kept = book.find_term("invitation-retention")
    told = {
        "operator": book.scheme.operator.legal_name,
        "scheme": book.scheme.name[language],
        "term": schemes.term_in_words(kept, language) if kept else "",
    }
    with translation.override(language):
        parts = [
            _(
                "When you order from us we pass on your e-mail address, your first "
                "name and your order number to %(operator)s, which runs %(scheme)s."
            )
        ]
        if takes:
            parts.append(
                _(
                    "We also pass on which products you ordered, so that you can say "
                    "something about each of them."
                )
            )
        parts.append(
            _(
                "After your order is complete, %(operator)s sends you a personal "
                "e-mail in our name, and reminds you once at most, to ask for a review "
                "on our page at %(scheme)s. It uses the data for nothing else. With "
                "one click in that e-mail you stop it."
            )
        )
        if kept:
            parts.append(_("The data are kept for %(term)s at most."))
        return " ".join(parts) % told


def _carried(shop: Shop) -> Certificate | None:
    held = certificates.list_certificates_of(shop)
    return next((found for found in held if found.is_carrying), None)


def _verdict(certificate: Certificate) -> tuple[str, datetime | None]:
    told = audits.list_assessments(certificate.audit, criterion=CRITERION)
    return (told[-1].verdict, told[-1].at) if told else ("", None)


def _allows(book: Rulebook) -> bool:
    try:
        return book.allows("pause-invitations-without-clause")
    except NotInRulebook:
        return False
