"""The right to change one's mind."""

from datetime import date

from invented import a_site, find

from inspector import Outcome, Profile, examine

TERMS_PERIOD = "binnen 14 dagen na ontvangst herroepen"
RETURNS_PERIOD = "14 dagen bedenktijd"


def test_fourteen_days_are_met_and_sixteen_can_be_asked():
    site = a_site()

    assert find("withdrawal.period", site).outcome is Outcome.MET
    assert find("withdrawal.period", site, at_least_days=16).outcome is Outcome.NOT_MET


def test_seven_days_are_not_met_with_the_words_that_say_so():
    site = a_site(
        change={
            TERMS_PERIOD: "binnen 7 dagen na ontvangst herroepen",
            RETURNS_PERIOD: "zeven dagen bedenktijd",
        }
    )

    finding = find("withdrawal.period", site)

    assert (finding.outcome, finding.message) == (Outcome.NOT_MET, "too-short")
    assert "7 dagen" in finding.quote or "zeven dagen" in finding.quote


def test_pages_that_contradict_each_other_are_left_to_a_person():
    site = a_site(change={RETURNS_PERIOD: "7 dagen bedenktijd"})

    finding = find("withdrawal.period", site)

    assert (finding.outcome, finding.message) == (Outcome.UNCLEAR, "contradiction")


def test_no_period_anywhere_is_unclear_without_the_returns_page():
    change = {TERMS_PERIOD: "herroepen", RETURNS_PERIOD: "bedenktijd"}

    assert find("withdrawal.period", a_site(change=change)).outcome is Outcome.NOT_MET
    unseen = a_site(change=change, drop=["returns", "returns-herroepen"])
    assert find("withdrawal.period", unseen).outcome is Outcome.UNCLEAR


def test_a_form_behind_the_link_is_a_withdrawal_function():
    finding = find("withdrawal.function-present", a_site())

    assert finding.outcome is Outcome.MET
    assert finding.values["label"] == "Overeenkomst herroepen"


def test_a_mail_link_is_no_withdrawal_function():
    site = a_site(
        change={'href="/herroepen"': 'href="mailto:info@kaas.test"'},
        drop=["returns-herroepen"],
    )

    finding = find("withdrawal.function-present", site)

    assert (finding.outcome, finding.message) == (Outcome.NOT_MET, "only-words")


def test_a_link_that_was_not_followed_is_unclear():
    site = a_site(drop=["returns-herroepen"])

    assert find("withdrawal.function-present", site).outcome is Outcome.UNCLEAR


def test_the_withdrawal_function_is_not_asked_before_its_day():
    profile = Profile.everything().only("withdrawal.function-present")

    report = examine(a_site(), profile, on=date(2026, 6, 18))

    assert report.findings[0].outcome is Outcome.NOT_APPLICABLE
    assert report.findings[0].values["day"] == "2026-06-19"
