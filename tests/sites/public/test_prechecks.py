"""The pre-check through its pages: asking, waiting, reading, taking along, applying."""

from datetime import timedelta

import pytest
from django.conf import settings as installed
from django.urls import reverse
from django.utils.html import escape

from tests.builders import pages
from tests.builders.people import a_user
from tests.builders.prechecks import SHOP, asked, ended
from tests.builders.rulebooks import BECOMMERCE, WEBWINKELKEUR, a_version
from tests.sites.public.conftest import NOW
from trustmark.applications.models import Application
from trustmark.kernel import clock
from trustmark.kernel.calendar import day_of
from trustmark.prechecks import api as prechecks
from trustmark.prechecks.api import PreCheck, State

pytestmark = pytest.mark.django_db
FORM = f"/nl/{WEBWINKELKEUR}/pre-check/"


@pytest.fixture(autouse=True)
def _versions():
    a_version(on=day_of(NOW))


def result_of(key: str, *, language: str = "nl", scheme: str = WEBWINKELKEUR) -> str:
    return f"/{language}/{scheme}/pre-check/{key}/"


def limited(settings, **limits: int) -> None:
    settings.ENVIRONMENT = installed.ENVIRONMENT.model_copy(update=limits)


def test_from_the_form_to_the_result(client):
    pages.show(SHOP, {"/retour": pages.RETURNS.format(days=7)})

    sent = client.post(FORM, {"url": "theehuis.test"})
    waiting = client.get(sent["Location"])
    prechecks.run(PreCheck.objects.get().pk, at=NOW)
    result = client.get(sent["Location"])

    assert sent.status_code == 303
    assert "<progress" in waiting.text
    assert "hx-get" in waiting.text
    assert "Voorcontrole van theehuis.test" in result.text
    assert "<progress" not in result.text
    assert "Dit is geen keuring" in result.text


def test_the_result_quotes_the_shop_and_says_what_to_do_by_which_law(client):
    found = ended(at=NOW)
    criterion = prechecks.rulebook_of(found.precheck).criteria["withdrawal.period"]

    for language in ("nl", "fr", "en"):
        page = client.get(result_of(found.key, language=language))
        assert page.status_code == 200
        assert escape(criterion.demand[language]) in page.text
        assert escape(criterion.remedy[language]) in page.text
        assert escape(criterion.ground[0]) in page.text
        assert "7 dagen bedenktijd" in page.text
        assert f"{SHOP}retour" in page.text


def test_the_counts_add_up_to_all_demands(client):
    found = ended(at=NOW)

    page = client.get(result_of(found.key))

    counted = sum(each["count"] for each in page.context["counts"])
    assert counted == len(prechecks.criteria_of(found.precheck))
    listed = sum(
        len(theme["unmet"]) + sum(len(group["rows"]) for group in theme["others"])
        for theme in page.context["themes"]
    )
    assert listed == counted


def test_nobody_keeps_or_lists_what_a_key_opens(client):
    found = ended(at=NOW)
    begin = result_of(found.key)

    for ending in ("", "progress/", "report.html", "report.pdf"):
        answer = client.get(begin + ending)
        assert answer.status_code == 200, ending
        assert "no-store" in answer["Cache-Control"]
        assert "noindex" in answer["X-Robots-Tag"]
        assert answer["Referrer-Policy"] == "no-referrer"


def test_reports_are_files_that_run_nothing(client):
    begin = result_of(ended(at=NOW).key)

    html, pdf = (client.get(f"{begin}report.{kind}") for kind in ("html", "pdf"))

    for answer, kind in ((html, "html"), (pdf, "pdf")):
        name = f"pre-check-theehuis.test-{day_of(NOW)}.{kind}"
        assert answer["Content-Disposition"] == f'attachment; filename="{name}"'
        assert answer["X-Content-Type-Options"] == "nosniff"
    assert "script-src" not in html["Content-Security-Policy"]
    assert "default-src 'none'" in html["Content-Security-Policy"]
    assert pdf.content.startswith(b"%PDF-")


@pytest.mark.parametrize("ending", ["report.html", "report.pdf"])
def test_there_is_no_report_before_there_is_a_result(client, ending):
    waiting, failed = asked(at=NOW), ended("https://dicht.test/", state=State.FAILED)

    for found in (waiting, failed):
        assert client.get(result_of(found.key) + ending).status_code == 404


def test_a_key_that_opens_nothing_gets_a_page_with_the_way_back(client):
    page = client.get(result_of("geraden"))

    assert page.status_code == 404
    assert "7 dagen bewaard" in page.text
    assert f'href="{FORM}"' in page.text
    assert "noindex" in page["X-Robots-Tag"]


def test_a_key_opens_nothing_under_another_scheme_or_after_its_days(
    client, monkeypatch
):
    found = ended(at=NOW)
    a_version(BECOMMERCE, on=day_of(NOW))

    assert client.get(result_of(found.key, scheme=BECOMMERCE)).status_code == 404
    later = NOW + timedelta(days=prechecks.DAYS_KEPT)
    monkeypatch.setattr(clock, "source", lambda: later)
    assert client.get(result_of(found.key)).status_code == 404


def test_the_page_says_how_old_a_visit_is_that_was_made_for_somebody_else(client):
    ended(at=NOW - timedelta(minutes=20))
    second = asked(at=NOW, address="192.0.2.9")
    prechecks.run(second.precheck.pk, at=NOW)

    page = client.get(result_of(second.key))

    assert "19 minuten geleden" in page.text


