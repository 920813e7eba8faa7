"""Proof of a domain: a word we gave, found where only its owner can put it."""

from datetime import timedelta

import pytest

from tests.builders.parties import place_word, prove_domain
from tests.builders.people import MONDAY
from trustmark.kernel.history import list_history
from trustmark.shops import api as shops
from trustmark.shops.api import Method, ProofState
from trustmark.shops.suppliers.domains import PRETENDED

pytestmark = pytest.mark.django_db
TUESDAY = MONDAY + timedelta(days=1)


@pytest.fixture
def proof(shop):
    return shops.find_proof(shop)


def test_asking_twice_gives_the_same_word(shop, proof):
    again = shops.ask_domain_proof(shop, at=TUESDAY)

    assert again.word == proof.word
    assert len(proof.word) == 32


def test_the_word_in_the_dns_proves_the_domain(shop, proof):
    place_word(shop)

    shops.look_for_proof(proof, at=MONDAY)

    assert (proof.state, proof.method) == (ProofState.PROVEN, Method.DNS)
    assert proof.looked_at == MONDAY
    assert shops.is_domain_proven(shop)
    assert [line.move for line in list_history(proof)] == ["open", "prove"]


def test_another_word_proves_nothing(shop, proof):
    PRETENDED.words[shop.domain] = [f"{shops.PREFIX}{'0' * 32}", proof.word]

    shops.look_for_proof(proof, at=MONDAY)

    assert proof.state == ProofState.ASKED
    assert proof.seen == "dns: 2; meta: 0; file: 0"
    assert not shops.is_domain_proven(shop)


def test_a_word_that_is_gone_proves_nothing_any_more(shop, proof):
    prove_domain(shop)
    PRETENDED.words.clear()

    shops.look_for_proof(proof, at=TUESDAY)
    shops.look_for_proof(proof, at=TUESDAY)

    assert proof.state == ProofState.LOST
    assert not shops.is_domain_proven(shop)
    assert [line.target for line in list_history(proof)] == ["asked", "proven", "lost"]


def test_a_lost_proof_can_be_given_again(shop, proof):
    prove_domain(shop)
    PRETENDED.words.clear()
    shops.look_for_proof(proof, at=TUESDAY)

    prove_domain(shop, at=TUESDAY)

    proof.refresh_from_db()
    assert proof.state == ProofState.PROVEN
