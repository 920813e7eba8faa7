"""The command line."""

import json
from dataclasses import replace

import pytest
from invented import GOOD_CHECKOUT, a_site
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


def test_a_failing_that_blocks_ends_with_one(tmp_path, capsys):
    path = tmp_path / "visit.zip"
    a_site(checkout=replace(GOOD_CHECKOUT, button_label="Bestellen")).save(path)

    status = main(["--from", str(path), "--only", "ordering.button-wording"])

    shown = capsys.readouterr().out
    assert status == 1
    assert "Wat nu:" in shown
    assert "1 blokkerend: ordering.button-wording" in shown


def test_a_failing_that_blocks_nothing_ends_with_zero(tmp_path, capsys):
    path = tmp_path / "visit.zip"
    a_site(headers=()).save(path)

    status = main(["--from", str(path), "--only", "security.hsts"])

    assert status == 0
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
        (["kaas.test", "--report", "verslag.doc"], "choose one of them"),
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
    assert "Directive 2011/83/EU, articles 6(1)(h) and 9; BW 6:230o" in shown


def test_only_the_checks_that_are_named_are_run(saved, capsys):
    only = ["--only", "terms.present", "security.hsts", "--json", "-"]

    main(["--from", str(saved), *only])

    record = json.loads(capsys.readouterr().out)
    assert [found["check"] for found in record["findings"]] == [
        "terms.present",
        "security.hsts",
    ]
    assert [told["criterion"] for told in record["criteria"]] == [
        "security.hsts",
        "terms.present",
    ]


def test_demands_on_other_buyers_are_left_out(saved, capsys):
    main(["--from", str(saved), "--kind", "b2b", "--json", "-"])

    record = json.loads(capsys.readouterr().out)
    told = {outcome["criterion"] for outcome in record["criteria"]}
    assert record["profile"]["kind"] == "b2b"
    assert "b2b.terms" in told
    assert "withdrawal.period" not in told


def test_the_report_is_written_to_be_read(saved, tmp_path, capsys):
    target = tmp_path / "verslag.html"

    status = main(["--from", str(saved), "--report", str(target), "--lang", "fr"])

    assert status == 0
    assert '<html lang="fr">' in target.read_text()
    assert capsys.readouterr().out


@pytest.mark.browser
def test_the_report_is_printed_as_a_pdf(saved, tmp_path):
    target = tmp_path / "verslag.pdf"

    main(["--from", str(saved), "--report", str(target), "--only", "terms.present"])

    assert target.read_bytes().startswith(b"%PDF")


def test_without_a_browser_there_is_no_pdf(saved, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("PATH", str(tmp_path))
    target = tmp_path / "verslag.pdf"

    status = main(["--from", str(saved), "--report", str(target), "--lang", "en"])

    assert status == 2
    assert "A PDF needs a browser" in capsys.readouterr().err
    assert not target.exists()


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


@pytest.mark.parametrize("flags", [[], ["--no-open-files"]])
def test_files_that_should_not_be_there_are_asked_for_unless_told_not_to(
    tmp_path, capsys, flags
):
    with tiny_shop(tmp_path) as shop:
        place = f"{HOST}:443=127.0.0.1:{shop.port}"
        arguments = [HOST, "--no-browser", "--connect-to", place, *flags]
        main([*arguments, "--trust", str(shop.authority), "--json", "-"])

    assert ("/.git/HEAD" in shop.asked) is (not flags)
