"""No blocking demand is met by words that do not speak for the shop."""

from dataclasses import replace

import pytest
from invented import URL, a_site, find

from inspector import Outcome, Page, describe
from inspector.reading.page import read_page

MET, NOT_MET, UNCLEAR = Outcome.MET, Outcome.NOT_MET, Outcome.UNCLEAR


def _only_returns(sentence, **page):
    """The shop, saying this and nothing else about changing one's mind."""
    site = a_site(drop=["returns", "returns-herroepen"])
    html = (
        "<html lang=nl><title>Retourneren</title><h1>Retourneren</h1>"
        f"<p>{sentence}</p><p>{'Wij bezorgen kaas in heel Nederland. ' * 12}</p>"
    )
    returns = read_page(f"{URL}retourneren", html, promised="returns")
    pages = [_without_right(each) for each in site.pages]
    return replace(site, pages=(*pages, replace(returns, **page)))


def _without_right(page: Page) -> Page:
    if page.kind != "terms":
        return page
    text = "\n".join(line for line in page.text.split("\n") if "dagen" not in line)
    return replace(page, text=text)


@pytest.mark.parametrize(
    ("sentence", "outcome"),
    [
        ("U hebt 14 dagen bedenktijd.", MET),
        ("Niet tevreden? Dan hebt u 14 dagen bedenktijd.", MET),
        ("U hoeft geen reden te geven: binnen 14 dagen herroept u de koop.", MET),
        ("U mag zonder opgave van redenen binnen 14 dagen herroepen.", MET),
        ("Binnen de bedenktijd van 14 dagen is het product niet gebruikt.", MET),
        ("You do not have to give a reason to withdraw within 14 days.", MET),
        ("No reason is needed: you may withdraw within 14 days.", MET),
        ("Vous avez 14 jours pour vous rétracter, sans avoir à vous justifier.", MET),
        ("Wij bieden geen bedenktijd van 14 dagen.", NOT_MET),
        ("Wij geven geen 14 dagen bedenktijd.", NOT_MET),
        ("Een herroepingsrecht van 14 dagen geldt bij ons niet.", NOT_MET),
        ("U kunt de koop niet binnen 14 dagen herroepen.", NOT_MET),
        ("We do not offer a 14 day right of withdrawal.", NOT_MET),
        ("There is no right of withdrawal within 14 days.", NOT_MET),
        ("Nous n'offrons pas de droit de rétractation de 14 jours.", NOT_MET),
        (
            "Het herroepingsrecht van 14 dagen geldt niet voor producten op maat.",
            UNCLEAR,
        ),
        (
            "Le droit de rétractation de 14 jours ne peut pas être exercé une fois le "
            "téléchargement commencé.",
            UNCLEAR,
        ),
        (
            "Op grond van artikel 6:230p BW is er geen herroepingsrecht van 14 dagen.",
            UNCLEAR,
        ),
    ],
)
def test_a_term_that_is_denied_is_not_granted(sentence, outcome):
    finding = find("withdrawal.period", _only_returns(sentence))

    assert finding.outcome is outcome
    for language in ("nl", "fr", "en"):
        assert describe(finding, language).endswith(".")


def test_an_article_about_the_right_is_not_what_the_shop_grants():
    sentence = "Wie online koopt, heeft 14 dagen bedenktijd."

    shown = find("withdrawal.period", _only_returns(sentence))
    told = find(
        "withdrawal.period",
        _only_returns(sentence, url=f"{URL}blog/het-herroepingsrecht"),
    )

    assert (shown.outcome, told.outcome is MET) == (MET, False)


def test_a_term_that_nobody_can_see_goes_to_a_person():
    sentence = "U hebt 14 dagen bedenktijd."

    hidden = find("withdrawal.period", _only_returns(sentence, unseen=(sentence,)))

    assert (hidden.outcome, hidden.message) == (UNCLEAR, "unseen-words")


def test_a_page_that_is_missing_does_not_speak_for_the_shop():
    site = _only_returns("U hebt 14 dagen bedenktijd.", status=404)

    assert find("withdrawal.period", site).outcome is not MET


@pytest.mark.parametrize(
    ("footer", "check", "message"),
    [
        (
            "Betalen gaat via Mollie B.V. (KvK 30204462), Keizersgracht 126, "
            "1015 CW Amsterdam.",
            "identity.company-number",
            "of-somebody-else",
        ),
        (
            "Geschillencommissie, Bordewijklaan 46, 2591 XR Den Haag",
            "identity.address",
            "of-somebody-else",
        ),
        ("Website door Bureau Zon B.V.", "identity.name", "of-somebody-else"),
        ("KvK-nummer 12345678", "identity.company-number", "left-blank"),
        ("KvK-nummer 00000000", "identity.company-number", "left-blank"),
        (
            "Voorbeeldstraat 12, 1234 AB Amsterdam",
            "identity.address",
            "left-blank",
        ),
    ],
)
def test_what_is_said_of_others_or_left_blank_names_no_company(footer, check, message):
    pages = tuple(
        replace(page, text=_instead(page.text, footer)) for page in a_site().pages
    )

    finding = find(check, a_site(pages=pages))

    assert find(check, a_site()).outcome is MET
    assert (finding.outcome, finding.message) in {
        (UNCLEAR, message),
        # An address nobody could take for one is not even read.
        (NOT_MET, "nowhere"),
    }


def _instead(text: str, footer: str) -> str:
    """A page that tells of the company only what this says."""
    own = ("Vermeulen", "24680135", "2801", "NL004495445B01")
    lines = [line for line in text.split("\n") if not any(o in line for o in own)]
    return "\n".join([*lines, footer])


def test_a_number_that_stands_white_on_white_goes_to_a_person():
    unseen = ("KvK-nummer 24680135, btw-nummer NL004495445B01.",)
    pages = tuple(replace(page, unseen=unseen) for page in a_site().pages)

    finding = find("identity.company-number", a_site(pages=pages))

    assert (finding.outcome, finding.message) == (UNCLEAR, "unseen-words")


def test_words_that_are_hidden_once_and_shown_once_are_seen():
    pages = tuple(
        replace(page, text=f"{page.text}\n24680135", unseen=("24680135",))
        for page in a_site().pages
    )

    assert find("identity.company-number", a_site(pages=pages)).outcome is MET
