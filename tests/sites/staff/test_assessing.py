"""The assessment page: verdicts by theme, nothing typed lost, keys to what is left."""

import pytest

from tests.builders import audits as steps
from tests.builders import pages
from tests.builders.cases import a_submission, an_audit
from tests.builders.parties import shop_details
from tests.builders.people import MONDAY, a_user
from tests.builders.worker import settle
from tests.sites.staff.reading import text_of
from trustmark.accounts.api import Role
from trustmark.audits import api as audits
from trustmark.audits.api import State, Verdict

pytestmark = pytest.mark.django_db
ADDRESS, NAME = "identity.address", "identity.name"


@pytest.fixture
def shown():
    """An audit of a shop that gives seven days, and states its address."""
    form = a_submission(shop=shop_details(url="https://www.zeven-dagen.test/"))
    pages.show(
        "https://www.zeven-dagen.test/",
        {"/contact": pages.CONTACT, "/retourneren": pages.RETURNS.format(days=7)},
    )
    return an_audit(submission=form)


def standing(audit, criterion):
    rows = audits.list_rows(audit, language="en")
    return next(row for row in rows if row.criterion.id == criterion)


def test_saving_writes_the_verdicts_down_and_goes_to_the_next_theme(
    press, auditor, audit
):
    response = press(
        auditor, "theme", audit.number, "identity", **{f"{NAME}-verdict": "met"}
    )

    assert response.status_code == 303
    assert response.url.endswith(f"/audits/{audit.number}/themes/prices/")
    assert standing(audit, NAME).verdict == Verdict.MET
    assert standing(audit, ADDRESS).verdict == ""


@pytest.mark.rule("WK-4.7")
def test_not_met_without_words_is_told_at_that_field_and_keeps_all_that_was_typed(
    press, auditor, audit
):
    response = press(
        auditor,
        "theme",
        audit.number,
        "identity",
        **{
            f"{ADDRESS}-verdict": "not-met",
            f"{NAME}-verdict": "not-met",
            f"{NAME}-note": "Alleen een voornaam.",
        },
    )

    html = response.content.decode()
    assert response.status_code == 422
    assert f'id="id_{ADDRESS}-note_error"' in html
    assert f'id="id_{NAME}-note_error"' not in html
    assert "Alleen een voornaam.</textarea>" in html
    assert standing(audit, NAME).verdict == ""


def test_words_without_a_verdict_are_not_thrown_away(press, auditor, audit):
    response = press(
        auditor, "theme", audit.number, "identity", **{f"{NAME}-note": "Nog nakijken."}
    )

    assert response.status_code == 422
    assert "Choose a verdict with what you wrote." in text_of(response)


def test_saving_a_page_unchanged_says_nothing_again(press, auditor, audit):
    typed = {f"{NAME}-verdict": "not-met", f"{NAME}-note": "Alleen een voornaam."}
    press(auditor, "theme", audit.number, "identity", **typed)

    press(auditor, "theme", audit.number, "identity", **typed)

    assert len(audits.list_assessments(audit, criterion=NAME)) == 1


def test_after_the_last_theme_the_page_leads_back_to_the_audit(
    look, press, auditor, audit
):
    steps.judge(audit, by=auditor)
    last = look(auditor, "theme", audit.number, "standing").context["lines"]
    typed = {f"{line.row.criterion.id}-verdict": "met" for line in last}

    response = press(auditor, "theme", audit.number, "standing", **typed)

    assert response.url.endswith(f"/audits/{audit.number}/")


def test_the_page_shows_what_the_machine_saw_and_how_sure_it_is(look, auditor, shown):
    response = look(auditor, "theme", shown.number, "withdrawal")

    told = text_of(response)
    assert "U heeft 7 dagen bedenktijd" in told
    assert "The inspector proposes: Not met" in told
    assert "?check=withdrawal.period" in response.content.decode()


def test_the_words_for_the_letter_are_proposed_in_the_language_of_the_company(
    look, auditor, shown
):
    html = look(auditor, "theme", shown.number, "withdrawal").content.decode()

    assert "7 dagen bedenktijd; gevraagd is 14.</textarea>" in html


def test_a_good_verdict_drops_the_words_that_were_proposed_against_the_shop(
    look, press, auditor, shown
):
    proposed = look(auditor, "theme", shown.number, "withdrawal").context["lines"][0]
    initial = proposed.form.initial

    press(
        auditor,
        "theme",
        shown.number,
        "withdrawal",
        **{
            "withdrawal.period-verdict": "met",
            "withdrawal.period-note": initial["note"],
            "withdrawal.period-page": initial["page"],
        },
    )

    said = standing(shown, "withdrawal.period").assessment
    assert (said.verdict, said.note) == (Verdict.MET, "")


def test_one_press_confirms_what_the_machine_is_sure_of(look, press, auditor, shown):
    before = look(auditor, "theme", shown.number, "identity").context["theme"].sure

    press(auditor, "theme_confirm", shown.number, "identity")

    assert before == 1
    assert standing(shown, ADDRESS).verdict == Verdict.MET
    assert standing(shown, ADDRESS).assessment.by == auditor


def test_one_press_never_confirms_what_is_not_met(press, auditor, shown):
    press(auditor, "theme_confirm", shown.number, "withdrawal")

    assert standing(shown, "withdrawal.period").verdict == ""


def test_somebody_who_does_not_assess_reads_without_buttons(look, press, clerk, audit):
    page = look(clerk, "theme", audit.number, "identity")
    saved = press(
        clerk, "theme", audit.number, "identity", **{f"{NAME}-verdict": "met"}
    )

    assert "Save and go on" not in text_of(page)
    assert saved.status_code == 409
    assert standing(audit, NAME).verdict == ""


def test_after_a_colleague_handed_it_over_what_was_typed_stays_on_the_page(
    press, auditor, audit
):
    colleague = a_user(Role.AUDITOR)
    steps.finish_assessment(audit, by=colleague)

    response = press(
        auditor,
        "theme",
        audit.number,
        "identity",
        **{f"{NAME}-verdict": "not-met", f"{NAME}-note": "Alleen een voornaam."},
    )

    assert response.status_code == 409
    assert "The audit is not being assessed now." in text_of(response)
    assert "Alleen een voornaam.</textarea>" in response.content.decode()


@pytest.mark.rule("WK-4.9")
def test_a_re_audit_shows_first_what_must_be_looked_at_again(look, auditor):
    audit = an_audit(State.REMEDY)
    audits.report_remedied(audit, remark="Klaar.", by=None, at=MONDAY)
    settle(MONDAY)

    page = look(auditor, "theme", audit.number, "identity")

    open_lines = [line.row.criterion.id for line in page.context["lines"]]
    assert open_lines == [ADDRESS]
    assert len(page.context["folded"]) == 8
    assert "8 demands keep their verdict from an earlier round" in text_of(page)
    assert "1 earlier verdict" in text_of(page)


def test_an_unknown_theme_does_not_exist(look, auditor, audit):
    assert look(auditor, "theme", audit.number, "nothing").status_code == 404
