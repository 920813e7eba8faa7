"""The register: what anyone may know of a shop, and how it is looked up."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Q, QuerySet

from trustmark.certificates.models import Certificate
from trustmark.certificates.states import CARRYING, State
from trustmark.kernel.folding import folded
from trustmark.kernel.history import list_history
from trustmark.memberships.api import Membership
from trustmark.shops.api import Shop, domain_of

# The order in which several certificates of one shop make one public answer.
_WEIGHT = {
    State.ACTIVE: 0,
    State.PROVISIONAL: 1,
    State.SUSPENDED: 2,
    State.WITHDRAWN: 3,
    State.EXPIRED: 4,
}
UNKNOWN = "unknown"


@dataclass(frozen=True)
class PublicStep:
    """One line of public history: which move, to which state, when; never a person."""

    move: str
    state: str
    at: datetime


@dataclass(frozen=True)
class Entry:
    """A shop in the register of one scheme, with its certificates, newest first."""

    shop: Shop
    certificates: tuple[Certificate, ...]

    @property
    def state(self) -> str:
        """The one answer for the shop: its best certificate's state."""
        return str(self.leading.state)

    @property
    def is_carrying(self) -> bool:
        """Whether the shop may show the seal now."""
        return any(c.state in CARRYING for c in self.certificates)

    @property
    def carried_kinds(self) -> tuple[str, ...]:
        """The kinds of certificate the seal shows now, in alphabetical order."""
        return tuple(sorted(c.kind for c in self.certificates if c.state in CARRYING))

    @property
    def leading(self) -> Certificate:
        """The certificate the public answer rests on."""
        return min(self.certificates, key=lambda c: _WEIGHT[State(c.state)])


def search(scheme: str, *, text: str) -> QuerySet[Shop]:
    """Shops that are or were certified, by name, domain, company or number."""
    wanted = folded(text)
    known = Shop.objects.filter(
        pk__in=Certificate.objects.filter(scheme=scheme).values("shop")
    )
    if not wanted:
        return known.order_by("name", "id")
    by_number = Certificate.objects.filter(scheme=scheme, number=text.strip().upper())
    matches = Q(search_key__contains=wanted) | Q(pk__in=by_number.values("shop"))
    domain = domain_of(text)
    if domain:
        matches |= Q(domain=domain)
    return known.filter(matches).order_by("name", "id")


def entries(scheme: str, shops: Iterable[Shop]) -> list[Entry]:
    """The register entries of these shops, in their order, with one query."""
    listed = list(shops)
    certificates: dict[int, list[Certificate]] = {shop.pk: [] for shop in listed}
    rows = Certificate.objects.filter(scheme=scheme, shop__in=listed)
    for certificate in rows.select_related("scheme_version").order_by("-id"):
        certificates[certificate.shop_id].append(certificate)
    return [Entry(shop, tuple(certificates[shop.pk])) for shop in listed]


def find_entry(scheme: str, *, domain: str) -> Entry | None:
    """The entry of a domain, `www.` or not, or `None` when it is unknown here."""
    known = list_shops_with_certificates(scheme).filter(domain=domain_of(domain))
    latest = F("ended_at").desc(nulls_first=True)
    shop = known.select_related("company").order_by(latest, "-id").first()
    return entries(scheme, [shop])[0] if shop else None


def get_certificate(number: str) -> Certificate:
    """The certificate with this number."""
    return Certificate.objects.select_related(
        "shop__company", "scheme_version", "audit", "membership"
    ).get(number=number)


def list_certificates_of(*shops: Shop) -> list[Certificate]:
    """Every certificate these shops have or had, newest first."""
    rows = Certificate.objects.filter(shop__in=shops).select_related("scheme_version")
    return list(rows.order_by("-id"))


def list_certificates(
    *, schemes: frozenset[str] | None = None
) -> QuerySet[Certificate]:
    """Certificates by number; `None` means all schemes."""
    rows = Certificate.objects.select_related("shop__company", "scheme_version")
    rows = rows if schemes is None else rows.filter(scheme__in=schemes)
    return rows.order_by("number")


def search_certificates(
    *, schemes: frozenset[str] | None, text: str
) -> QuerySet[Certificate]:
    """Certificates by number, or by name, domain or company of the shop."""
    rows = list_certificates(schemes=schemes).order_by("-id")
    if not text:
        return rows
    by_shop = Q(shop__search_key__contains=folded(text))
    return rows.filter(by_shop | Q(number=text.strip().upper()))


def list_certificates_under(membership: Membership) -> list[Certificate]:
    """Every certificate a membership carries or carried, newest first."""
    return list(list_certificates().filter(membership=membership).order_by("-id"))


def list_shops_with_certificates(scheme: str) -> QuerySet[Shop]:
    """Every shop with a page in the register, certified now or once."""
    return search(scheme, text="")


def public_history(certificate: Certificate) -> tuple[PublicStep, ...]:
    """What happened to a certificate, oldest first, without reasons or persons."""
    return tuple(
        PublicStep(line.move, line.target, line.at)
        for line in list_history(certificate)
        if not line.is_remark
    )


def count_valid(scheme: str) -> int:
    """How many certificates of a scheme are valid now; a suspended one is not."""
    return Certificate.objects.filter(scheme=scheme, state__in=CARRYING).count()
