"""What a seal says and how it looks, for every standing a shop can have."""

import re
from xml.etree.ElementTree import Element, fromstring

import pytest

from tests.builders import cases
from tests.builders.parties import shop_details
from tests.builders.people import MONDAY
from trustmark.certificates import api as certificates
from trustmark.certificates.api import Certificate, Entry, State
from trustmark.schemes import api as schemes
from trustmark.sites.seal.drawing import draw, draw_elsewhere
from trustmark.sites.seal.lettering import fitted

SVG = "{http://www.w3.org/2000/svg}"
LANGUAGES = ("nl", "fr", "en")


def entry_of(certificate: Certificate) -> Entry:
    return certificates.entries(certificate.scheme, [certificate.shop])[0]


def drawn(certificate: Certificate, *, language: str = "en", domain: str = "") -> str:
    return draw(
        schemes.get_scheme(certificate.scheme),
        entry_of(certificate),
        domain=domain or certificate.shop.domain,
        language=language,
    )


def read(svg: str) -> Element:
    return fromstring(svg)  # noqa: S314 - drawn by us a moment ago


def words_of(svg: str) -> list[str]:
    return [text.text or "" for text in read(svg).iter(f"{SVG}text")]


def title_of(svg: str) -> str:
    return read(svg).findtext(f"{SVG}title") or ""


@pytest.mark.django_db
@pytest.mark.rule("WK-5.4", "WK-1.8")
@pytest.mark.parametrize(
    ("language", "remark"),
    [
        ("nl", "Gekeurd, nieuw sinds 2 november 2026"),
        ("fr", "Contrôlé, nouveau depuis le 2 novembre 2026"),
        ("en", "Checked, new since 2 November 2026"),
    ],
)
def test_a_provisional_member_carries_a_seal_that_says_new(language, remark):
    held = cases.a_certificate(State.PROVISIONAL)

    svg = drawn(held, language=language)

    assert held.shop.domain in words_of(svg)
    assert remark in words_of(svg)
    assert remark in title_of(svg)


@pytest.mark.django_db
@pytest.mark.rule("BC-8", "BC-6")
@pytest.mark.parametrize(
    ("kinds", "marks"),
    [(("b2c",), ["B2C"]), (("b2b",), ["B2B"]), (("b2b", "b2c"), ["B2B", "B2C"])],
)
def test_the_seal_shows_which_certificates_a_shop_holds(kinds, marks):
    held = cases.a_certificate(
        State.ACTIVE, scheme="becommerce", submission=cases.a_submission(kinds=kinds)
    )

    svg = drawn(held)

    assert [word for word in words_of(svg) if word in {"B2C", "B2B"}] == marks
    assert f"({' + '.join(sorted(marks, reverse=True))})" in title_of(svg)


@pytest.mark.django_db
@pytest.mark.rule("BC-8")
def test_taking_one_certificate_away_takes_its_mark_off_the_seal(manager):
    held = cases.a_certificate(
        State.ACTIVE,
        scheme="becommerce",
        submission=cases.a_submission(kinds=("b2c", "b2b")),
    )
    other = next(c for c in entry_of(held).certificates if c.kind == "b2b")

    certificates.withdraw(other, reason="Geen btw-nummer.", by=manager, at=MONDAY)

    marks = [word for word in words_of(drawn(held)) if word in {"B2C", "B2B"}]
    assert marks == ["B2C"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("state", "words"),
    [
        (State.SUSPENDED, ("Geschorst", "Suspendu", "Suspended")),
        (
            State.WITHDRAWN,
            ("Niet meer gecertificeerd", "N'est plus certifié", "No longer certified"),
        ),
        (
            State.EXPIRED,
            ("Niet meer gecertificeerd", "N'est plus certifié", "No longer certified"),
        ),
    ],
)
def test_a_seal_that_is_not_valid_says_why_and_looks_like_none(state, words):
    held = cases.a_certificate(state)
    accent = schemes.get_scheme(held.scheme).tokens.accent_light

    for language, word in zip(LANGUAGES, words, strict=True):
        svg = drawn(held, language=language)
        assert word in words_of(svg)
        assert word in title_of(svg)
        assert looks_invalid(svg, accent)


