"""A shop's own address: chosen, proven, looked at every day, and given up."""

from dataclasses import asdict
from datetime import date, datetime

from django.conf import settings
from django.db import IntegrityError, transaction

from trustmark.accounts.api import User
from trustmark.correspondence import api as correspondence
from trustmark.correspondence.api import Letter
from trustmark.invitations import permissions, rules
from trustmark.invitations import states_of_senders as states
from trustmark.invitations.letters import ConfirmSenderAddress, SenderAddressWasLost
from trustmark.invitations.models import SenderAddress
from trustmark.invitations.queries import (
    PROVING,
    find_rulebook,
    find_sender,
)
from trustmark.invitations.rules import Looked, Ours, Seen
from trustmark.invitations.states_of_senders import SenderState
from trustmark.invitations.suppliers.names import NameService, get_names
from trustmark.kernel.cases import MoveRefused, begin, may_take, note, take
from trustmark.kernel.links import link_to, sealed_key
from trustmark.shops import api as shops
from trustmark.shops.api import Shop


@transaction.atomic
def choose_sender(shop: Shop, email: str, *, by: User, at: datetime) -> SenderAddress:
    """Take down from which address letters are to leave; nothing leaves there yet.

    Whoever proved the domain of the shop needs no letter to prove the mailbox; anybody
    else gets one, at that very address. Raises `MoveRefused`.
    """
    refusal = permissions.why_not_choose_sender(shop, email, by=by)
    if refusal:
        raise MoveRefused(refusal)
    former = find_sender(shop)
    if former is not None:
        take(former, states.END, by=by, at=at, ended_at=at)
    book = find_rulebook(shop)
    chosen = SenderAddress(
        shop=shop,
        scheme=book.scheme.slug if book else "",
        email=email,
        chosen_by=by,
    )
    if shops.is_domain_proven(shop) and chosen.domain == shop.domain:
        chosen.mailbox_proven_at = at
    try:
        with transaction.atomic():
            begin(chosen, by=by, at=at)
    except IntegrityError as other:
        raise MoveRefused(permissions.changed_meanwhile()) from other
    if chosen.mailbox_proven_at is None:
        _write(chosen, _asking(chosen), to=chosen.email, at=at)
    return chosen


@transaction.atomic
def prove_mailbox(sender: SenderAddress, *, by: User, at: datetime) -> None:
    """Believe that letters to the address are read by the shop; twice is once."""
    refusal = permissions.why_not_change_sender(sender, by=by)
    if refusal:
        raise MoveRefused(refusal)
    rows = SenderAddress.objects.filter(pk=sender.pk, mailbox_proven_at=None)
    if rows.exclude(state=SenderState.ENDED).update(mailbox_proven_at=at):
        note(sender, states.PROVEN, by=by, at=at)
    sender.refresh_from_db()


def look_at_sender(
    sender: SenderAddress, *, at: datetime, names: NameService | None = None
) -> SenderAddress:
    """Look at the records of the domain, outside any transaction, and act on them.

    A name service that does not answer changes nothing: letters go on as they went.
    """
    if sender.state == SenderState.ENDED:
        return sender
    _write_down(sender, looked_at(sender.domain, names=names), at=at)
    return sender


def looked_at(domain: str, *, names: NameService | None = None) -> list[Looked]:
    """The three records of a domain as they are now."""
    names = names or get_names()
    above = shops.registered_domain(domain)
    dmarc = names.texts(f"_dmarc.{domain}")
    dkim = f"{ours().dkim_selector}._domainkey.{domain}"
    return [
        rules.judge_spf(domain, names.texts(domain), ours=ours()),
        rules.judge_dkim(domain, names.alias(dkim), ours=ours()),
        rules.judge_dmarc(
            domain, dmarc, dmarc if above == domain else names.texts(f"_dmarc.{above}")
        ),
    ]


def ours() -> Ours:
    """What the records of shops point at, on this installation."""
    return Ours(settings.MAIL_SPF, settings.MAIL_DKIM_SELECTOR, settings.MAIL_DKIM)


def look_at_senders_due(*, on: date, at: datetime) -> int:
    """Look at every address once more; how many were in use and are so no longer."""
    live = SenderAddress.objects.exclude(state=SenderState.ENDED)
    lost = 0
    for pk in list(live.order_by("id").values_list("pk", flat=True)):
        sender = SenderAddress.objects.select_related("shop__company").get(pk=pk)
        was_in_use = sender.state == SenderState.IN_USE
        look_at_sender(sender, at=at)
        lost += was_in_use and sender.state == SenderState.LOST
    return lost


@transaction.atomic
def end_sender(sender: SenderAddress, *, by: User, at: datetime) -> None:
    """Have letters leave from our address again."""
    refusal = permissions.why_not_change_sender(sender, by=by)
    if refusal:
        raise MoveRefused(refusal)
    take(sender, states.END, by=by, at=at, ended_at=at)


@transaction.atomic
def _write_down(sender: SenderAddress, seen: list[Looked], *, at: datetime) -> None:
    if any(one.seen == Seen.UNKNOWN for one in seen):
        return
    told = [asdict(one) | {"found": list(one.found)} for one in seen]
    live = SenderAddress.objects.filter(pk=sender.pk).exclude(state=SenderState.ENDED)
    live.update(looked_at=at, seen=told)
    sender.refresh_from_db()
    is_right = all(one.seen == Seen.RIGHT for one in seen)
    if is_right and sender.mailbox_proven_at and may_take(sender, states.USE):
        take(sender, states.USE, by=None, at=at)
    elif not is_right and sender.state == SenderState.IN_USE:
        faults = ", ".join(one.record.upper() for one in seen if one.seen != Seen.RIGHT)
        take(sender, states.LOSE, by=None, at=at, reason=faults)
        _write(sender, _lost(sender, faults), to=sender.shop.company.email, at=at)


def _asking(sender: SenderAddress) -> Letter:
    key = sealed_key(PROVING, sender.pk)
    language = sender.shop.company.language
    return ConfirmSenderAddress(
        shop_name=sender.shop.name,
        address=sender.email,
        link=link_to("member:sender_prove", key, language=language),
    )


def _lost(sender: SenderAddress, faults: str) -> Letter:
    language = sender.shop.company.language
    return SenderAddressWasLost(
        shop_name=sender.shop.name,
        address=sender.email,
        domain=sender.domain,
        records=faults,
        link=link_to("member:sender", sender.shop.domain, language=language),
    )


def _write(sender: SenderAddress, letter: Letter, *, to: str, at: datetime) -> None:
    company, book = sender.shop.company, find_rulebook(sender.shop)
    if book is None:
        return
    correspondence.send(
        letter,
        to=to,
        name=company.name,
        language=company.language,
        sender=shops.sender_of(book, language=company.language),
        at=at,
        about=sender,
    )
