"""Tries everything bad at every question of a form, and notes what goes wrong."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from html import escape
from itertools import cycle
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from tests.sites.bad_input import (
    BEHIND_ADDRESS,
    READABLE,
    SCRIPT,
    Bad,
    bad_for,
    some_for,
)
from tests.sites.forms import (
    UNSEEN,
    Control,
    Form,
    Sent,
    asked_behind,
    encoded,
    forms_of,
)
from tests.sites.judging import BROKEN, Answer, Entry, faults_of, holds

ONLY_SENT_TO = 405
_IN_DUTCH = re.compile(r"^/(fr|en)/")
FORM_TYPE = "application/x-www-form-urlencoded"
FORM_KEY = "csrfmiddlewaretoken"
_NOT_OURS = ("django_session", "kernel_cache")

_READABLE = tuple(bad.typed or "" for bad in READABLE)


class _Undone(Exception):
    """Takes back whatever an attempt did."""


@dataclass
class Trial:
    """One visitor, who fills in every form of the pages they open."""

    entries: Mapping[str, Entry]
    client: Client = field(default_factory=Client)
    deaf: set[str] = field(default_factory=set)
    findings: list[str] = field(default_factory=list)
    tried: set[tuple[str, tuple[str, ...]]] = field(default_factory=set)
    shapes: Counter[tuple[str, tuple[str, ...]]] = field(default_factory=Counter)
    asked: dict[str, set[str]] = field(default_factory=dict)
    translated: set[tuple[str, str]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._languages = cycle(("nl", "fr"))

    def become(self, client: Client) -> None:
        """Go on as somebody else; what breaks is an answer like any other."""
        self.client = client
        client.raise_request_exception = False

    @property
    def targets(self) -> set[str]:
        """Every page to which something was sent."""
        return {target for target, _ in self.tried}

    def look(self, address: str) -> None:
        """Open a page and try each form on it that was not tried before."""
        # Whoever reversed the address may have read the page before in French.
        address = _IN_DUTCH.sub("/nl/", address)
        with override("nl"):
            page = self.client.get(address)
            if page.status_code == ONLY_SENT_TO:
                self.deaf.add(page.resolver_match.view_name)
        if page.status_code >= BROKEN:
            self.findings.append(f"{address} answers {page.status_code}")
        html = _html_of(page)
        for form in forms_of(html, address=address):
            key = (form.target, tuple(dict.fromkeys(map(_kind_of, form.names))))
            if key not in self.tried:
                self.tried.add(key)
                self._try(form, html)

    def ask(self, address: str) -> None:
        """Open a page with everything bad that can stand behind its address."""
        path = urlsplit(address).path
        html = _html_of(self.client.get(address))
        names = asked_behind(html, path=path) - self.asked.get(path, set())
        if not names:
            return
        self.asked.setdefault(path, set()).update(names)
        queries = [dict.fromkeys(names, bad) for bad in BEHIND_ADDRESS]
        queries += [{name: bad} for name in names for bad in BEHIND_ADDRESS[:2]]
        for query in queries:
            page = self.client.get(f"{path}?{urlencode(query, encoding='latin-1')}")
            told = f"{path}, {str(query)[:120]}"
            if page.status_code >= BROKEN:
                self.findings.append(f"{told}: answers {page.status_code}")
            if SCRIPT in _html_of(page):
                self.findings.append(f"{told}: comes back as markup")

    def _try(self, form: Form, html: str) -> None:
        key = form.target if form.names else f"{form.target}/unseen"
        entry = self.entries.get(key)
        if entry is None and form.names:
            self.findings.append(f"{form.target} asks {form.names} and has no entry")
            return
        entry = entry or Entry()
        good = filled(form, entry, html)
        answer = self._send(form, good, entry)
        if answer.status >= BROKEN or (answer.is_refusal and not entry.by_hand):
            said = {n: answer.sentence(n) for n in form.names if answer.sentence(n)}
            self.findings.append(
                f"{form.target} refuses what is right ({answer.status}): {said} {good}"
            )
            return
        # Of the same questions on one page, under many deeds, the first gets it all.
        shape = (form.match.view_name, form.names)
        turn = self.shapes[shape]
        self.shapes[shape] += 1
        for control in _attacked(form):
            for bad in bad_for(control) if turn == 0 else some_for(control, turn=turn):
                self._try_one(form, entry, good, control, bad)

    def _try_one(
        self, form: Form, entry: Entry, good: Sent, control: Control, bad: Bad
    ) -> None:
        typed = dict(good)
        typed.pop(control.name, None)
        if bad.typed is not None:
            typed[control.name] = [bad.typed]
        language = next(self._languages)
        answer = self._send(form, typed, entry, language=language)
        faults = list(faults_of(form, entry, good, control, bad, answer))
        if answer.is_refusal and not faults:
            faults = list(
                self._in_english(form, entry, typed, control, answer, language)
            )
        where = f"{form.target} [{language}], {bad.kind} at {control.name}"
        self.findings += [f"{where}: {fault}" for fault in faults]

    def _in_english(
        self,
        form: Form,
        entry: Entry,
        typed: Sent,
        control: Control,
        answer: Answer,
        language: str,
    ) -> Iterator[str]:
        """Complain of a sentence that is the same in English."""
        said = answer.sentence(control.name)
        words = said.replace(typed.get(control.name, [""])[0] or "\0", "…")
        if not words or (language, words) in self.translated:
            return
        self.translated.add((language, words))
        english = self._send(form, typed, entry, language="en")
        if english.sentence(control.name) == said:
            yield f"is answered in English: {said[:200]}"

    def _send(
        self, form: Form, sent: Sent, entry: Entry, *, language: str = "nl"
    ) -> Answer:
        """Send it, read what follows, and take everything back."""
        address = form.action.replace("/nl/", f"/{language}/", 1)
        cookies, written = deepcopy(self.client.cookies), list[str]()
        after = ""
        try:
            with transaction.atomic():
                with connection.execute_wrapper(_noting(written)), override(language):
                    response = self.client.post(
                        address, encoded(sent), content_type=FORM_TYPE
                    )
                if response.status_code < BROKEN:
                    after = self._after(response, form, entry, written)
                raise _Undone
        except _Undone:
            self.client.cookies = cookies
        html = _html_of(response)
        back = next(
            (f for f in forms_of(html, address=address) if f.target == form.target),
            None,
        )
        return Answer(response.status_code, html, tuple(written), after, back)

    def _after(
        self, response: Any, form: Form, entry: Entry, written: list[str]
    ) -> str:
        """The pages on which what was accepted is read again, up to where it is."""
        typed = next((t for t in _READABLE if any(holds(w, t) for w in written)), None)
        if typed is None:
            return ""
        known = form.match.kwargs
        kept = ("number", "domain")
        kwargs: dict[str, Any] = {name: known[name] for name in kept if name in known}
        with override("nl"):
            elsewhere = [reverse(name, kwargs=kwargs) for name in entry.shown_at]
        read = _html_of(response)
        for page in (response.headers.get("Location", ""), form.page, *elsewhere):
            if page.startswith("/") and escape(typed) not in read:
                read += _html_of(self.client.get(page))
        return read


def filled(form: Form, entry: Entry, html: str) -> dict[str, list[str]]:
    """A form filled in well: what the entry says, else what stands there or fits."""
    good: dict[str, list[str]] = {}
    for control in form.controls:
        value = entry.values.get(control.name, control.values)
        if callable(value):
            value = value(html)
        chosen = [value] if isinstance(value, str) else list(value)
        if control.name not in entry.values and not any(chosen):
            chosen = _fitting(control)
        if chosen or control.kind not in {"radio", "checkbox"}:
            good[control.name] = chosen
    return good


def _kind_of(name: str) -> str:
    """The name of a question, without of which demand it is one."""
    before, dash, ending = name.rpartition("-")
    return ending if dash and "." in before else name


def _fitting(control: Control) -> list[str]:
    if control.kind in UNSEEN:
        return list(control.values)
    if control.offered:
        return [next((value for value in control.offered if value), "")]
    known = {"email": "iemand@kaas.test", "date": "2027-06-01"}
    return [known.get(control.kind, "Kaas van de boer")]


def _attacked(form: Form) -> Iterator[Control]:
    """Every question; of a page that asks the same of many things, the first."""
    kinds: set[str] = set()
    for control in form.controls:
        kind = _kind_of(control.name)
        if control.name != FORM_KEY and kind not in kinds:
            yield control
        kinds.add(kind)


def _noting(written: list[str]) -> Callable[..., Any]:
    """Note every text that is written into a table of ours."""

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith(("INSERT", "UPDATE")) and not any(
            t in sql for t in _NOT_OURS
        ):
            written.extend(_text_of(one) for one in params or ())
        return execute(sql, params, many, context)

    return note


def _text_of(param: object) -> str:
    held = getattr(param, "obj", param)
    is_plain = isinstance(held, str)
    return str(held) if is_plain else json.dumps(held, default=str)


def _html_of(response: Any) -> str:
    kind = response.headers.get("Content-Type", "")
    return response.content.decode() if kind.startswith("text/html") else ""