def test_progress_says_who_comes_first_and_then_turns_into_the_result(client):
    first, second = asked("https://eerst.test/", at=NOW), asked(at=NOW)

    waits = client.get(result_of(second.key) + "progress/")
    prechecks.run(first.precheck.pk, at=NOW)
    prechecks.run(second.precheck.pk, at=NOW)
    done = client.get(result_of(second.key) + "progress/")

    assert "Winkels vóór u: 1" in waits.text
    assert done["HX-Refresh"] == "true"


def test_a_shop_that_turns_us_away_is_told_so(client):
    pages.close(SHOP, "asked away", code="asked-away")
    found = asked(at=NOW)
    prechecks.run(found.precheck.pk, at=NOW)

    page = client.get(result_of(found.key))

    assert "robots.txt" in page.text
    assert "Terug naar het formulier" in page.text


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "kaas",
        "127.0.0.1",
        "http://[::1]/",
        "http://2130706433/",
        "localhost",
        "co.uk",
        "ftp://theehuis.test/",
        "javascript:alert(1)",
        "https://jan:geheim@theehuis.test/",
        "https://theehuis.test:22/",
        "https://theehuis.test:99999/",
        "https://" + "a" * 300 + ".test/",
    ],
)
def test_what_is_no_public_shop_gets_a_sentence_and_no_row(client, typed):
    page = client.post(FORM, {"url": typed})

    assert page.status_code == 422
    assert page.context["form"].errors["url"]
    assert PreCheck.objects.count() == 0


def test_who_asks_too_often_reads_when_again_and_loses_nothing(client, settings):
    limited(settings, prechecks_per_visitor=1)
    client.post(FORM, {"url": "https://eerst.test/"})

    page = client.post(FORM, {"url": "https://daarna.test/"})

    assert page.status_code == 429
    assert page["Retry-After"] == str(24 * 60 * 60 + 1)
    assert "3 november 2026, 11:00" in page.text
    assert 'value="https://daarna.test/"' in page.text
    assert PreCheck.objects.count() == 1


def test_who_is_asked_about_is_found_behind_our_proxy(client, settings):
    limited(settings, prechecks_per_visitor=1)
    settings.TRUSTED_PROXIES = 1

    for number in (1, 2):
        sent = client.post(
            FORM,
            {"url": f"https://winkel{number}.test/"},
            headers={"X-Forwarded-For": f"203.0.113.9, 198.51.100.{number}"},
        )
        assert sent.status_code == 303


def test_a_scheme_with_several_kinds_asks_by_which(client):
    a_version(BECOMMERCE, on=day_of(NOW))
    form = f"/nl/{BECOMMERCE}/pre-check/"

    silent = client.post(form, {"url": SHOP})
    odd = client.post(form, {"url": SHOP, "kind": "b2g"})
    chosen = client.post(form, {"url": SHOP, "kind": "b2b"})

    assert (silent.status_code, odd.status_code) == (422, 422)
    assert chosen.status_code == 303
    assert PreCheck.objects.get().kind == "b2b"
    assert "kind" not in client.get(FORM).context["form"].fields


def test_an_installation_may_offer_none(client, settings):
    found = ended(at=NOW)
    limited(settings, prechecks_per_visitor=0)

    assert client.get(FORM).status_code == 404
    assert client.get(result_of(found.key)).status_code == 404
    assert FORM not in client.get(f"/nl/{WEBWINKELKEUR}/").text


def test_the_front_page_and_the_application_lead_to_it(client):
    for page in ("", "apply/"):
        assert f'href="{FORM}"' in client.get(f"/nl/{WEBWINKELKEUR}/{page}").text


def test_the_page_about_our_visits_names_who_comes_and_how_to_turn_it_away(client):
    page = client.get(reverse("public:inspector"))

    assert "User-agent: KeurmeesterPreCheck\nDisallow: /" in page.text
    assert "KeurmeesterInspector" in page.text


def test_a_result_begins_an_application_with_the_address_filled_in(client):
    found = ended(at=NOW)
    apply = f"/nl/{WEBWINKELKEUR}/apply/?shop=theehuis.test"
    assert f'href="{apply}"' in client.get(result_of(found.key)).text
    client.force_login(a_user())

    begun = client.post(apply)
    form = client.get(begun["Location"].rstrip("/") + "/shop/")

    draft = Application.objects.get()
    assert draft.number in begun["Location"]
    assert 'value="https://theehuis.test/"' in form.text


def test_who_has_no_account_yet_finds_the_address_again_after_the_letter(client):
    apply = f"/nl/{WEBWINKELKEUR}/apply/"
    who = {"name": "Sanne Jansen", "email": "sanne@theehuis.test"}

    client.post(f"{apply}?shop=theehuis.test", who)
    user = a_user()
    client.force_login(user)
    client.post(apply)

    assert Application.objects.get().answers == {"shop-url": "https://theehuis.test/"}
    assert client.get(apply).context["shop"] == ""


@pytest.mark.parametrize("named", ["<script>", "127.0.0.1", "x" * 400, "%00", "co.uk"])
def test_nonsense_for_a_shop_is_left_out_of_the_application(client, named):
    client.force_login(a_user())

    client.post(f"/nl/{WEBWINKELKEUR}/apply/?shop={named}")

    assert Application.objects.get().answers == {}
