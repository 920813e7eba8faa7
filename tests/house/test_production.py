"""Production starts only when it is complete and asks the real world."""

from typing import Any

import pytest

from trustmark.config.environment import Environment

WHOLE: dict[str, Any] = {
    "mode": "production",
    "secret_key": "long and random",
    "database_url": "postgresql://keurmeester@db/keurmeester",
    "public_url": "https://keurmerk.example",
    "vat_service": "vies",
    "domain_service": "network",
}


def faults(**changes: str) -> str:
    return " ".join(Environment(**(WHOLE | changes)).faults_in_production())


def test_a_whole_environment_has_no_faults():
    assert faults() == ""


@pytest.mark.parametrize("name", ["secret_key", "database_url", "public_url"])
def test_an_empty_value_is_no_value(name):
    assert f"KEURMEESTER_{name.upper()}" in faults(**{name: ""})


@pytest.mark.parametrize("name", ["vat_service", "domain_service"])
def test_production_does_not_pretend_to_have_asked(name):
    assert f"KEURMEESTER_{name.upper()}" in faults(**{name: "pretend"})
