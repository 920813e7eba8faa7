"""Takes the versions in the schemes folder into the table."""

from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction

from trustmark.schemes import shelf
from trustmark.schemes.loader import (
    list_scheme_folders,
    list_version_folders,
    load_rulebook,
)
from trustmark.schemes.models import SchemeVersion
from trustmark.schemes.sealing import digest_of, find_seal


@transaction.atomic
def register_versions(*, at: datetime) -> list[SchemeVersion]:
    """Take in every sealed version that is not in the table yet; safe to run again.

    Drafts are taken in only where `SCHEMES_ALLOW_UNSEALED` says so. Raises
    `SealBroken` or `RulebookChanged` when a sealed version was touched, and
    `RulebookUnreadable` when a version has faults; then nothing is taken in.
    """
    taken = [
        _register(version, at=at)
        for scheme in list_scheme_folders(shelf.root())
        for version in list_version_folders(scheme)
    ]
    return [row for row in taken if row is not None]


def _register(folder: Path, *, at: datetime) -> SchemeVersion | None:
    seal = find_seal(folder)
    if seal is None and not settings.SCHEMES_ALLOW_UNSEALED:
        return None
    digest = seal.digest if seal else digest_of(folder)
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
    row.sealed_on = seal.sealed_on if seal else None
    row.effective_from = load_rulebook(folder).effective_from
    row.save()
    return row
