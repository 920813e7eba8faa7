"""What Django looks at before anything starts: is this fit for the real world?"""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, register, run_checks
from django.core.exceptions import ImproperlyConfigured

from trustmark.schemes import api as schemes
from trustmark.schemes.api import Scheme

TAG = "keurmeester"


@register(TAG)
def no_demonstration_in_production(
    app_configs: Sequence[AppConfig] | None, **kwargs: Any
) -> list[CheckMessage]:
    """Invented operators, accounts and parties certify nobody for real."""
    if not settings.IS_PRODUCTION:
        return []
    return [
        Error(
            f"schemes/{scheme.slug}/scheme.toml is of the demonstration: {names}.",
            hint="Fill in what is true and take `demo = true` away, or remove the "
            "folder of a scheme you do not run.",
            id="keurmeester.E001",
        )
        for scheme in schemes.list_schemes()
        if (names := ", ".join(_invented(scheme)))
    ]


def refuse_to_start_unfit() -> None:
    """Raise what the checks of ours found; for web servers, which run no checks."""
    found = run_checks(tags=[TAG])
    if found:
        told = " ".join(f"{fault.msg} {fault.hint or ''}".strip() for fault in found)
        raise ImproperlyConfigured(told)


def _invented(scheme: Scheme) -> list[str]:
    parties = [party.name for party in scheme.parties.values() if party.demo]
    return ([scheme.operator.legal_name] if scheme.demo else []) + parties
