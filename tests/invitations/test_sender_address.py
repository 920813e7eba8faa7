"""An address of the shop's own, from proof to use, and back when the proof is gone."""

import pytest
from django.conf import settings

from tests.builders.letters import letters, the_letter
from tests.builders.people import MONDAY, a_user
from tests.builders.reviews import (
    a_certified_shop,
    an_invitation,
    contact_of,
    days_later,
)
from trustmark.correspondence.suppliers.envelope import envelope_of
from trustmark.invitations import api as invitations
from trustmark.invitations.api import SenderState
from trustmark.invitations.suppliers.names import PRETENDED, PretendNames
from trustmark.kernel.calendar import day_of
from trustmark.kernel.cases import MoveRefused

pytestmark = pytest.mark.django_db


def names_of(domain: str) -> PretendNames:
    """A domain that allows us to send for it."""
    return PretendNames(
        records={
            domain: ["v=spf1 mx include:_spf.localhost ~all", "other=1"],
            f"_dmarc.{domain}": ["v=DMARC1; p=reject; adkim=s"],
        },
        aliases={
            f"keurmeester._domainkey.{domain}": "keurmeester._domainkey.localhost"
        },
    )


@pytest.fixture
def shop():
    return a_certified_shop()


@pytest.fixture
def chosen(shop):
    return invitations.choose_sender(
        shop, f"post@{shop.domain}", by=contact_of(shop), at=MONDAY
    )


def sent_from(shop, *, number: str) -> tuple[str, list[str]]:
    invitation = an_invitation(shop, number=number, email=f"k{number}@thuis.test")
    letter = letters("ReviewInvitation", about=invitation)[-1]
    mail = envelope_of(letter, at=MONDAY)
    return mail.from_email, mail.reply_to


@pytest.mark.rule("WK-D8-2")
def test_letters_leave_from_an_address_only_while_its_domain_allows_it(shop, chosen):
    before = sent_from(shop, number="1")

    invitations.look_at_sender(chosen, at=MONDAY, names=names_of(shop.domain))
    during = sent_from(shop, number="2")
    invitations.look_at_sender(chosen, at=days_later(1), names=PretendNames())
    after = sent_from(shop, number="3")

    assert before[0].endswith(f"<{settings.MAIL_FROM}>")
    assert before[1] == [chosen.email]
    assert during[0].endswith(f"<{chosen.email}>")
    assert "Kaasboer Jansen via " in during[0]
    assert during[1] == []
    assert after == before
    lost = the_letter("SenderAddressWasLost")
    assert lost.to == shop.company.email
    assert "SPF, DKIM, DMARC" in lost.body


def test_a_name_service_that_is_silent_changes_nothing(shop, chosen):
    invitations.look_at_sender(chosen, at=MONDAY, names=names_of(shop.domain))

    silent = PretendNames(is_away=True)
    invitations.look_at_sender(chosen, at=days_later(1), names=silent)

    assert chosen.state == SenderState.IN_USE
    assert letters("SenderAddressWasLost") == []


@pytest.mark.rule("WK-D8-2")
def test_an_address_elsewhere_needs_its_mailbox_proven_too(shop):
    by = contact_of(shop)
    chosen = invitations.choose_sender(shop, "post@elders.test", by=by, at=MONDAY)
    names = names_of("elders.test")
    invitations.look_at_sender(chosen, at=MONDAY, names=names)
    assert chosen.state == SenderState.WAITING
    assert sent_from(shop, number="1")[1] != [chosen.email]

    asked = the_letter("ConfirmSenderAddress")
    key = next(w for w in asked.body.split() if "/sender/" in w).rstrip("/")
    held = invitations.sender_of_key(key.rpartition("/")[2])
    with pytest.raises(MoveRefused):
        invitations.prove_mailbox(held, by=a_user(), at=MONDAY)
    invitations.prove_mailbox(held, by=by, at=MONDAY)
    invitations.look_at_sender(held, at=MONDAY, names=names)

    assert asked.to == "post@elders.test"
    assert held.state == SenderState.IN_USE


def test_nobody_chooses_an_address_of_ours(shop):
    ours = settings.MAIL_FROM.rpartition("@")[2]

    for email in (f"x@{ours}", f"x@deep.{ours}"):
        with pytest.raises(MoveRefused):
            invitations.choose_sender(shop, email, by=contact_of(shop), at=MONDAY)


def test_another_address_takes_the_place_of_the_first(shop, chosen):
    by = contact_of(shop)
    other = invitations.choose_sender(shop, f"b@{shop.domain}", by=by, at=MONDAY)

    chosen.refresh_from_db()
    assert chosen.state == SenderState.ENDED
    assert invitations.find_sender(shop) == other
    invitations.end_sender(other, by=by, at=MONDAY)
    assert invitations.find_sender(shop) is None


def test_every_day_all_addresses_are_looked_at(shop, chosen, monkeypatch):
    right = names_of(shop.domain)
    monkeypatch.setattr(PRETENDED, "records", right.records)
    monkeypatch.setattr(PRETENDED, "aliases", right.aliases)

    assert invitations.look_at_senders_due(on=day_of(MONDAY), at=MONDAY) == 0
    chosen.refresh_from_db()
    assert chosen.state == SenderState.IN_USE
    right.aliases.clear()

    assert invitations.look_at_senders_due(on=day_of(MONDAY), at=MONDAY) == 1
    chosen.refresh_from_db()
    assert (chosen.state, chosen.seen[1]["seen"]) == ("lost", "missing")
