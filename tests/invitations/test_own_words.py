"""What a shop says itself in the letter that asks, and what it cannot say."""

import pytest
from django.db import DatabaseError, transaction

from tests.builders.letters import letters, the_letter
from tests.builders.people import MONDAY, a_user
from tests.builders.reviews import (
    a_certified_shop,
    an_invitation,
    an_order,
    contact_of,
    days_later,
)
from trustmark.invitations import api as invitations
from trustmark.invitations.models import OwnWords
from trustmark.kernel.cases import MoveRefused

OURS = {
    "subject": "{voornaam}, hoe smaakte de kaas?",
    "greeting": "Dag {voornaam},",
    "paragraph": "Wij zijn benieuwd naar bestelling {bestelnummer}.\nEerlijk graag.",
    "signature": "Kees van de toonbank",
}


pytestmark = pytest.mark.django_db


def test_the_shop_speaks_in_the_letter_and_what_must_stay_stays():
    shop = a_certified_shop()
    kept = invitations.write_own_words(shop, "nl", OURS, by=contact_of(shop), at=MONDAY)

    invitation = an_invitation(shop, number="2026-9")

    letter = the_letter("ReviewInvitation")
    assert letter.subject == "Anna, hoe smaakte de kaas?"
    assert "Dag Anna,\n" in letter.body
    assert "Wij zijn benieuwd naar bestelling 2026-9." in letter.body
    assert "Kees van de toonbank" in letter.body
    for fixed in ("Goed of slecht", "Er staat niets tegenover", "Waarom krijg je"):
        assert fixed in letter.body
    assert letter.unsubscribe_url in letter.body
    assert invitation.own_words == kept


def test_words_of_one_language_stand_in_letters_of_that_language_alone():
    shop = a_certified_shop()
    invitations.write_own_words(shop, "nl", OURS, by=contact_of(shop), at=MONDAY)

    an_invitation(shop, language="fr")

    assert the_letter("ReviewInvitation").subject.startswith("Comment s'est passée")


def test_each_change_is_a_version_and_what_was_sent_stays_as_it_was():
    shop = a_certified_shop()
    by = contact_of(shop)
    first = invitations.write_own_words(shop, "nl", OURS, by=by, at=MONDAY)
    same = invitations.write_own_words(shop, "nl", OURS, by=by, at=MONDAY)
    an_invitation(shop)
    none = invitations.write_own_words(shop, "nl", {}, by=by, at=days_later(1))

    assert (same, none.version) == (first, 2)
    assert invitations.find_own_words(shop, "nl") is None
    with pytest.raises(DatabaseError), transaction.atomic():
        OwnWords.objects.filter(pk=first.pk).update(subject="Iets anders")


def test_markup_and_placeholders_of_a_customer_stay_text():
    shop = a_certified_shop()
    told = {"paragraph": "**Vet** <b>en</b> [[ Klik | x ]] {{ link }}"}
    with pytest.raises(MoveRefused):
        invitations.write_own_words(shop, "nl", told, by=contact_of(shop), at=MONDAY)
    fine = {"paragraph": "**Vet** <b>en</b> [[ Klik | x ]]", "greeting": "{voornaam}:"}
    invitations.write_own_words(shop, "nl", fine, by=contact_of(shop), at=MONDAY)

    an_invitation(shop, name="{winkel} de Wit")

    letter = the_letter("ReviewInvitation")
    assert "**Vet** &lt;b&gt;en&lt;/b&gt; [[ Klik | x ]]" in letter.html
    assert "{winkel}:" in letter.body


def test_a_test_goes_to_whoever_asks_and_opens_nothing():
    shop = a_certified_shop()
    contact = contact_of(shop)
    an_order(shop, email="klant@thuis.test", delay="9")

    invitations.send_test(shop, "nl", by=contact, at=MONDAY)
    invitations.send_test(shop, "nl", is_reminder=True, by=contact, at=MONDAY)

    sent = [*letters("ReviewInvitation"), *letters("ReviewReminder")]
    assert {letter.to for letter in sent} == {contact.email}
    assert all(letter.subject.startswith("Proef: ") for letter in sent)
    assert all("/reviews/write/" not in letter.body for letter in sent)
    with pytest.raises(MoveRefused):
        invitations.send_test(shop, "nl", by=a_user(), at=MONDAY)
