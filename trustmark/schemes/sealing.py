"""Seals a version: from then on not a byte of its folder may change."""

import hashlib
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from trustmark.schemes.faults import RulebookFault

SEAL = "SEALED"


class SealRefused(Exception):
    """A version cannot be sealed; the message says why, per line."""


class SealBroken(Exception):
    """A sealed folder is no longer what was sealed."""


@dataclass(frozen=True)
class Seal:
    """What stands in the file SEALED: the digest, the day, and the two who agreed."""

    digest: str
    sealed_on: date
    sealed_by: str
    checked_by: str


def digest_of(folder: Path) -> str:
    """The SHA-256, in hexadecimal, of every file's name and bytes, in order of name.

    The seal itself is left out, and so are files whose name begins with a dot, which
    editors and desktops leave behind.
    """
    sum_of_all = hashlib.sha256()
    for path in list_files(folder):
        name = path.relative_to(folder).as_posix().encode()
        content = path.read_bytes()
        sum_of_all.update(b"%d %s %d " % (len(name), name, len(content)))
        sum_of_all.update(content)
    return sum_of_all.hexdigest()


def list_files(folder: Path) -> list[Path]:
    """The files that belong to a version, in order of name."""
    return sorted(
        path
        for path in folder.rglob("*")
        if path.is_file() and path.name != SEAL and not path.name.startswith(".")
    )


def find_seal(folder: Path) -> Seal | None:
    """The seal of a version, or `None`; raises `SealBroken` when it does not fit."""
    path = folder / SEAL
    if not path.exists():
        return None
    name = f"{folder.parent.name}/{folder.name}"
    try:
        seal = Seal(**tomllib.loads(path.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, TypeError) as error:
        raise SealBroken(f"The seal of {name} cannot be read: {error}.") from error
    if digest_of(folder) != seal.digest:
        raise SealBroken(
            f"{name} was changed after it was sealed on {seal.sealed_on}. "
            "Put it back as it was, and make a new version for the change."
        )
    return seal


def seal(
    folder: Path,
    *,
    on: date,
    by: str,
    checked_by: str,
    faults: Sequence[RulebookFault],
) -> Seal:
    """Seal a version without faults, agreed by two people; raises `SealRefused`."""
    name = f"{folder.parent.name}/{folder.name}"
    if faults:
        lines = "\n".join(str(fault) for fault in faults)
        raise SealRefused(f"{name} has faults:\n{lines}")
    if not by.strip() or not checked_by.strip() or _same(by, checked_by):
        raise SealRefused(f"{name} needs two different people to be sealed.")
    if find_seal(folder) is not None:
        raise SealRefused(f"{name} is sealed already.")
    sealed = Seal(digest_of(folder), on, by.strip(), checked_by.strip())
    (folder / SEAL).write_text(_as_toml(sealed), encoding="utf-8")
    return sealed


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def _as_toml(sealed: Seal) -> str:
    return (
        f'digest = "{sealed.digest}"\n'
        f"sealed_on = {sealed.sealed_on.isoformat()}\n"
        f'sealed_by = "{_quoted(sealed.sealed_by)}"\n'
        f'checked_by = "{_quoted(sealed.checked_by)}"\n'
    )


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')
