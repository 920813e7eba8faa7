"""The command line."""

import json

import pytest
from invented import a_site
from loopback import HOST, tiny_shop

from inspector.cli import main


@pytest.fixture
def saved(tmp_path):
    path = tmp_path / "visit.zip"
    a_site().save(path)
    return path


def test_a_kept_visit_in_good_order_ends_with_nothing_wrong(saved, capsys):
    status = main(["--from", str(saved), "--lang", "en", "--on", "2026-11-23"])

    shown = capsys.readouterr().out
    assert status == 0
    assert "0 not met" in shown
    assert "The number 24680135 (KvK) stands on the site." in shown


def test_something_not_met_ends_with_one(tmp_path, capsys):
    path = tmp_path / "visit.zip"
    a_site(headers=()).save(path)

    status = main(["--from", str(path), "--only", "security.hsts"])

    assert status == 1
    assert "Wat nu: Stuur met elk antwoord" in capsys.readouterr().out


def test_the_report_goes_to_standard_output_alone(saved, capsys):
    main(["--from", str(saved), "--json", "-", "--only", "terms.present"])

    record = json.loads(capsys.readouterr().out)
    assert [finding["check"] for finding in record["findings"]] == ["terms.present"]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["http://127.0.0.1/", "--no-browser"], "not on the public internet"),
        (["--from", "/nowhere.zip"], "is not a saved visit"),
        ([], "not the address of a website"),
        (["kaas.test", "--connect-to", "kaas.test"], "HOST:PORT=ADDRESS:PORT"),
    ],
)
def test_what_cannot_be_inspected_ends_with_two_and_a_sentence(
    arguments, sentence, capsys
):
    status = main([*arguments, "--lang", "en"])

    caught = capsys.readouterr()
    assert (status, caught.out) == (2, "")
    assert sentence in caught.err


def test_the_list_names_every_check_with_its_terms(capsys):
    status = main(["list", "--lang", "fr"])

    shown = capsys.readouterr().out
    assert status == 0
    assert "withdrawal.period" in shown
    assert "at_least_days = 14" in shown


def test_a_visit_from_the_command_line_is_kept_and_examined_again(tmp_path, capsys):
    kept = tmp_path / "visit.zip"
    only = ["--only", "identity.company-number", "--json", "-"]
    with tiny_shop(tmp_path) as shop:
        place = f"{HOST}:443=127.0.0.1:{shop.port}"
        arguments = [HOST, "--no-browser", "--connect-to", place, "--save", str(kept)]
        first = main([*arguments, "--trust", str(shop.authority), *only])
    shown = capsys.readouterr().out

    second = main(["--from", str(kept), *only])

    assert (first, second) == (0, 0)
    assert capsys.readouterr().out == shown
