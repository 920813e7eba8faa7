"""Judges what came back on something typed: kind, or what was wrong with it."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from html import escape

from tests.sites.bad_input import EMPTY, IMAGE, READABLE, SCRIPT, UNREADABLE, Bad
from tests.sites.forms import UNSEEN, Control, Form, Sent

REFUSED, SHOWN_AGAIN, BROKEN = 422, 200, 500
Value = str | list[str] | Callable[[str], str]


@dataclass(frozen=True)
class Entry:
    """How a form is filled in well, and which of its texts have a shape of their own.

    `by_hand` says why it cannot be filled in here; `shown_at` where a text is read
    again, when that is neither the page that follows nor that of the form; `unshown`
    names what only others read, `quiet` where the sentence may stand elsewhere, and
    `in_part` that of which we keep a part.
    """

    values: Mapping[str, Value] = field(default_factory=dict)
    shaped: tuple[str, ...] = ()
    by_hand: str = ""
    shown_at: tuple[str, ...] = ()
    unshown: tuple[str, ...] = ()
    quiet: tuple[str, ...] = ()
    in_part: tuple[str, ...] = ()


@dataclass(frozen=True)
class Answer:
    """What came back, what was written meanwhile, and the pages that follow."""

    status: int
    html: str
    written: tuple[str, ...]
    after: str
    form: Form | None

    @property
    def is_refusal(self) -> bool:
        """Whether the form came back, to be looked at once more."""
        is_shown = self.status in {REFUSED, SHOWN_AGAIN} and self.form is not None
        return self.status == REFUSED or is_shown

    def sentence(self, name: str) -> str:
        """What is said at a question."""
        control = self.form.find(name) if self.form else None
        return control.sentence if control else ""


def faults_of(
    form: Form, entry: Entry, good: Sent, control: Control, bad: Bad, answer: Answer
) -> Iterator[str]:
    if answer.status >= BROKEN:
        yield f"answers {answer.status}"
        return
    if any(raw in answer.html + answer.after for raw in (SCRIPT, IMAGE)):
        yield "comes back as markup"
    if control.kind in UNSEEN or entry.by_hand:
        return
    if answer.is_refusal:
        yield from _faults_of_refusal(form, entry, good, control, bad, answer)
        if _must_be_taken(control, entry, bad):
            yield f"is refused: {answer.sentence(control.name)}"
    elif _must_be_refused(control, entry, bad):
        yield "is accepted"
    elif bad in READABLE and control.is_text and control.kind != "password":
        yield from _faults_of_keeping(entry, control, bad, answer)


def _must_be_refused(control: Control, entry: Entry, bad: Bad) -> bool:
    if control.kind == "password":
        return bad in EMPTY[:2]
    if bad in EMPTY:
        return control.is_required
    if bad in UNREADABLE:
        return True
    return not control.is_text or control.name in entry.shaped


def _must_be_taken(control: Control, entry: Entry, bad: Bad) -> bool:
    is_free = control.kind in {"text", "textarea"} and control.name not in entry.shaped
    return bad in READABLE and is_free


def _faults_of_refusal(
    form: Form, entry: Entry, good: Sent, control: Control, bad: Bad, answer: Answer
) -> Iterator[str]:
    is_ours = not form.match.func.__module__.startswith("allauth.")
    if answer.status != (REFUSED if is_ours else SHOWN_AGAIN):
        yield f"is refused with {answer.status}"
    is_quiet = {control.name, f"{control.name}, {bad.kind}"} & {*entry.quiet}
    # Of two passwords that differ, the second is told so.
    others = form.names if control.kind == "password" else ()
    if not is_quiet and not any(map(answer.sentence, (control.name, *others))):
        yield "gets no sentence at the question"
    for other in answer.form.controls if answer.form else ():
        is_it = other.name == control.name
        if other.kind in {*UNSEEN, "password"} or other.name not in good:
            continue
        if is_it and (not control.is_text or bad.typed is None or bad in UNREADABLE):
            continue  # Nobody can show again what was not offered or cannot be seen.
        typed = [bad.typed] if is_it else good[other.name]
        if list(other.values) != typed:
            yield f"loses what stood at {other.name}: {other.values} for {typed}"


def _faults_of_keeping(
    entry: Entry, control: Control, bad: Bad, answer: Answer
) -> Iterator[str]:
    typed = bad.typed or ""
    if control.name in entry.in_part:
        return
    if not any(holds(text, typed) for text in answer.written):
        yield "is accepted and not written as it was typed"
    elif escape(typed) not in answer.after and control.name not in entry.unshown:
        yield "is written and shown nowhere"


def holds(text: str, typed: str) -> bool:
    as_json = (json.dumps(typed)[1:-1], json.dumps(typed, ensure_ascii=False)[1:-1])
    return typed in text or any(form in text for form in as_json)
