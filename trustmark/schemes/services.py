"""Takes versions into the table, checks them and seals them."""

from datetime import date, datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction

from trustmark.schemes import shelf
from trustmark.schemes.checking import KnownChecks, faults_between, faults_of
from trustmark.schemes.faults import RulebookFault, RulebookUnreadable
from trustmark.schemes.loader import (
    list_scheme_folders,
    list_version_folders,
    load_scheme,
)
from trustmark.schemes.models import SchemeVersion
from trustmark.schemes.rulebook import Scheme
from trustmark.schemes.sealing import Seal, digest_of, find_seal, seal


@transaction.atomic
def register_versions(*, at: datetime) -> list[SchemeVersion]:
    """Take in every sealed version that is not in the table yet; safe to run again.

    Drafts are taken in only where `SCHEMES_ALLOW_UNSEALED` says so. Raises
    `SealBroken` or `RulebookChanged` when a sealed version was touched, and
    `RulebookUnreadable` when a version has faults or two schemes want the same host
    name or number prefix; then nothing is taken in.
    """
    folders = list_scheme_folders(shelf.root())
    if faults := faults_between(shelf.take_scheme(folder.name) for folder in folders):
        raise RulebookUnreadable(faults)
    taken = [
        _register(version, at=at)
        for folder in folders
        for version in list_version_folders(folder)
    ]
    return [row for row in taken if row is not None]


def check_schemes(checks: KnownChecks) -> dict[str, list[RulebookFault]]:
    """The faults of every scheme and every version on the shelf, by name.

    Versions of a scheme that cannot be read itself are not looked at.
    """
    found: dict[str, list[RulebookFault]] = {}
    readable: list[Scheme] = []
    for folder in list_scheme_folders(shelf.root()):
        try:
            readable.append(load_scheme(folder))
        except RulebookUnreadable as unreadable:
            found[folder.name] = list(unreadable.faults)
            continue
        found[folder.name] = []
        for version in list_version_folders(folder):
            found[f"{folder.name} {version.name}"] = faults_of(version, checks)
    for fault in faults_between(readable):
        found[fault.file.partition("/")[0]].append(fault)
    return found


def seal_version(
    scheme: str,
    version: str,
    *,
    by: str,
    checked_by: str,
    on: date,
    checks: KnownChecks,
) -> Seal:
    """Seal a version, agreed by two people; raises `SealRefused` and says why."""
    folder = shelf.folder_of(scheme, version)
    faults = faults_of(folder, checks)
    return seal(folder, on=on, by=by, checked_by=checked_by, faults=faults)


def _register(folder: Path, *, at: datetime) -> SchemeVersion | None:
    sealed = find_seal(folder)
    if sealed is None and not settings.SCHEMES_ALLOW_UNSEALED:
        return None
    digest = sealed.digest if sealed else digest_of(folder)
    row = SchemeVersion.objects.filter(
        scheme=folder.parent.name, version=folder.name
    ).first()
    if row is None:
        row = SchemeVersion(
            scheme=folder.parent.name, version=folder.name, registered_at=at
        )
    elif row.sealed_on and row.digest != digest:
        raise shelf.RulebookChanged(f"{row} was sealed with another text.")
    row.digest = digest
    row.sealed_on = sealed.sealed_on if sealed else None
    row.effective_from = row.rules.effective_from
    row.save()
    return row
