"""The catalogues of words: what the code says, and what is said in other languages.

A catalogue has no line numbers and no dates and is sorted, so that two people who
each add a sentence change two different lines.
"""

import os
import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

LANGUAGES = ("nl", "fr")
_KEYWORDS: dict[str, Any] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
_HEAD = """\
# The words of Keurmeester. Sorted; kept up by `manage.py collect_words`.
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Language: {language}\\n"
"Plural-Forms: {forms}\\n"

"""
_SOURCES = frozenset({".py", ".html", ".txt"})
_FOLDERS_APART = frozenset({"migrations", "locale", "static"})
_PLACEHOLDER = re.compile(r"%\((\w+)\)")


def path_of(folder: Path, language: str) -> Path:
    """Where the catalogue of a language lives."""
    return folder / language / "LC_MESSAGES" / "django.po"


def collect(root: Path) -> Catalog:
    """Every message of the code and the templates beneath the root."""
    catalog = Catalog(fuzzy=False)
    for source in sorted(root.rglob("*")):
        apart = _FOLDERS_APART & set(source.relative_to(root).parts)
        if source.suffix in _SOURCES and not apart:
            for message, context in _list_messages(source):
                catalog.add(message, context=context)
    return catalog


def read(path: Path, language: str) -> Catalog:
    """The catalogue as it is on file; empty where there is none."""
    if not path.exists():
        return Catalog(locale=language, fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def merged(known: Catalog, collected: Catalog, language: str) -> Catalog:
    """What the code says now, with the translations that were known."""
    catalog = Catalog(locale=language, fuzzy=False)
    for message in _list_said(collected):
        before = known.get(message.id, message.context)
        string = before.string if before else None
        catalog.add(message.id, string, context=message.context)
    return catalog


def written(catalog: Catalog) -> bytes:
    """The catalogue as text: sorted, without anything that changes by itself."""
    file = BytesIO()
    write_po(
        file,
        catalog,
        width=88,
        no_location=True,
        omit_header=True,
        sort_output=True,
        ignore_obsolete=True,
    )
    language = catalog.locale_identifier
    head = _HEAD.format(language=language, forms=catalog.plural_forms)
    return head.encode() + file.getvalue()


def compile_where_older(folder: Path) -> list[str]:
    """Compile each catalogue that changed since; the languages that were compiled."""
    return [language for language in LANGUAGES if _compile(folder, language)]


def list_faults(known: Catalog, collected: Catalog) -> list[str]:
    """What is missing, what nobody says any more, and what lost a placeholder."""
    said = {_key(message) for message in _list_said(collected)}
    kept = {_key(message) for message in _list_said(known)}
    faults = [f"not collected: {text!r}" for text, _ in sorted(said - kept)]
    faults += [f"no longer said: {text!r}" for text, _ in sorted(kept - said)]
    for message in _list_said(known):
        strings = _all_of(message.string or "")
        if message.fuzzy or not all(strings):
            faults.append(f"not translated: {_key(message)[0]!r}")
        elif not _keeps_placeholders(message):
            faults.append(f"other placeholders: {_key(message)[0]!r}")
    return faults


def _compile(folder: Path, language: str) -> bool:
    source = path_of(folder, language)
    target = source.with_suffix(".mo")
    if target.exists() and target.stat().st_mtime_ns >= source.stat().st_mtime_ns:
        return False
    compiled = BytesIO()
    write_mo(compiled, read(source, language))
    # Written beside it first: two processes may start at the same moment.
    fresh = target.with_suffix(f".{os.getpid()}.fresh")
    fresh.write_bytes(compiled.getvalue())
    fresh.replace(target)
    return True


def _list_messages(source: Path) -> Iterator[tuple[Any, str | None]]:
    text = source.read_text("utf-8")
    if source.suffix != ".py":
        # Django turns a template into calls of gettext; its indentation means
        # nothing to Python.
        calls = templatize(text, origin=str(source)).splitlines()
        text = "\n".join(line.strip() for line in calls)
    for _, message, _, context in extract("python", BytesIO(text.encode()), _KEYWORDS):
        yield message, context


def _list_said(catalog: Catalog) -> list[Message]:
    # Every catalogue begins with its own head, under the empty message.
    return [message for message in catalog if message.id]


def _all_of(text: str | Sequence[str]) -> list[str]:
    return [text] if isinstance(text, str) else list(text)


def _key(message: Message) -> tuple[str, str]:
    return _all_of(message.id)[0], message.context or ""


def _keeps_placeholders(message: Message) -> bool:
    allowed = _placeholders(" ".join(_all_of(message.id)))
    found = [_placeholders(text) for text in _all_of(message.string or "")]
    # A singular may say "one" instead of the number; nothing may be invented.
    return all(names <= allowed for names in found) and found[-1] == allowed


def _placeholders(text: str) -> set[str]:
    return set(_PLACEHOLDER.findall(text))
