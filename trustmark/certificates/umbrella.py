"""Who may also carry the mark of the organisation a scheme's operator belongs to."""

from datetime import date

from trustmark.certificates.models import Certificate
from trustmark.certificates.register import Entry
from trustmark.certificates.states import CARRYING
from trustmark.schemes import api as schemes
from trustmark.schemes.api import OutsideParty, Rulebook, Scheme
from trustmark.shops.api import Shop


def find_umbrella(entry: Entry, *, on: date) -> OutsideParty | None:
    """The organisation whose mark a shop may carry beside its seal on that day.

    It may for as long as it carries the seal, its rulebook says so, and the operator
    is a member there.
    """
    carried = [c for c in entry.certificates if c.state in CARRYING]
    books: list[Rulebook] = [c.scheme_version.rules for c in carried]
    entitling = (book for book in books if book.allows("umbrella-mark"))
    book = next(entitling, None)
    return book.scheme.umbrella_on(on) if book else None


def list_entitled_shops(scheme: Scheme, *, on: date) -> list[Shop]:
    """Every shop that may carry the mark of the umbrella that day, by domain."""
    if scheme.umbrella_on(on) is None:
        return []
    versions = [
        version
        for version in schemes.list_versions(scheme.slug)
        if version.rules.allows("umbrella-mark")
    ]
    carrying = Certificate.objects.filter(
        scheme=scheme.slug, state__in=CARRYING, scheme_version__in=versions
    )
    shops = Shop.objects.filter(pk__in=carrying.values("shop"))
    return list(shops.order_by("domain", "id"))
