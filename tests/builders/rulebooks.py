"""The versions of the schemes that cases of a test are judged by."""

from datetime import date

from tests.builders.people import LONG_AGO
from trustmark.schemes import api as schemes
from trustmark.schemes.api import NoVersionInForce, SchemeVersion

WEBWINKELKEUR, BECOMMERCE, HARBOUR = "webwinkelkeur", "becommerce", "harbour"


def a_version(scheme: str = WEBWINKELKEUR, *, on: date) -> SchemeVersion:
    """The version in force on a day; all that stand on the shelf are taken in first."""
    try:
        return schemes.current_version(scheme, on=on)
    except NoVersionInForce:
        schemes.register_versions(at=LONG_AGO)
        return schemes.current_version(scheme, on=on)
