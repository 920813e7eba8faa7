"""Drafts of rulebooks on a shelf of their own, and what is tried out with them."""

import shutil
from datetime import datetime
from pathlib import Path
from typing import Any

from tests.builders import cases, pages
from tests.builders.parties import shop_details
from tests.builders.people import MONDAY
from tests.builders.rulebooks import WEBWINKELKEUR
from trustmark.accounts.api import User
from trustmark.certificates.api import Certificate
from trustmark.reexaminations import api as reexaminations
from trustmark.reexaminations.api import Reexamination

SCHEMES = Path(__file__).parents[2] / "schemes"
DRAFT = "2027.1"


def put_draft(shelf: Path, settings: Any, scheme: str = WEBWINKELKEUR) -> Path:
    """A shelf with the scheme and a draft that asks thirty days to withdraw.

    The draft counts from 2027 on, drops a demand and brings another. Gives its folder.
    """
    shutil.copytree(SCHEMES / scheme, shelf / scheme)
    draft = shelf / scheme / DRAFT
    shutil.copytree(shelf / scheme / "2026.1", draft)
    (draft / "SEALED").unlink()
    rewrite(draft / "terms.toml", "from = 2026-01-01", "from = 2027-01-01")
    rewrite(draft / "criteria.toml", "at_least_days = 14", "at_least_days = 30")
    rewrite(draft / "criteria.toml", '["identity.phone"]', '["identity.telephone"]')
    settings.SCHEMES_DIR = shelf
    return draft


def rewrite(file: Path, old: str, new: str) -> None:
    """Change one text in a file."""
    text = file.read_text("utf-8")
    assert old in text, f"{old} is not in {file}"
    file.write_text(text.replace(old, new), "utf-8")


def a_certified_shop(
    url: str = "",
    *,
    name: str = "Kaasboer Jansen",
    days: int = 14,
    at: datetime = MONDAY,
) -> Certificate:
    """A shop that was admitted, with its visit kept, and so many days to withdraw."""
    shop = shop_details(name=name, url=url)
    shown = {"/contact": pages.CONTACT, "/retour": pages.RETURNS.format(days=days)}
    pages.show(shop, shown)
    return cases.a_certificate(submission=cases.a_submission(shop=shop), at=at)


def tried_out(
    version: str = DRAFT,
    *,
    scheme: str = WEBWINKELKEUR,
    by: User | None = None,
    at: datetime = MONDAY,
) -> Reexamination:
    """A re-examination of which the worker did every shop."""
    found = reexaminations.begin(scheme, version, by=by, at=at)
    for row_id in reexaminations.list_waiting(found):
        reexaminations.run(row_id, at=at)
    found.refresh_from_db()
    return found
