"""Trying a rulebook out, through the pages of a manager."""

import csv
from io import StringIO

import pytest
from django.urls import reverse

from tests.builders import drafts
from tests.builders.drafts import DRAFT, a_certified_shop, put_draft, tried_out
from tests.builders.people import MONDAY, a_user
from tests.builders.rulebooks import WEBWINKELKEUR
from trustmark.accounts.api import Role
from trustmark.audits import api as audits
from trustmark.reexaminations import api as reexaminations
from trustmark.reexaminations.api import Reexamination, ReexaminedShop

pytestmark = pytest.mark.django_db
PERIOD = "withdrawal.period"


@pytest.fixture(autouse=True)
def draft(tmp_path, settings):
    return put_draft(tmp_path / "shelf", settings)


@pytest.fixture
def boss():
    return a_user(Role.MANAGER, name="Mo Manager")


@pytest.fixture
def shop():
    return a_certified_shop("https://kaasboer.test/", days=14)


def page(name: str, *parts: object) -> str:
    return reverse(f"staff:{name}", args=parts)


def test_from_choosing_a_draft_to_its_tables(client, boss, shop):
    client.force_login(boss)
    form = client.get(page("reexaminations"))
    assert f"{WEBWINKELKEUR}/{DRAFT}" in form.text

    sent = client.post(page("reexaminations"), {"version": f"{WEBWINKELKEUR}/{DRAFT}"})
    waits = client.get(sent["Location"])
    (found,) = Reexamination.objects.all()
    for row_id in reexaminations.list_waiting(found):
        reexaminations.run(row_id, at=MONDAY)
    done = client.get(sent["Location"])

    assert (sent.status_code, found.asked_by) == (303, boss)
    assert "<progress" in waits.text
    assert "<progress" not in done.text
    first = done.context["demands"][0]["line"]
    assert (first.criterion.id, first.count.newly_failing) == (PERIOD, 1)
    assert shop.number in done.text
    assert page("certificate", shop.number) in done.text


def test_progress_turns_into_the_page_when_the_last_shop_is_done(client, boss, shop):
    client.force_login(boss)
    found = reexaminations.begin(WEBWINKELKEUR, DRAFT, by=boss, at=MONDAY)
    address = page("reexamination_progress", found.pk)

    assert "HX-Refresh" not in client.get(address).headers
    (row_id,) = reexaminations.list_waiting(found)
    reexaminations.run(row_id, at=MONDAY)

    assert client.get(address)["HX-Refresh"] == "true"


def test_what_changes_for_a_shop_is_shown_with_its_quote(client, boss, shop):
    client.force_login(boss)
    found = tried_out()
    row = ReexaminedShop.objects.get()

    shown = client.get(page("reexamination_shop", found.pk, row.pk))

    assert "14 dagen" in shown.text
    changed = {c["criterion"].id for c in shown.context["changes"]}
    assert changed >= {PERIOD, "identity.phone", "identity.telephone"}


def test_tables_are_sorted_as_asked(client, boss, shop):
    a_certified_shop("https://aagje.test/", name="Aagje", days=30)
    client.force_login(boss)
    found = tried_out()
    address = page("reexamination", found.pk)

    def names(query: str) -> list[str]:
        rows = client.get(address + query).context["shops"]
        return [row["line"].certificate.shop.name for row in rows]

    assert names("?by=shop") == ["Aagje", "Kaasboer Jansen"]
    assert names("?by=new") == names("") == ["Kaasboer Jansen", "Aagje"]
    ids = [
        row["line"].criterion.id
        for row in client.get(f"{address}?sort=demand").context["demands"]
    ]
    assert ids == sorted(ids)
    assert client.get(f"{address}?sort=<script>&by=%00").status_code == 200


def test_a_shop_without_a_kept_visit_is_named(client, boss, shop):
    audits.Inspection.objects.update(state="failed", report=None)
    client.force_login(boss)

    shown = client.get(page("reexamination", tried_out().pk))

    assert shown.context["progress"].missing == 1
    assert shop.shop.name in shown.text


@pytest.mark.parametrize("table", ["shops", "demands"])
def test_the_tables_can_be_taken_along(client, boss, shop, table):
    client.force_login(boss)
    found = tried_out()

    answer = client.get(page("reexamination_csv", found.pk, table))

    name = f"{WEBWINKELKEUR}-{DRAFT}-{table}.csv"
    assert answer["Content-Disposition"] == f'attachment; filename="{name}"'
    text = answer.content.decode("utf-8-sig")
    rows = list(csv.DictReader(StringIO(text, newline="")))
    assert PERIOD in {row["demand"] for row in rows}
    missing = client.get(page("reexamination_csv", found.pk, "x"))
    assert missing.status_code == 404


def test_a_draft_that_changed_since_says_so_and_keeps_the_shops(
    client, boss, shop, draft
):
    client.force_login(boss)
    found = tried_out()
    row = ReexaminedShop.objects.get()
    drafts.rewrite(draft / "criteria.toml", "at_least_days = 30", "at_least_days = 60")

    shown = client.get(page("reexamination", found.pk))
    of_shop = client.get(page("reexamination_shop", found.pk, row.pk))
    demands = client.get(page("reexamination_csv", found.pk, "demands"))

    assert shown.context["demands"] is None
    assert len(shown.context["shops"]) == 1
    assert of_shop.context["problem"]
    assert demands.status_code == 404


def test_what_cannot_be_tried_out_gets_a_sentence_at_the_question(
    client, boss, shop, draft
):
    client.force_login(boss)
    version = {"version": f"{WEBWINKELKEUR}/{DRAFT}"}
    client.post(page("reexaminations"), version)

    twice = client.post(page("reexaminations"), version)
    unknown = client.post(page("reexaminations"), {"version": "x/../y"})
    Reexamination.objects.update(finished_at=MONDAY)
    drafts.rewrite(draft / "terms.toml", "appeal = {", "appeel = {")
    faulty = client.post(page("reexaminations"), version)

    for answer in (twice, unknown, faulty):
        assert answer.status_code == 422
        assert answer.context["form"].errors["version"]


def test_who_manages_another_scheme_sees_nothing_of_it(client, shop):
    found = tried_out()
    row = ReexaminedShop.objects.get()
    client.force_login(a_user(Role.MANAGER, scheme="becommerce"))

    listed = client.get(page("reexaminations"))
    assert listed.context["lines"] == []
    assert f"{WEBWINKELKEUR}/" not in listed.text
    for name, *parts in (
        ("reexamination", found.pk),
        ("reexamination_progress", found.pk),
        ("reexamination_shop", found.pk, row.pk),
        ("reexamination_csv", found.pk, "shops"),
        ("reexamination", 999),
    ):
        assert client.get(page(name, *parts)).status_code == 404


def test_the_page_costs_as_much_with_three_shops_as_with_one(
    client, boss, shop, django_assert_max_num_queries
):
    client.force_login(boss)
    address = page("reexamination", tried_out().pk)
    with django_assert_max_num_queries(30) as one:
        client.get(address)
    a_certified_shop()
    a_certified_shop()
    more = page("reexamination", tried_out().pk)

    with django_assert_max_num_queries(len(one)):
        client.get(more)
