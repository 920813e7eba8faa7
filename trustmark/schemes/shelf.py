"""Keeps loaded rulebooks at hand, and notices when a folder is touched."""

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from trustmark.schemes.documents import Document
from trustmark.schemes.loader import load_documents, load_rulebook, load_scheme
from trustmark.schemes.rulebook import Rulebook, Scheme
from trustmark.schemes.sealing import digest_of, list_files

Stamp = tuple[tuple[str, int, int], ...]


class RulebookChanged(Exception):
    """The folder of a version is not the one its cases were judged by."""


def root() -> Path:
    """The folder that holds every scheme."""
    return Path(settings.SCHEMES_DIR)


def folder_of(scheme: str, version: str) -> Path:
    return root() / scheme / version


def take_scheme(slug: str) -> Scheme:
    """A scheme as its folder now stands; raises `RulebookUnreadable`."""
    folder = root() / slug
    return _scheme(folder, _stamp([folder / "scheme.toml"]))


def take_rulebook(scheme: str, version: str, *, digest: str) -> Rulebook:
    """A rulebook with this digest; raises `RulebookChanged` when it has another.

    An empty digest takes the folder as it stands, which only unsealed versions allow.
    """
    folder = folder_of(scheme, version)
    return _rulebook(folder, digest, _stamp_of(folder))


def take_documents(scheme: str, version: str) -> tuple[Document, ...]:
    """The documents of a version as its folder now stands."""
    folder = folder_of(scheme, version)
    return _documents(folder, _stamp_of(folder))


def _stamp_of(folder: Path) -> Stamp:
    return _stamp([folder.parent / "scheme.toml", *list_files(folder)])


def _stamp(paths: list[Path]) -> Stamp:
    """What changes when a file does; cheaper than reading them all each time."""
    found = ((path, path.stat()) for path in paths if path.exists())
    return tuple((str(path), stat.st_mtime_ns, stat.st_size) for path, stat in found)


@lru_cache(maxsize=32)
def _scheme(folder: Path, stamp: Stamp) -> Scheme:
    return load_scheme(folder)


@lru_cache(maxsize=32)
def _rulebook(folder: Path, digest: str, stamp: Stamp) -> Rulebook:
    _compare(folder, digest)
    return load_rulebook(folder)


@lru_cache(maxsize=32)
def _documents(folder: Path, stamp: Stamp) -> tuple[Document, ...]:
    return tuple(load_documents(folder))


def _compare(folder: Path, digest: str) -> None:
    if digest and digest_of(folder) != digest:
        raise RulebookChanged(
            f"{folder.parent.name}/{folder.name} is not what was sealed: "
            f"expected {digest[:12]}…. Put it back as it was."
        )
