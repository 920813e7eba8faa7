"""Moves: guarded in the UPDATE, remembered, refused in words."""

import pytest
from django.db import DatabaseError, transaction

from trustmark.kernel.cases import MoveRefused, begin, note, take
from trustmark.kernel.history import HistoryEntry, list_history
from trustmark.shops import states
from trustmark.shops.models import DomainProof, Method
from trustmark.shops.states import ProofState

pytestmark = pytest.mark.django_db


@pytest.fixture
def proof(shop, monday) -> DomainProof:
    return DomainProof.objects.get(shop=shop)


def test_a_move_changes_the_state_and_is_remembered(proof, auditor, monday):
    take(proof, states.PROVE, by=auditor, at=monday, reason="seen", method=Method.DNS)

    assert proof.state == ProofState.PROVEN
    assert proof.since == monday
    last = list_history(proof)[-1]
    assert (last.move, last.origin, last.target) == ("prove", "asked", "proven")
    assert (last.reason, last.by_id, last.at) == ("seen", auditor.pk, monday)


def test_of_two_people_pressing_at_once_only_one_succeeds(proof, monday):
    same_proof = DomainProof.objects.get(pk=proof.pk)
    take(proof, states.PROVE, by=None, at=monday, method=Method.DNS)

    with pytest.raises(MoveRefused):
        take(same_proof, states.PROVE, by=None, at=monday, method=Method.FILE)

    proof.refresh_from_db()
    assert proof.method == Method.DNS
    assert [line.move for line in list_history(proof)] == ["open", "prove"]


def test_a_move_from_the_wrong_state_changes_nothing(proof, monday):
    with pytest.raises(MoveRefused):
        take(proof, states.LOSE, by=None, at=monday)

    proof.refresh_from_db()
    assert proof.state == ProofState.ASKED


def test_a_note_moves_nothing(proof, auditor, monday):
    note(proof, by=auditor, at=monday, reason="called them")

    assert proof.state == ProofState.ASKED
    assert list_history(proof)[-1].move == "note"
    assert [line.is_remark for line in list_history(proof)] == [False, True]


@pytest.mark.parametrize("change", ["update", "delete"])
def test_the_database_refuses_to_change_history(proof, change):
    lines = HistoryEntry.objects.filter(case_kind="shops.domainproof")
    changes = {"update": lambda: lines.update(reason="other"), "delete": lines.delete}

    with pytest.raises(DatabaseError, match="written once"), transaction.atomic():
        changes[change]()

    assert lines.get().reason == ""


def test_a_case_cannot_begin_twice(proof, monday):
    with pytest.raises(DatabaseError), transaction.atomic():
        begin(proof, by=None, at=monday)
