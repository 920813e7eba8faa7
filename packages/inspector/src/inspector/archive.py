"""How a visit is kept: one zip, a digest per entry, nothing trusted when read."""

import dataclasses
import hashlib
import json
import re
import types
import typing
import zipfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from inspector.site import Site

FORMAT = 1
MAX_ENTRIES = 2_000
MAX_ENTRY_BYTES = 40_000_000
MAX_TOTAL_BYTES = 400_000_000
NAME = re.compile(r"(?:facts\.json|pages/\d{4}\.(?:html|txt)|pictures/[a-z0-9-]+\.png)")
# Zip cannot say "no date"; a fixed one makes equal visits equal files.
EPOCH = (1980, 1, 1, 0, 0, 0)

Built = TypeVar("Built")


class VisitFileRefused(ValueError):
    """The file is no saved visit, was altered, or would not fit in memory."""


def entries_of(site: "Site") -> dict[str, bytes]:
    """Everything in a visit as named entries, texts apart from facts."""
    facts = {
        field.name: _plain(getattr(site, field.name))
        for field in dataclasses.fields(site)
        if field.name != "pictures"
    }
    entries: dict[str, bytes] = {}
    for number, page in enumerate(facts["pages"]):
        entries[f"pages/{number:04}.html"] = page.pop("html").encode()
        entries[f"pages/{number:04}.txt"] = page.pop("text").encode()
    for name, picture in site.pictures.items():
        entries[f"pictures/{name}"] = picture
    entries["facts.json"] = _json(facts)
    return dict(sorted(entries.items()))


def digest_of(entries: Mapping[str, bytes]) -> str:
    """SHA-256 of the manifest, hexadecimal; it stands for every entry."""
    return hashlib.sha256(_manifest_of(entries)).hexdigest()


def write(entries: Mapping[str, bytes], path: Path) -> None:
    """Write entries and their manifest; the same visit gives the same bytes."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, content in {
            "manifest.json": _manifest_of(entries),
            **entries,
        }.items():
            bundle.writestr(zipfile.ZipInfo(name, EPOCH), content, zipfile.ZIP_DEFLATED)


def read(path: Path) -> dict[str, bytes]:
    """The entries of a saved visit, each checked against the manifest."""
    try:
        with zipfile.ZipFile(path) as bundle:
            return _read_bundle(bundle)
    except (OSError, zipfile.BadZipFile, json.JSONDecodeError) as problem:
        raise VisitFileRefused(f"{path} is not a saved visit: {problem}.") from problem


def build(site_type: type[Built], entries: Mapping[str, bytes]) -> Built:
    """A site from its entries."""
    try:
        facts = json.loads(entries["facts.json"])
        for number, page in enumerate(facts["pages"]):
            page["html"] = entries[f"pages/{number:04}.html"].decode()
            page["text"] = entries[f"pages/{number:04}.txt"].decode()
        facts["pictures"] = {
            name.removeprefix("pictures/"): content
            for name, content in entries.items()
            if name.startswith("pictures/")
        }
        return typing.cast(Built, _typed(site_type, facts))
    except (KeyError, TypeError, ValueError, AttributeError) as problem:
        raise VisitFileRefused(
            f"The facts of the visit do not fit: {problem!r}."
        ) from (problem)


def _json(value: object) -> bytes:
    text = json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True)
    return text.encode()


def _manifest_of(entries: Mapping[str, bytes]) -> bytes:
    digests = {
        name: hashlib.sha256(content).hexdigest() for name, content in entries.items()
    }
    return _json({"format": FORMAT, "sha256": digests})


def _read_bundle(bundle: zipfile.ZipFile) -> dict[str, bytes]:
    names = bundle.namelist()
    if len(names) > MAX_ENTRIES or len(set(names)) != len(names):
        raise VisitFileRefused("The file holds too many entries, or one twice.")
    if "manifest.json" not in names:
        raise VisitFileRefused("The file has no manifest.json; it is no saved visit.")
    manifest = json.loads(_read_entry(bundle, "manifest.json"))
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        raise VisitFileRefused(f"The visit is not in format {FORMAT}.")
    digests = manifest.get("sha256")
    if not isinstance(digests, dict) or {*digests, "manifest.json"} != set(names):
        raise VisitFileRefused("The manifest does not name exactly what is there.")
    return _read_entries(bundle, digests)


def _read_entries(
    bundle: zipfile.ZipFile, digests: Mapping[str, str]
) -> dict[str, bytes]:
    entries: dict[str, bytes] = {}
    total = 0
    for name in sorted(digests):
        if not NAME.fullmatch(name):
            raise VisitFileRefused(f"The entry {name!r} has no place in a visit.")
        content = _read_entry(bundle, name)
        total += len(content)
        if total > MAX_TOTAL_BYTES:
            raise VisitFileRefused("The visit is larger than we read into memory.")
        if hashlib.sha256(content).hexdigest() != digests[name]:
            raise VisitFileRefused(f"The entry {name} was altered after the visit.")
        entries[name] = content
    return entries


def _read_entry(bundle: zipfile.ZipFile, name: str) -> bytes:
    """Read one entry without believing the size its header claims."""
    with bundle.open(name) as stream:
        content = stream.read(MAX_ENTRY_BYTES + 1)
    if len(content) > MAX_ENTRY_BYTES:
        raise VisitFileRefused(f"The entry {name} is larger than a visit makes.")
    return content


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {
            field.name: _plain(getattr(value, field.name))
            for field in dataclasses.fields(value)
        }
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(member) for member in value]
    if isinstance(value, Mapping):
        return {key: _plain(member) for key, member in value.items()}
    return value


def _typed(kind: Any, value: Any) -> Any:
    """A plain value as the type its field declares; `TypeError` when it is not."""
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        hints = typing.get_type_hints(kind)
        return kind(**{name: _typed(hints[name], part) for name, part in value.items()})
    if kind is datetime:
        return datetime.fromisoformat(value)
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin is tuple:
        return _typed_tuple(inner, value)
    if origin is types.UnionType:
        wanted = [choice for choice in inner if choice is not types.NoneType]
        return None if value is None else _typed(wanted[0], value)
    if origin is not None:
        return dict(value)
    # JSON writes 140.0 and 140 as they came; turned about, they would digest otherwise.
    allowed = (int, float) if kind is float else kind
    if not isinstance(value, allowed):
        raise TypeError(f"{value!r} is not a {kind.__name__}")
    return value


def _typed_tuple(inner: tuple[Any, ...], value: Any) -> tuple[Any, ...]:
    if len(inner) == 2 and inner[1] is Ellipsis:
        return tuple(_typed(inner[0], member) for member in value)
    pairs = zip(inner, value, strict=True)
    return tuple(_typed(kind, member) for kind, member in pairs)
