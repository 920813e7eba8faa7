"""Questions about invitations: settings, what was asked lately, and how it went."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Q, QuerySet, Sum

from trustmark.certificates import api as certificates
from trustmark.invitations import gates, rules
from trustmark.invitations.counting import COUNTED, HOME
from trustmark.invitations.models import (
    DayCount,
    Invitation,
    InvitationSettings,
    OwnWords,
    SenderAddress,
    Suppression,
)
from trustmark.invitations.rules import Asked
from trustmark.invitations.states import (
    BasisChoice,
    ModeChoice,
    Reason,
    Stage,
    State,
    Unit,
)
from trustmark.invitations.states_of_senders import SenderState
from trustmark.kernel.links import opened_key
from trustmark.orders import api as orders
from trustmark.orders.api import Order
from trustmark.schemes.api import NotInRulebook, Rulebook
from trustmark.shops.api import Shop

ANSWERING = "invitation.answer"
STOPPING = "invitation.stop"
PROVING = "invitation.sender"
# Where no rulebook says how long: five days to wait, and a reminder after a week.
_DELAY, _REMINDER = 5, 7


def find_rulebook(shop: Shop) -> Rulebook | None:
    """The rulebook under which the shop may show the seal now, if it may."""
    held = certificates.list_certificates_of(shop)
    carried = [found for found in held if found.is_carrying]
    return carried[0].scheme_version.rules if carried else None


def get_settings(shop: Shop, *, at: datetime) -> InvitationSettings:
    """How the shop has us invite; what its rulebook proposes while it chose nothing."""
    chosen = InvitationSettings.objects.filter(shop=shop).first()
    return chosen or proposed_settings(shop, at=at)


def proposed_settings(shop: Shop, *, at: datetime) -> InvitationSettings:
    """What holds for a shop that chose nothing; not saved."""
    book = find_rulebook(shop)
    by_consent = book is not None and book.word("invitation-ground") == "consent"
    return InvitationSettings(
        shop=shop,
        mode=ModeChoice.AFTER_CONSENT if by_consent else ModeChoice.EVERY_ORDER,
        delay=_days(book, "invitation-delay", _DELAY),
        unit=Unit.DAYS,
        reminder_after=_days(book, "invitation-reminder", _REMINDER),
        basis=BasisChoice.CONSENT if by_consent else BasisChoice.SOFT_OPT_IN,
        chosen_at=at,
    )


def find_own_words(shop: Shop, language: str) -> OwnWords | None:
    """What the shop says itself in letters of this language; `None` where nothing."""
    rows = OwnWords.objects.filter(shop=shop, language=language)
    newest = rows.order_by("-version").first()
    says = newest and any(getattr(newest, part) for part in rules.LONGEST)
    return newest if says else None


def find_sender(shop: Shop) -> SenderAddress | None:
    """The address of its own a shop chose, in use or not yet."""
    live = SenderAddress.objects.exclude(state=SenderState.ENDED)
    return live.select_related("shop__company").filter(shop=shop).first()


def sender_of_key(key: str) -> SenderAddress:
    """The address whose letter held this key.

    Raises `LinkRefused` or `SenderAddress.DoesNotExist`.
    """
    live = SenderAddress.objects.exclude(state=SenderState.ENDED)
    return live.select_related("shop__company").get(pk=opened_key(PROVING, key))


def get_invitation(invitation_id: int) -> Invitation:
    """The invitation with this id, with its order and shop."""
    rows = Invitation.objects.select_related("order", "shop__company")
    return rows.get(pk=invitation_id)


def invitation_of_key(key: str) -> Invitation:
    """The invitation whose letter held this key.

    Raises `LinkRefused` or `Invitation.DoesNotExist`.
    """
    return get_invitation(opened_key(ANSWERING, key))


def invitation_to_stop(key: str) -> Invitation:
    """The invitation from whose letter somebody unsubscribes; raises as above."""
    return get_invitation(opened_key(STOPPING, key))


def list_invitations(shop: Shop) -> QuerySet[Invitation]:
    """The invitations of a shop, newest first."""
    rows = Invitation.objects.filter(shop=shop).select_related("order")
    return rows.order_by("-id")


def list_page(
    shop: Shop,
    *,
    before: int | None = None,
    state: str = "",
    number: str = "",
    limit: int = 50,
) -> list[Invitation]:
    """The invitations of a shop behind one of them, newest first."""
    rows = list_invitations(shop)
    if before is not None:
        rows = rows.filter(id__lt=before)
    if state:
        rows = rows.filter(state=state)
    if number:
        rows = rows.filter(order__shop=shop, order__number=number)
    return list(rows[:limit])


def find_invitation(shop: Shop, invitation_id: int) -> Invitation | None:
    """The invitation with this id, when it is of this shop."""
    rows = Invitation.objects.select_related("order", "shop__company")
    return rows.filter(shop=shop, pk=invitation_id).first()


_AT_STAGE = {
    Stage.PLANNED: Q(state=State.SCHEDULED),
    Stage.SENT: Q(sent_at__isnull=False),
    Stage.DELIVERED: Q(delivered_at__isnull=False),
    Stage.RETURNED: Q(bounced_at__isnull=False),
    Stage.OPENED: Q(opened_at__isnull=False),
    Stage.ANSWERED: Q(answered_at__isnull=False),
    Stage.NOT_SENT: Q(state__in=[State.SUPPRESSED, State.CALLED_OFF]),
}


def list_log(
    shop: Shop,
    *,
    stage: Stage | None = None,
    number: str = "",
    since: date | None = None,
    until: date | None = None,
) -> QuerySet[Invitation]:
    """The invitations of a shop that came this far, newest first; days are planned."""
    rows = list_invitations(shop)
    if stage is not None:
        rows = rows.filter(_AT_STAGE[stage])
    if number:
        rows = rows.filter(order__number=number)
    if since is not None:
        rows = rows.filter(scheduled_for__gte=_begins(since))
    if until is not None:
        rows = rows.filter(scheduled_for__lt=_begins(until + timedelta(days=1)))
    return rows


def list_suppressions(shop: Shop) -> QuerySet[Suppression]:
    """Who does not want letters of this shop, newest first; without their addresses."""
    return Suppression.objects.filter(shop=shop).order_by("-since", "-id")


def suppressions_of(email: str, shop: Shop) -> list[Suppression]:
    """Why nobody writes to this address for the shop, or for any.

    What holds for any shop is told of the shop's own customers alone.
    """
    keys = orders.list_email_keys(email)
    is_customer = Invitation.objects.filter(shop=shop, email_key__in=keys).exists()
    here = Q(shop=shop) | Q(shop=None) if is_customer else Q(shop=shop)
    rows = Suppression.objects.filter(here, email_key__in=keys)
    return list(rows.order_by("id"))


def find_invitations(orders_asked: Iterable[Order]) -> dict[int, Invitation]:
    """The invitation of each of these orders, by the id of the order."""
    rows = Invitation.objects.filter(order__in=list(orders_asked))
    return {found.order_id: found for found in rows}


def is_suppressed(keys: list[str], shop: Shop) -> bool:
    """Whether nobody writes to this person for the shop, or for any."""
    rows = Suppression.objects.filter(email_key__in=keys)
    return rows.filter(Q(shop=shop) | Q(shop=None)).exists()


def find_suppression(keys: list[str], shop: Shop) -> Reason | None:
    """Why nobody writes to this person, if so."""
    rows = Suppression.objects.filter(email_key__in=keys)
    found = rows.filter(Q(shop=shop) | Q(shop=None)).first()
    return Reason(found.reason) if found else None


def asked_of(order: Order, keys: list[str], *, at: datetime) -> Asked:
    """What is known of the person of an order, before anybody writes."""
    mine = Invitation.objects.filter(email_key__in=keys).exclude(order=order)
    went = mine.filter(sent_at__isnull=False)
    last = went.filter(shop=order.shop_id).order_by("-sent_at").first()
    return Asked(
        is_certified=find_rulebook(order.shop) is not None,
        has_agreed=gates.has_agreed(order.shop),
        is_told=gates.get_clause(order.shop).is_told,
        has_consent=orders.has_consent_of(order),
        is_suppressed=is_suppressed(keys, order.shop),
        has_address=bool(order.email),
        before=mine.filter(shop=order.shop_id)
        .exclude(state__in=[State.SUPPRESSED, State.CALLED_OFF])
        .count(),
        lately=last.sent_at if last else None,
        this_week=went.filter(sent_at__gt=at - rules.WEEK).count(),
    )


@dataclass(frozen=True)
class Funnel:
    """How many orders of a period led to a letter, and letters to an answer."""

    scheduled: int
    sent: int
    delivered: int
    bounced: int
    opened: int
    answered: int
    not_sent: int

    @property
    def answered_share(self) -> int:
        """Whole per cents of those written to who answered."""
        return round(100 * self.answered / self.sent) if self.sent else 0


def funnel_of(shop: Shop, *, since: date, until: date) -> Funnel:
    """The invitations planned for these days, the last one included."""
    days = DayCount.objects.filter(shop=shop, on__gte=since, on__lte=until)
    counts = days.aggregate(**{name: Sum(name, default=0) for name in COUNTED})
    waiting = Invitation.objects.filter(
        shop=shop,
        state=State.SCHEDULED,
        scheduled_for__gte=_begins(since),
        scheduled_for__lt=_begins(until + timedelta(days=1)),
    )
    return Funnel(scheduled=waiting.count(), **counts)


def list_day_counts(shop: Shop, *, since: date, until: date) -> list[DayCount]:
    """What came of the invitations planned for each of these days, oldest first."""
    rows = DayCount.objects.filter(shop=shop, on__gte=since, on__lte=until)
    return list(rows.order_by("on"))


def _begins(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=HOME)


def _days(book: Rulebook | None, term: str, otherwise: int) -> int:
    try:
        found = book.find_term(term) if book else None
    except NotInRulebook:
        found = None
    if found is None:
        return otherwise if book is None else 0
    return found.days or found.working_days or otherwise
