"""What a visit could not see is told in the reader's language."""

import re
from pathlib import Path
from string import Formatter

import pytest

import inspector
from inspector.facts import Note
from inspector.noting import tell_note
from inspector.reading.pdf import REASONS
from inspector.wording import LANGUAGES, phrase

VISIT = Path(inspector.__file__).parent / "visit"
WRITTEN = re.compile(r"\.note\(\s*f?\"([a-z{][\w.{}-]*)\"")
# The parts of a code that are only known while visiting, and what they can be.
PROBLEMS = re.compile(
    r"(?:problem=|GateRefused\(|return )\"([a-z]+(?:-[a-z]+)*)\"|else \"(cut-off)\""
)


def _codes() -> set[str]:
    sources = [file.read_text("utf-8") for file in sorted(VISIT.glob("*.py"))]
    written = {code for text in sources for code in WRITTEN.findall(text)}
    fetching = "".join((VISIT / name).read_text("utf-8") for name in GATES)
    problems = {a or b for a, b in PROBLEMS.findall(fetching)} - {"no-credential"}
    guard = (VISIT / "guard.py").read_text("utf-8")
    reasons = set(re.findall(r"(?:return|else) \"([a-z-]+)\"", guard))
    endless = {
        "page-{answer.problem}": problems,
        "pdf-{refusal.reason}": set(REASONS),
        "refused-{reason}": reasons,
    }
    return {
        re.sub(r"\{.*\}", ending, code)
        for code in written
        for ending in endless.get(code, {""})
    }


GATES = ("fetching.py", "gate.py", "heads.py")


def test_the_codes_are_found():
    assert {"robots", "page-timeout", "page-private-address"} < _codes()
    assert {"pdf-encrypted", "refused-could-order", "turned-away"} < _codes()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_note_a_visit_can_write_has_words(language):
    wordless = []
    for code in sorted(_codes()):
        told = tell_note(Note(code, "https://kaas.test/x", "403"), language)
        if told.startswith(code) or not told.endswith((".", "/x")):
            wordless.append(code)

    assert wordless == []


def test_the_three_languages_ask_for_the_same_values():
    for code in sorted(_codes()):
        asked = {
            frozenset(
                name
                for _, name, _, _ in Formatter().parse(
                    phrase(f"note-{code}", language, place="{place}", detail="{detail}")
                )
                if name
            )
            for language in LANGUAGES
        }
        assert len(asked) == 1, code


def test_a_note_of_a_newer_inspector_keeps_its_code():
    note = Note("dreamt-of", "https://kaas.test/", "x")

    assert tell_note(note, "nl") == "dreamt-of https://kaas.test/ x"
