"""The versions of the schemes that cases of a test are judged by."""

import shutil
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

from django.core.management import call_command

from tests.builders.people import LONG_AGO
from trustmark.schemes import api as schemes
from trustmark.schemes.api import NoVersionInForce, SchemeVersion

WEBWINKELKEUR, BECOMMERCE, HARBOUR = "webwinkelkeur", "becommerce", "harbour"

INVENTED = Path(__file__).parents[1] / "schemes" / "rulebooks"


def put_on_shelf(scheme: str, shelf: Path, settings: Any) -> Path:
    """Stand a scheme of the tests on an empty shelf; gives its folder."""
    shutil.copytree(INVENTED / scheme, shelf / scheme)
    settings.SCHEMES_DIR = shelf
    return shelf / scheme


def seal_by_two(scheme: str, version: str) -> None:
    """Let two people seal a version, through the operator's door."""
    call_command(
        "schemes",
        *("seal", scheme, version, "--by", "Ada Auditor", "--checked-by", "Bo Buiten"),
        stdout=StringIO(),
    )


def a_version(scheme: str = WEBWINKELKEUR, *, on: date) -> SchemeVersion:
    """The version in force on a day; all that stand on the shelf are taken in first."""
    try:
        return schemes.current_version(scheme, on=on)
    except NoVersionInForce:
        schemes.register_versions(at=LONG_AGO)
        return schemes.current_version(scheme, on=on)
