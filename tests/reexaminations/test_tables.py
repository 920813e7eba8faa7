"""The tables: read back as they were meant, and harmless in a spreadsheet."""

import csv
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.builders.drafts import DRAFT, a_certified_shop, put_draft, tried_out
from tests.builders.people import MONDAY
from tests.builders.rulebooks import WEBWINKELKEUR
from trustmark.kernel import clock
from trustmark.reexaminations import api as reexaminations
from trustmark.reexaminations.tables import written

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _draft(tmp_path, settings, monkeypatch):
    monkeypatch.setattr(clock, "source", lambda: MONDAY)
    put_draft(tmp_path / "shelf", settings)


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text, newline="")))


def test_the_table_of_demands_holds_the_counts_of_the_page():
    a_certified_shop(days=14)
    found = tried_out()

    table = read(reexaminations.demands_table(found, language="fr"))

    lines = reexaminations.demand_lines(found)
    assert [row["demand"] for row in table] == [line.criterion.id for line in lines]
    (period,) = [row for row in table if row["demand"] == "withdrawal.period"]
    assert (period["met_today"], period["not_met_then"]) == ("1", "1")
    assert period["newly_failing"] == "1"
    assert period["text"].startswith("La boutique")


def test_the_table_of_shops_holds_every_change_and_every_shop():
    shop = a_certified_shop(days=14)
    found = tried_out()

    table = read(reexaminations.shops_table(found))

    assert {row["domain"] for row in table} == {shop.shop.domain}
    changes = {row["demand"]: (row["today"], row["then"]) for row in table}
    assert changes["withdrawal.period"] == ("met", "not_met")
    assert changes["identity.telephone"][0] == "not_asked"


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_no_cell_can_be_a_formula(sign):
    name = f'{sign}cmd|"/c calc"!A1'

    ((cell, number),) = csv.reader(StringIO(written([[name, -3]]), newline=""))

    assert cell == f"'{name}"
    assert number == "-3"


def test_a_shop_by_the_name_of_a_formula_is_text_in_the_table():
    a_certified_shop(name="=SUM(1+1)*cmd|' /C calc'!A0")

    (row, *_) = read(reexaminations.shops_table(tried_out()))

    assert row["shop"].startswith("'=SUM")


def test_the_operator_reads_the_same_on_the_machine():
    shop = a_certified_shop(days=14)
    out = StringIO()

    call_command("reexamine", WEBWINKELKEUR, DRAFT, stdout=out)

    told = out.getvalue()
    assert f"{WEBWINKELKEUR} {DRAFT} (draft) on 2027-01-01, against 2026.1" in told
    assert "1 of 1 certificates, 0 without a kept visit" in told
    assert f"{shop.shop.domain} ({shop.number}): " in told
    assert "withdrawal.period: met -> not-met" in told
    (line,) = [x for x in told.splitlines() if x.startswith("withdrawal.period ")]
    assert line.split()[2:6] == ["1", "0", "0", "1"]


@pytest.mark.parametrize(
    ("scheme", "version"), [("nergens", DRAFT), (WEBWINKELKEUR, "1")]
)
def test_the_operator_reads_what_is_not_there(scheme, version):
    with pytest.raises(CommandError):
        call_command("reexamine", scheme, version, stdout=StringIO())
