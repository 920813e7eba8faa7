"""The verbs: schedule, send, remind, expire, unsubscribe, answer, call off, choose."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction

from trustmark.accounts.api import User
from trustmark.correspondence import api as correspondence
from trustmark.correspondence.api import LetterFault
from trustmark.invitations import permissions, rules, states
from trustmark.invitations.counting import count
from trustmark.invitations.events import InvitationSent
from trustmark.invitations.models import Invitation, InvitationSettings, Suppression
from trustmark.invitations.queries import asked_of, find_rulebook, get_settings
from trustmark.invitations.rules import Hours, Mode, Obstacle
from trustmark.invitations.states import LIVE, Reason, State, Unit
from trustmark.invitations.writing import (
    LANGUAGES,
    NobodyToSign,
    write_invitation,
    write_reminder,
)
from trustmark.kernel.announcements import announce
from trustmark.kernel.calendar import Calendar, Term, day_of
from trustmark.kernel.cases import MoveRefused, begin, note, take
from trustmark.orders import api as orders
from trustmark.orders.api import Order
from trustmark.shops.api import Shop

BATCH = 200


@dataclass(frozen=True)
class Choice:
    """How a shop wants its customers asked."""

    mode: str
    delay: int
    unit: str
    first_hour: int
    last_hour: int
    language: str
    reminder_after: int
    rest_days: int
    asks_products: bool
    basis: str


@transaction.atomic
def choose(shop: Shop, choice: Choice, *, by: User, at: datetime) -> InvitationSettings:
    """Keep how the shop has us invite, with who said so; scheduled letters stay."""
    refusal = permissions.why_not_choose(shop, by=by)
    if refusal:
        raise MoveRefused(refusal)
    kept, _ = InvitationSettings.objects.update_or_create(
        shop=shop,
        defaults={**choice.__dict__, "chosen_by": by, "chosen_at": at},
    )
    return kept


@transaction.atomic
def schedule(order: Order, *, at: datetime) -> Invitation | None:
    """Plan the letter about an order, or write down why there is none.

    An order that has its invitation keeps it; `None` for a shop that asks nobody.
    """
    known = Invitation.objects.filter(order=order).first()
    if known:
        return known
    chosen = get_settings(order.shop, at=at)
    mode = _mode(chosen, order)
    if mode == Mode.OFF:
        return None
    moment = _moment(chosen, order)
    invitation = Invitation(
        order=order,
        shop=order.shop,
        language=_language(chosen, order),
        email_key=order.email_key,
        basis=chosen.basis,
        scheduled_for=moment,
        answerable_until=rules.last_moment(moment),
    )
    book = find_rulebook(order.shop)
    invitation.scheme = book.scheme.slug if book else ""
    begin(invitation, by=None, at=at, tells="schedule")
    asked = asked_of(order, _keys(order), at=at)
    _suppress_if(
        invitation,
        rules.why_not_invite(mode, asked, rest_days=chosen.rest_days, at=moment),
        at=at,
    )
    return invitation


def send_due(*, at: datetime) -> int:
    """Send the invitations whose moment has come, each in a transaction of its own.

    Moving the row and writing the letter are one; whoever dies between two of them
    leaves the next one scheduled, and whoever comes second finds nothing to do.
    """
    due = Invitation.objects.filter(state=State.SCHEDULED, scheduled_for__lte=at)
    ids = list(due.order_by("scheduled_for", "id").values_list("id", flat=True)[:BATCH])
    return sum(_send_one(invitation_id, at=at) for invitation_id in ids)


def remind_due(*, on: date, at: datetime) -> int:
    """Remind, once, whoever has not answered by the day that was chosen."""
    due = Invitation.objects.filter(remind_on__lte=on)
    ids = list(due.order_by("id").values_list("id", flat=True))
    return sum(_remind_one(invitation_id, at=at) for invitation_id in ids)


def expire_due(*, on: date, at: datetime) -> int:
    """Close what may not be answered any more, and forget whom it was sent to."""
    old = Invitation.objects.filter(state__in=sorted(LIVE), answerable_until__lte=at)
    ids = list(old.order_by("id").values_list("id", flat=True))
    return sum(_expire_one(invitation_id, at=at) for invitation_id in ids)


@transaction.atomic
def open_invitation(invitation: Invitation, *, at: datetime) -> None:
    """Note that the invited person pressed on; opening twice is opening once."""
    if invitation.state == State.SENT:
        take(invitation, states.OPEN, by=None, at=at, opened_at=at)
        count(invitation, "opened")


@transaction.atomic
def mark_answered(invitation: Invitation, *, at: datetime) -> None:
    """Close an invitation by its review; the address of the order is forgotten.

    Raises `MoveRefused` when it was answered, has expired or was stopped.
    """
    take(
        invitation,
        states.ANSWER,
        by=None,
        at=at,
        answered_at=at,
        ended_at=at,
        remind_on=None,
    )
    count(invitation, "answered")
    _forget(invitation, at=at)


@transaction.atomic
def call_off(invitation: Invitation, *, by: User, at: datetime) -> None:
    """Do not send a scheduled letter after all."""
    refusal = permissions.why_not_call_off(invitation, by=by)
    if refusal:
        raise MoveRefused(refusal)
    take(invitation, states.CALL_OFF, by=by, at=at, ended_at=at)
    _forget(invitation, at=at)


@transaction.atomic
def unsubscribe(invitation: Invitation, *, at: datetime) -> None:
    """Write no more to this person for this shop."""
    _stop(invitation, invitation.shop, Reason.UNSUBSCRIBED, at=at)


@transaction.atomic
def unsubscribe_everywhere(invitation: Invitation, *, at: datetime) -> None:
    """Write no more to this person for any shop."""
    _stop(invitation, None, Reason.UNSUBSCRIBED, at=at)


@transaction.atomic
def suppress_reader(invitation_id: int, reason: Reason, *, at: datetime) -> None:
    """Write no more to an address that letters come back from, or that complained."""
    invitation = Invitation.objects.select_related("order").get(pk=invitation_id)
    if reason == Reason.BOUNCED:
        fresh = Invitation.objects.filter(pk=invitation_id, bounced_at=None)
        if fresh.update(bounced_at=at):
            count(invitation, "bounced")
    _stop(invitation, None, reason, at=at)


@transaction.atomic
def record_arrival(invitation_id: int, *, at: datetime) -> None:
    """Write down that the letter was delivered."""
    rows = Invitation.objects.filter(pk=invitation_id, delivered_at=None)
    if rows.update(delivered_at=at):
        count(Invitation.objects.get(pk=invitation_id), "delivered")


def suppress_address(
    email_key: str, *, shop: Shop | None, reason: Reason, at: datetime
) -> None:
    """Remember that nobody writes here, for a shop or for any; once is enough."""
    try:
        with transaction.atomic():
            Suppression.objects.get_or_create(
                email_key=email_key, shop=shop, defaults={"reason": reason, "since": at}
            )
    except IntegrityError:
        return


def _stop(
    invitation: Invitation, shop: Shop | None, reason: Reason, *, at: datetime
) -> None:
    key = invitation.email_key
    if not key:
        return
    suppress_address(key, shop=shop, reason=reason, at=at)
    live = Invitation.objects.filter(email_key=key, state__in=sorted(LIVE))
    if shop is not None:
        live = live.filter(shop=shop)
    live.update(remind_on=None)
    for planned in live.filter(state=State.SCHEDULED).select_related("order"):
        _suppress_if(planned, Obstacle.SUPPRESSED, at=at)
    invitation.refresh_from_db()


def _send_one(invitation_id: int, *, at: datetime) -> bool:
    """Send one that still waits; what another worker holds is left to that one."""
    waiting = Invitation.objects.filter(pk=invitation_id, state=State.SCHEDULED)
    held = waiting.select_for_update(skip_locked=True, of=("self",))
    invitation = None
    try:
        with transaction.atomic():
            invitation = held.select_related("order", "shop__company").first()
            if invitation is None:
                return False
            chosen = get_settings(invitation.shop, at=at)
            hours = Hours(chosen.first_hour, chosen.last_hour)
            if not rules.may_send_at(at, hours):
                _put_off(invitation, hours, at=at)
                return False
            return _send(invitation, chosen, at=at)
    except (MoveRefused, NobodyToSign):
        return False
    except LetterFault:
        if invitation is None:
            raise
        # The address cannot stand in a letter: nobody is there to be asked.
        with transaction.atomic():
            _suppress_if(invitation, Obstacle.NO_ADDRESS, at=at)
        return False


def _put_off(invitation: Invitation, hours: Hours, *, at: datetime) -> None:
    """Plan it for when letters may leave again; nobody waits behind it meanwhile."""
    calendar = Calendar(invitation.shop.company.country)
    moment = rules.moment_to_send(at, delay=Term(), hours=hours, calendar=calendar)
    rows = Invitation.objects.filter(pk=invitation.pk, state=State.SCHEDULED)
    rows.update(scheduled_for=moment)


def _send(invitation: Invitation, chosen: InvitationSettings, *, at: datetime) -> bool:
    """Ask once more what stands in the way: days have passed since it was planned."""
    order = invitation.order
    asked = asked_of(order, _keys(order), at=at)
    obstacle = rules.why_not_invite(
        _mode(chosen, order), asked, rest_days=chosen.rest_days, at=at
    )
    if _suppress_if(invitation, obstacle, at=at):
        return False
    days = chosen.reminder_after
    take(
        invitation,
        states.SEND,
        by=None,
        at=at,
        sent_at=at,
        answerable_until=rules.last_moment(at),
        remind_on=day_of(at) + timedelta(days=days) if days else None,
    )
    count(invitation, "sent")
    write_invitation(invitation, at=at)
    announce(InvitationSent(invitation.pk, invitation.shop_id), at=at)
    return True


def _remind_one(invitation_id: int, *, at: datetime) -> bool:
    invitation = Invitation.objects.select_related("order", "shop__company").get(
        pk=invitation_id
    )
    try:
        with transaction.atomic():
            rows = Invitation.objects.filter(
                pk=invitation_id, remind_on__isnull=False, state__in=sorted(LIVE)
            )
            # The guard: of two rounds at once one finds the day still standing.
            if not rows.update(remind_on=None, reminded_at=at):
                return False
            invitation.refresh_from_db()
            write_reminder(invitation, at=at)
            note(invitation, states.REMINDED, by=None, at=at)
    except (NobodyToSign, LetterFault):
        Invitation.objects.filter(pk=invitation_id).update(remind_on=None)
        return False
    return True


def _expire_one(invitation_id: int, *, at: datetime) -> bool:
    invitation = Invitation.objects.select_related("order").get(pk=invitation_id)
    try:
        with transaction.atomic():
            take(
                invitation,
                states.EXPIRE,
                by=None,
                at=at,
                ended_at=at,
                remind_on=None,
            )
            _forget(invitation, at=at)
    except MoveRefused:
        return False
    return True


def _suppress_if(
    invitation: Invitation, obstacle: Obstacle | None, *, at: datetime
) -> bool:
    if obstacle is None:
        return False
    take(
        invitation,
        states.SUPPRESS,
        by=None,
        at=at,
        obstacle=obstacle.value,
        ended_at=at,
        remind_on=None,
    )
    count(invitation, "not_sent")
    _forget(invitation, at=at)
    return True


def _forget(invitation: Invitation, *, at: datetime) -> None:
    """Nobody is written to any more: neither order nor letter says who it was."""
    orders.forget_address(invitation.order, at=at)
    correspondence.erase_letters(invitation)


def _mode(chosen: InvitationSettings, order: Order) -> Mode:
    mode = Mode(chosen.mode)
    if mode == Mode.EVERY_ORDER and order.is_only_first:
        return Mode.FIRST_ORDER
    return mode


def _moment(chosen: InvitationSettings, order: Order) -> datetime:
    days = rules.delay_in_force(order.delay_days, of_shop=chosen.delay)
    in_working_days = chosen.unit == Unit.WORKING_DAYS
    return rules.moment_to_send(
        order.received_at,
        delay=Term(working_days=days) if in_working_days else Term(days=days),
        hours=Hours(chosen.first_hour, chosen.last_hour),
        calendar=Calendar(order.shop.company.country),
    )


def _language(chosen: InvitationSettings, order: Order) -> str:
    """The language of the order; where we do not write it, that of the shop."""
    wanted = (chosen.language, order.language, *order.shop.languages)
    own = order.shop.company.language
    return next((code for code in (*wanted, own) if code in LANGUAGES), "en")


def _keys(order: Order) -> list[str]:
    """The marks of the person, those under earlier secret keys included."""
    return orders.list_email_keys(order.email) if order.email else [order.email_key]
