"""Production starts only when it is complete and asks the real world."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.checks import run_checks
from django.core.exceptions import ImproperlyConfigured

from trustmark.config.checks import TAG, refuse_to_start_unfit
from trustmark.config.environment import Environment
from trustmark.schemes import api as schemes

ROOT = Path(__file__).parents[2]
SHIPPED = (ROOT / "schemes" / "becommerce" / "scheme.toml").read_text()
WHOLE: dict[str, Any] = {
    "mode": "production",
    "secret_key": "k" * 64,
    "database_url": "postgresql://keurmeester@db/keurmeester",
    "public_url": "https://keurmerk.example",
    "hosts": "keurmerk.example, www.keurmerk.example",
    "mail_from": "post@keurmerk.example",
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


@pytest.mark.parametrize("hosts", ["*", "keurmerk.example,*", ".keurmerk.example"])
def test_production_answers_to_no_name_that_anybody_makes_up(hosts):
    assert "names every host in full" in faults(hosts=hosts)


@pytest.mark.parametrize("hosts", ["", "localhost", "elders.example"])
def test_production_answers_at_its_own_address(hosts):
    assert "does not name the host" in faults(hosts=hosts)


def test_passwords_do_not_travel_in_the_open():
    assert "begins with https://" in faults(public_url="http://keurmerk.example")


@pytest.mark.parametrize("key", ["secret", "development-only-not-secret", "k" * 39])
def test_a_key_that_could_be_guessed_is_no_key(key):
    assert "KEURMEESTER_SECRET_KEY is shorter" in faults(secret_key=key)


@pytest.mark.parametrize("name", ["connect_to", "trust_ca"])
def test_production_knows_no_test_shops(name):
    told = faults(**{name: "winkel.test:443=127.0.0.1:8443"})

    assert f"KEURMEESTER_{name.upper()} is for test shops alone" in told


def test_letters_come_from_an_address_that_can_be_answered():
    assert "KEURMEESTER_MAIL_FROM" in faults(mail_from="keurmeester@localhost")


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"hosts": "*"}, "KEURMEESTER_HOSTS names every host in full"),
        ({}, "schemes/webwinkelkeur/scheme.toml is of the demonstration"),
    ],
)
def test_no_web_server_starts_what_is_not_fit_for_the_world(
    changes, sentence, tmp_path
):
    said = WHOLE | {"email_url": "smtp://mail.example", "data_dir": str(tmp_path)}
    named = {f"KEURMEESTER_{k.upper()}": v for k, v in (said | changes).items()}
    run = subprocess.run(
        [sys.executable, "-c", "import trustmark.config.wsgi"],
        cwd=ROOT,
        env=os.environ | named,
        capture_output=True,
        text=True,
        check=False,
    )

    assert run.returncode == 1
    assert sentence in run.stderr


def test_a_scheme_of_the_demonstration_keeps_production_from_starting(settings):
    settings.IS_PRODUCTION = True

    told = [str(fault.msg) for fault in run_checks(tags=[TAG])]

    assert len(told) == len(schemes.list_schemes())
    assert "schemes/webwinkelkeur/scheme.toml is of the demonstration" in told[-1]
    with pytest.raises(ImproperlyConfigured, match="demo = true"):
        refuse_to_start_unfit()


def a_shelf_with_one_scheme(tmp_path: Path, scheme_file: str) -> Path:
    """A folder with one of the shipped schemes, as if an operator had filled it in."""
    shutil.copytree(ROOT / "schemes" / "becommerce", tmp_path / "becommerce")
    (tmp_path / "becommerce" / "scheme.toml").write_text(scheme_file)
    return tmp_path


def test_an_invented_outside_party_is_enough(settings, tmp_path):
    filled_in = SHIPPED.replace("demo = true\n", "", 1)
    settings.SCHEMES_DIR = a_shelf_with_one_scheme(tmp_path, filled_in)
    settings.IS_PRODUCTION = True

    (told,) = [str(fault.msg) for fault in run_checks(tags=[TAG])]

    scheme = schemes.get_scheme("becommerce")
    assert scheme.operator.legal_name not in told
    assert all(party.name in told for party in scheme.parties.values())


def test_a_scheme_that_is_real_may_start(settings, tmp_path):
    real = SHIPPED.replace("demo = true\n", "")
    settings.SCHEMES_DIR = a_shelf_with_one_scheme(tmp_path, real)
    settings.IS_PRODUCTION = True

    refuse_to_start_unfit()


def test_outside_production_any_scheme_may_start():
    refuse_to_start_unfit()
