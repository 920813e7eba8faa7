"""Publishes seals and answers as files, so that any web server can hand them out.

Every file is written beside its place and moved there, so a reader sees the old one
or the new one. What a file says is never older than a day; see `is_fresh`. Files that
are no longer written, such as those of a shop that was erased, are taken away.
"""

import json
import os
from datetime import date, datetime, timedelta
from pathlib import Path
from uuid import uuid4

from django.conf import settings

from trustmark.certificates import api as certificates
from trustmark.certificates.api import Entry
from trustmark.schemes import api as schemes
from trustmark.schemes.api import Scheme
from trustmark.shops.api import Shop
from trustmark.sites.layout.answers import answer
from trustmark.sites.seal.drawing import draw

# Two missed nights; a file from the future was written by a clock nobody should trust.
OLDEST = timedelta(hours=50)
YOUNGEST = timedelta(minutes=-5)
UNKNOWN = "unknown"
BATCH = 500


def publish_shop(shop: Shop, *, scheme: Scheme, at: datetime) -> None:
    """Write the seal in every language of the scheme, and the answer for programs."""
    _publish(scheme, certificates.entries(scheme.slug, [shop])[0], at=at)


def publish_all(*, on: date, at: datetime) -> int:
    """Write every file anew; returns how many shops were published."""
    return sum(_publish_scheme(scheme, at=at) for scheme in schemes.list_schemes())


def folder_of(scheme: str) -> Path:
    """Where the files of a scheme lie."""
    return Path(settings.PUBLISHED_DIR) / "seal" / scheme


def seal_file(scheme: str, domain: str, language: str) -> Path:
    """Where the seal of a domain lies."""
    return folder_of(scheme) / f"{domain}.{language}.svg"


def answer_file(scheme: str, domain: str) -> Path:
    """Where the answer for programs lies."""
    return folder_of(scheme) / f"{domain}.json"


def is_fresh(path: Path, *, at: datetime) -> bool:
    """Whether a published file exists and is young enough to be believed."""
    try:
        written = path.stat().st_mtime
    except OSError:
        return False
    age = timedelta(seconds=at.timestamp() - written)
    return YOUNGEST <= age < OLDEST


def _publish_scheme(scheme: Scheme, *, at: datetime) -> int:
    for language in scheme.languages:
        write(
            seal_file(scheme.slug, UNKNOWN, language),
            draw(scheme, None, domain="", language=language),
            at=at,
        )
    shops = certificates.list_shops_with_certificates(scheme.slug).order_by("id")
    count, last = 0, 0
    while batch := list(shops.filter(id__gt=last)[:BATCH]):
        for entry in certificates.entries(scheme.slug, batch):
            _publish(scheme, entry, at=at)
        count, last = count + len(batch), batch[-1].pk
    _take_away_old(scheme, at=at)
    return count


def _take_away_old(scheme: Scheme, *, at: datetime) -> None:
    """Remove what was not written for too long, for servers that do not ask its age."""
    for path in folder_of(scheme.slug).iterdir():
        if not is_fresh(path, at=at):
            path.unlink(missing_ok=True)


def _publish(scheme: Scheme, entry: Entry, *, at: datetime) -> None:
    domain = entry.shop.domain
    for language in scheme.languages:
        text = draw(scheme, entry, domain=domain, language=language)
        write(seal_file(scheme.slug, domain, language), text, at=at)
    told = answer(scheme, entry, domain=domain, at=at)
    write(answer_file(scheme.slug, domain), json.dumps(told, indent=2), at=at)


def write(path: Path, text: str, *, at: datetime) -> None:
    """Put a whole file in its place, dated at the moment it tells of."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{uuid4().hex}")
    beside.write_text(text, encoding="utf-8")
    os.utime(beside, (at.timestamp(), at.timestamp()))
    beside.replace(path)
