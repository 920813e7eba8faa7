"""What is published at once and what is read first: pure, and blind to the stars."""

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trustmark.reviews.rules.grounds import FLAGGING, REFUSING, SCREENING, Ground
from trustmark.reviews.rules.screening import (
    Circumstances,
    Written,
    chance_of_as_many,
    screen,
)

PLAIN = Written("Snel geleverd en de kaas was heel lekker, ik bestel hier weer.")
POLISH = (
    "Bardzo dobry ser, szybka dostawa, polecam wszystkim znajomym, którzy lubią "
    "holenderskie smaki oraz miłą obsługę."
)
CALM = Circumstances(shop_domain="kaasboer.test")


def grounds(written: Written = PLAIN, around: Circumstances = CALM) -> list[str]:
    return [finding.ground.value for finding in screen(written, around)]


def test_a_plain_review_is_published():
    assert screen(PLAIN, CALM) == ()


def test_an_angry_review_is_published():
    angry = Written("Nooit meer! Drie weken gewacht, geen antwoord en geen geld terug.")

    assert screen(angry, CALM) == ()


@pytest.mark.parametrize(
    ("written", "ground"),
    [
        (Written("Bel mij op 06-12345678 voor meer."), "contact-data"),
        (Written("Veel beter bij goedkoper.nl"), "link"),
        (Written("Wat een klootzakken."), "insult"),
        (Written(POLISH), "other-language"),
        (Written("Очень вкусный сыр, спасибо"), "other-language"),
        (Written("Prima.", author_name="www.goedkoper.nl"), "link"),
        (Written("Prima.", title="Klootzakken"), "insult"),
    ],
)
def test_each_ground_in_a_text_holds_it(written, ground):
    assert grounds(written) == ([ground] if ground else [])


def test_every_ground_tells_which_words_made_it_speak():
    written = Written("Bel 0612345678 of kijk op www.goedkoper.nl, sukkels!")

    assert [(f.ground.value, f.words) for f in screen(written, CALM)] == [
        ("contact-data", "0612345678"),
        ("link", "www.goedkoper.nl"),
        ("insult", "sukkels!"),
    ]


def test_a_copied_text_is_held_with_what_it_was_copied_from():
    around = replace(CALM, others=(PLAIN.text,))

    assert [f.ground for f in screen(PLAIN, around)] == [Ground.COPIED]


@pytest.mark.parametrize(
    ("today", "usual", "is_held"),
    [(3, 0, False), (7, 0, True), (12, 4, False), (15, 4, True), (130, 100, False)],
)
def test_a_day_that_is_too_busy_to_be_chance_is_looked_at(today, usual, is_held):
    around = replace(CALM, today=today, usual=usual)

    assert grounds(around=around) == (["velocity"] if is_held else [])


def test_three_reviews_from_one_connection_in_a_day_are_looked_at():
    assert grounds(around=replace(CALM, from_network=2)) == []
    assert grounds(around=replace(CALM, from_network=3)) == ["velocity"]


@pytest.mark.rule("WK-D8-10")
def test_what_comes_from_the_shop_itself_is_looked_at():
    assert grounds(around=replace(CALM, is_from_shop=True)) == ["own-network"]


def test_the_rules_do_not_know_how_many_stars_were_given():
    asked = {field.name for kind in (Written, Circumstances) for field in fields(kind)}

    assert not asked & {"rating", "stars", "score"}


@pytest.mark.rule("WK-D9-2")
def test_that_a_review_is_negative_is_no_ground_at_all():
    assert not {g for g in Ground if "negative" in g or "opinion" in g}
    assert set(SCREENING) | set(REFUSING) == set(Ground)
    assert set(FLAGGING) <= set(REFUSING)


@given(
    st.text(max_size=120),
    st.text(max_size=40),
    st.integers(1, 50),
    st.floats(0, 50),
)
def test_the_same_words_in_the_same_place_get_the_same_answer(text, name, today, usual):
    written = Written(text, author_name=name)
    around = replace(CALM, today=today, usual=usual)
    found = screen(written, around)

    assert found == screen(written, around)
    order = [SCREENING.index(finding.ground) for finding in found]
    assert order == sorted(set(order))


@given(st.integers(0, 200), st.floats(0, 150))
def test_more_reviews_in_a_day_are_never_more_likely(count, usual):
    assert (
        1.0 + 1e-9
        >= chance_of_as_many(count, usual) + 1e-9
        >= chance_of_as_many(count + 1, usual)
        >= 0
    )
