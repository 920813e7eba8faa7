"""From its seal on, not a byte of a version may change."""

from datetime import date

import pytest

from trustmark.schemes.faults import RulebookFault
from trustmark.schemes.sealing import (
    Seal,
    SealBroken,
    SealRefused,
    digest_of,
    find_seal,
    seal,
)

ON = date(2026, 11, 2)


def sealed(folder):
    return seal(folder, on=ON, by="An Peeters", checked_by="Bo de Wit", faults=[])


def test_a_sealed_version_says_when_and_by_whom(harbour):
    made = sealed(harbour)

    assert made == Seal(digest_of(harbour), ON, "An Peeters", "Bo de Wit")
    assert find_seal(harbour) == made


def test_a_version_without_a_seal_is_a_draft(harbour):
    assert find_seal(harbour) is None


def test_a_changed_byte_is_noticed(harbour, rewrite):
    sealed(harbour)
    rewrite(harbour / "terms.toml", "remedy = { days = 10", "remedy = { days = 11")

    with pytest.raises(SealBroken, match="harbour/1 was changed after it was sealed"):
        find_seal(harbour)


@pytest.mark.parametrize("change", ["add", "drop", "rename"])
def test_a_file_added_dropped_or_renamed_is_noticed(harbour, change):
    sealed(harbour)
    terms = harbour / "documents" / "terms.fr.md"
    match change:
        case "add":
            (harbour / "notes.md").write_text("by the way")
        case "drop":
            terms.unlink()
        case _:
            terms.rename(harbour / "documents" / "terms.de.md")

    with pytest.raises(SealBroken):
        find_seal(harbour)


def test_what_an_editor_leaves_behind_breaks_no_seal(harbour):
    made = sealed(harbour)
    (harbour / ".DS_Store").write_text("x")

    assert find_seal(harbour) == made


def test_a_version_is_sealed_once(harbour):
    sealed(harbour)

    with pytest.raises(SealRefused, match="sealed already"):
        sealed(harbour)


def test_a_version_with_a_fault_is_not_sealed(harbour):
    fault = RulebookFault("harbour/1/terms.toml", "remedy", "is missing.", "Add it.")

    with pytest.raises(SealRefused, match=r"terms\.toml: remedy: is missing"):
        seal(harbour, on=ON, by="An", checked_by="Bo", faults=[fault])

    assert find_seal(harbour) is None


@pytest.mark.rule("WK-6.1")
@pytest.mark.parametrize("second", ["An Peeters", " an  peeters ", ""])
def test_one_person_alone_cannot_publish_a_version(harbour, second):
    with pytest.raises(SealRefused, match="two different people"):
        seal(harbour, on=ON, by="An Peeters", checked_by=second, faults=[])

    assert find_seal(harbour) is None


def test_a_name_with_quotes_can_be_read_back(harbour):
    made = seal(harbour, on=ON, by='An "de" P\\', checked_by="Bo", faults=[])

    assert made.sealed_by == 'An "de" P\\'
    assert find_seal(harbour) == made


def test_a_seal_that_cannot_be_read_is_broken(harbour):
    (harbour / "SEALED").write_text("sealed, honestly")

    with pytest.raises(SealBroken, match="cannot be read"):
        find_seal(harbour)
