"""A public log: its lines hang together, and a third party can check that."""

import json
from datetime import date

import pytest
from django.db import DatabaseError, transaction

from bootstrap import verify_log
from bootstrap.verify_log import Broken, check, read_head
from tests.builders.concurrency import at_once
from trustmark.kernel import public_log
from trustmark.kernel.public_log import BEGINNING, PublicLogEntry

DAY = date(2026, 11, 2)
LOG = "of a test"


def a_log(lines: int = 3) -> list[bytes]:
    """A log as its file holds it."""
    with transaction.atomic():
        for turn in range(lines):
            public_log.append(LOG, "keep", on=DAY, codes={"ground": f"g{turn}"})
    return list(public_log.written_lines(LOG))


@pytest.mark.django_db
def test_a_log_is_checked_by_a_program_that_shares_no_line_with_it():
    written = a_log()

    name, head = check(written)

    assert (name, head.number) == (LOG, 3)
    assert str(head) == str(public_log.head_of(LOG))
    assert json.loads(written[0])["previous"] == BEGINNING


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("harm", "told"),
    [
        (lambda lines: [lines[0], lines[1].replace(b"g1", b"gx"), lines[2]], "changed"),
        (lambda lines: [lines[0], lines[2]], "bears the number 3"),
        (lambda lines: [lines[1], lines[2]], "bears the number 2"),
        (lambda lines: [lines[0], lines[1], lines[2], lines[2]], "bears the number 3"),
        (lambda lines: [lines[0], b"[]\n"], "does not have the parts"),
        (lambda lines: [lines[0], b"{\n"], "is not JSON"),
    ],
)
def test_what_was_changed_left_out_or_put_in_is_seen(harm, told):
    written = a_log()

    with pytest.raises(Broken, match=told):
        check(harm(written))


@pytest.mark.django_db
def test_who_kept_the_head_sees_a_log_that_was_cut_off_or_written_anew():
    written = a_log()
    kept = check(written)[1]
    anew = written[:2] + _written_by_hand(written[1], number=3)

    assert check(written, kept=check(written[:2])[1])[1] == kept
    with pytest.raises(Broken, match="lines are gone"):
        check(written[:2], kept=kept)
    with pytest.raises(Broken, match="was rewritten"):
        check(anew, kept=kept)


@pytest.mark.django_db
def test_the_command_reads_a_file_and_says_what_to_keep(tmp_path, capsys):
    file = tmp_path / "log.jsonl"
    file.write_bytes(b"".join(a_log()))

    assert verify_log.main([str(file)]) == 0
    head = capsys.readouterr().out.splitlines()[-1]
    assert verify_log.main([str(file), "--head", head]) == 0
    assert read_head(head).number == 3
    file.write_bytes(file.read_bytes().replace(b"g0", b"g9"))
    assert verify_log.main([str(file)]) == 1
    assert "line 1 was changed" in capsys.readouterr().err
    assert verify_log.main([str(tmp_path / "none")]) == 2


@pytest.mark.django_db
def test_a_part_of_the_log_is_fetched_after_a_number():
    written = a_log()

    assert list(public_log.written_lines(LOG, after=2)) == written[2:]


@pytest.mark.django_db
def test_the_database_refuses_to_change_or_take_away_a_line():
    a_log()

    for harm in (
        lambda: PublicLogEntry.objects.update(what="remove"),
        lambda: PublicLogEntry.objects.filter(number=3).delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            harm()


@pytest.mark.django_db(transaction=True)
def test_of_several_who_write_at_once_each_gets_a_line_of_its_own():
    def write() -> None:
        with transaction.atomic():
            public_log.append(LOG, "keep", on=DAY, codes={})

    at_once(*[write] * 6)

    assert check(public_log.written_lines(LOG))[1].number == 6


@pytest.mark.django_db(transaction=True)
def test_what_was_undone_is_not_in_the_log_and_leaves_no_gap():
    with transaction.atomic():
        public_log.append(LOG, "keep", on=DAY, codes={})
        transaction.set_rollback(True)

    assert public_log.head_of(LOG).number == 0
    assert check(a_log(2))[1].number == 2


def _written_by_hand(text: bytes, *, number: int) -> list[bytes]:
    """A line that fits after this one, as somebody with our keys could write it."""
    before = json.loads(text)
    line = {**before, "number": number, "what": "lie", "previous": before["digest"]}
    del line["digest"]
    line["digest"] = public_log.digest_of(line)
    return [public_log.canonical(line) + b"\n"]