@pytest.mark.rule("WK-10.1", "WK-1.8")
@pytest.mark.parametrize(
    ("language", "word"),
    [("nl", "Niet gecertificeerd"), ("fr", "Non certifié"), ("en", "Not certified")],
)
def test_an_unknown_shop_is_not_certified(language, word):
    scheme = schemes.get_scheme("becommerce")

    svg = draw(scheme, None, domain="nergens.test", language=language)

    assert {word, "nergens.test"} <= set(words_of(svg))
    assert looks_invalid(svg, scheme.tokens.accent_light)


@pytest.mark.rule("WK-5.7")
@pytest.mark.parametrize(
    ("language", "word"),
    [
        ("nl", "Niet geldig op deze site"),
        ("fr", "Non valable pour ce site"),
        ("en", "Not valid for this site"),
    ],
)
def test_on_another_site_the_seal_says_that_it_is_not_valid_there(language, word):
    scheme = schemes.get_scheme("webwinkelkeur")

    svg = draw_elsewhere(scheme, domain="kaasboer.test", language=language)

    assert {word, "kaasboer.test"} <= set(words_of(svg))
    assert looks_invalid(svg, scheme.tokens.accent_light)


def looks_invalid(svg: str, accent: str) -> bool:
    """No accent, no rosette; a dashed frame and a cross, also without colour."""
    return (
        accent not in svg
        and "<circle" not in svg
        and svg.count("stroke-dasharray") == 1
        and "M22 19l26 26M48 19L22 45" in svg
    )


@pytest.mark.django_db
@pytest.mark.rule("WK-15.1", "WK-15.2")
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_seal_carries_its_licence(language):
    held = cases.a_certificate(State.PROVISIONAL)
    scheme = schemes.get_scheme(held.scheme)

    for svg in (
        drawn(held, language=language),
        draw(scheme, None, domain="", language=language),
    ):
        described = read(svg).findtext(f"{SVG}desc")
        assert described == scheme.licence[language]


@pytest.mark.django_db
@pytest.mark.rule("WK-5.7")
def test_a_domain_in_other_letters_is_printed_as_people_write_it():
    held = cases.a_certificate(
        State.ACTIVE,
        submission=cases.a_submission(shop=shop_details(url="https://käse.test/")),
    )

    svg = drawn(held)

    assert "käse.test" in words_of(svg)
    assert "käse.test (xn--kse-qla.test)" in title_of(svg)


@pytest.mark.parametrize(
    "hostile",
    ['"><script>alert(1)</script>', "]]><x/>", "&lt;b&gt;&amp;"],
)
def test_words_are_never_markup(hostile):
    scheme = schemes.get_scheme("becommerce")

    svg = draw(scheme, None, domain=hostile, language="nl")

    tags = {node.tag.removeprefix(SVG) for node in read(svg).iter()}
    assert tags == {"svg", "title", "desc", "style", "path", "g", "text"}
    assert hostile in title_of(svg)


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_seal_loads_nothing_and_runs_nothing(language):
    svg = drawn(cases.a_certificate(State.ACTIVE), language=language)

    assert not re.search(r"<script|href=|url\(|@import|\son\w+=|<image", svg)


def test_words_fit_their_room_at_a_size_between_the_two():
    short = fitted("kaas.nl", room=148, largest=15, smallest=9)
    long = fitted("gereedschap-voor-thuis.nl", room=148, largest=15, smallest=9)

    assert (short.words, short.size, short.length) == ("kaas.nl", 15, None)
    assert long.words == "gereedschap-voor-thuis.nl"
    assert 9 <= long.size < 15
    assert long.length == 148


def test_a_very_long_domain_loses_its_middle_and_keeps_its_end():
    domain = f"{'zeer-lang-' * 24}winkel.example"

    shown = fitted(domain, room=148, largest=15, smallest=9)

    assert 9 <= shown.size < 10
    assert shown.words.startswith("zeer-lang")
    assert shown.words.endswith("l.example")
    assert "…" in shown.words
    assert len(shown.words) < 40


def test_no_words_take_no_room():
    assert fitted("", room=148, largest=15, smallest=9).size == 15
