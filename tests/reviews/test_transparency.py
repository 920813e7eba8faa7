"""What we report on moderation: statements of reasons, and a year in figures."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import jsonschema_rs
import pytest
from django.core.management import call_command

from tests.builders.people import MONDAY
from tests.builders.reviews import (
    PLAIN,
    RUDE,
    a_certified_shop,
    a_flag,
    a_moderator,
    a_refused_review,
    a_review,
    contact_of,
    days_later,
)
from trustmark.reviews import api as reviews
from trustmark.reviews.api import REFUSING, Party, Reasons, Review
from trustmark.reviews.rules.log import Because, What
from trustmark.reviews.rules.statements import CATEGORIES, Restriction, statement_of

SCHEMA = json.loads(Path(__file__).with_name("statements.schema.json").read_text())
YEAR = {"since": date(2026, 1, 1), "until": date(2027, 1, 1)}
VALID = jsonschema_rs.validator_for(SCHEMA)


def a_removed_review(
    shop: object, text: str, *, ground: str = "unlawful", at: object = MONDAY
) -> Review:
    """A review that was removed after a flag."""
    review = a_review(shop, replace(PLAIN, text=text))  # type: ignore[arg-type]
    a_flag(review, ground=ground)
    told = Reasons(ground, "Kees van der Berg wordt bij naam genoemd.")
    reviews.remove(review, told, by=a_moderator(), at=at)  # type: ignore[arg-type]
    return review


@pytest.mark.parametrize("ground", REFUSING)
@pytest.mark.parametrize("because", Because)
@pytest.mark.parametrize("what", [What.REFUSE, What.REMOVE])
def test_every_decision_there_can_be_fits_the_schema_of_the_database(
    ground, because, what
):
    told = statement_of(
        Restriction(
            puid="a-scheme-review-decision-1",
            what=what,
            ground=ground,
            because=because,
            named="A ground",
            breaks="A sentence.",
            language="nl",
            written_on=date(2026, 11, 2),
            decided_on=date(2026, 11, 3),
            rules_url="https://keurmeester.test/en/a-scheme/reviews/",
        )
    )

    VALID.validate({"statements": [told]})


def test_no_ground_is_without_a_category():
    assert set(CATEGORIES) == set(REFUSING)


@pytest.mark.django_db
def test_statements_tell_what_was_decided_and_nothing_anybody_wrote():
    shop = a_certified_shop()
    removed = a_removed_review(shop, "Kees van der Berg bezorgde het te laat.")
    refused = a_refused_review(shop)
    appeal = reviews.appeal_as_author(refused, argument="Te streng.", at=MONDAY)
    reviews.overturn(appeal, reasons="Mag.", by=a_moderator("Mo"), at=days_later(2))

    (call,) = reviews.list_calls(removed.scheme, **YEAR)

    VALID.validate(call)
    first, second = call["statements"]
    assert first["decision_ground"] == "DECISION_GROUND_ILLEGAL_CONTENT"
    assert first["source_type"] == "SOURCE_ARTICLE_16"
    assert first["decision_visibility"] == ["DECISION_VISIBILITY_CONTENT_REMOVED"]
    assert "end_date_visibility_restriction" not in first
    assert second["automated_detection"] == "Yes"
    assert second["content_language"] == "NL"
    assert second["end_date_visibility_restriction"] == "2026-11-04"
    for text in ("Kees", "klootzakken", shop.domain, "Anna", "Mila"):
        assert text not in json.dumps(call)


@pytest.mark.django_db
def test_the_command_writes_one_call_per_line_for_the_days_that_were_asked(tmp_path):
    shop = a_certified_shop()
    a_removed_review(shop, "Kees bezorgde het te laat.", at=days_later(1))
    review = a_refused_review(shop)
    file = tmp_path / "statements.jsonl"

    call_command(
        "export_statements",
        review.scheme,
        str(file),
        since="2026-11-02",
        until="2026-11-03",
    )

    (line,) = file.read_text().splitlines()
    (statement,) = json.loads(line)["statements"]
    assert statement["application_date"] == "2026-11-02"


@pytest.mark.django_db
def test_a_year_in_figures_counts_flags_decisions_and_appeals():
    shop, first = a_certified_shop(), a_moderator()
    a_removed_review(shop, "Kees bezorgde het te laat.", at=days_later(3))
    kept = a_review(shop, replace(PLAIN, text="Mooi verpakt en op tijd bezorgd."))
    reviews.keep(a_flag(kept), facts="Er was een order.", by=first, at=days_later(1))
    reviews.appeal_as_shop(kept, argument="Nee.", by=contact_of(shop), at=days_later(1))
    refused = a_refused_review(shop, by=first)
    appeal = reviews.appeal_as_author(refused, argument="Te streng.", at=MONDAY)
    reviews.overturn(appeal, reasons="Mag.", by=a_moderator("Mo"), at=days_later(2))
    rude = replace(RUDE, text="Die klootzakken weer. Bestelling nooit gezien hoor.")
    reviews.publish(a_review(shop, rude), by=first, at=MONDAY)

    year = reviews.get_year(refused.scheme, 2026)

    assert (year.flags.came, year.flags.granted, year.flags.rejected) == (2, 1, 1)
    assert year.flags.days == 2
    assert year.flagged == {"unlawful": 1, "other-shop": 1}
    assert year.decided == {
        ("remove", "unlawful", "flag"): 1,
        ("refuse", "insult", "screening"): 1,
    }
    assert (year.held_rightly, year.held_in_vain, year.in_vain_share) == (1, 1, 50)
    assert year.appeals[Party.AUTHOR].granted == 1
    assert year.appeals[Party.AUTHOR].days == 2
    assert year.appeals[Party.SHOP].open == 1
    assert reviews.get_year(refused.scheme, 2025).restricted == 0
    assert reviews.list_years(refused.scheme) == [2026]
