"""What the words of a shop mean for each demand: one that passes, one that does not.

The rest of the shop is the cheese shop in good order; `drop` leaves out pages that
would say it too.
"""

from datetime import date

import pytest
from invented import URL, a_site, find
from patience import comes_to_an_end
from shop_words import MET, NOT_MET, UNCLEAR, WORDS

from inspector import Outcome, Page, Profile, Site, advise, describe, examine


def says(kind: str, words: str) -> Site:
    """The cheese shop with one page more, of this kind and with these words."""
    site: Site = a_site()
    html = f"<html lang='nl'><title>Kaas</title><p>{words}</p></html>"
    page = Page(f"{URL}{kind}-extra", kind, html=html, text=words, language="nl")
    more: Site = a_site(pages=(page, *site.pages))
    return more


@pytest.mark.parametrize(("check", "kind", "words", "outcome"), WORDS)
def test_words_are_read_for_what_they_say(check, kind, words, outcome):
    finding = find(check, says(kind, words))

    assert finding.outcome is outcome
    if finding.start is not None:
        page = next(p for p in says(kind, words).pages if p.url == finding.url)
        assert page.text[finding.start :].startswith(finding.quote)


@pytest.mark.parametrize("check", sorted({line[0] for line in WORDS}))
@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_what_was_read_is_told_in_every_language(check, language):
    for code, kind, words, _ in WORDS:
        if code == check:
            finding = find(check, says(kind, words))
            assert describe(finding, language).endswith(".")
            if finding.outcome in {NOT_MET, UNCLEAR}:
                assert advise(finding, language)


@pytest.mark.parametrize("check", sorted({line[0] for line in WORDS}))
def test_nothing_seen_is_never_met(check):
    empty = a_site(pages=(), consent=(), checkout=None, banner=None, tls=())

    assert find(check, empty).outcome is UNCLEAR


@pytest.mark.parametrize(
    ("check", "drop"),
    [
        ("delivery.time-stated", {"sturen die binnen twee werkdagen naar u toe": "x"}),
        (
            "guarantee.legal-reminder",
            {"wat u ervan mag verwachten": "lekker", "wettelijke rechten": "zin"},
        ),
        ("complaints.procedure", {"Hebt u een klacht, mail of bel": "Groet"}),
        ("withdrawal.model-form", {"hierbij mede": "graag", "Modelformulier": "Brief"}),
        (
            "privacy.complaint-authority",
            {"een klacht indienen bij de Autoriteit Persoonsgegevens": "dat zeggen"},
        ),
    ],
)
def test_silence_counts_when_the_pages_were_seen(check, drop):
    assert find(check, a_site()).outcome is MET

    finding = find(check, a_site(change=drop))

    assert finding.outcome is NOT_MET
    assert advise(finding, "nl")


@pytest.mark.parametrize(
    "seed", ["Kaas B", "A-A-A-", "voorwaarden ", "\\[naam", "a@a."]
)
def test_a_page_that_repeats_itself_is_examined_all_the_same(seed):
    text = (seed * 20_000)[:30_000]
    kinds = ("home", "terms", "privacy", "contact", "complaints", "product")
    pages = tuple(Page(f"{URL}{kind}", kind, html=text, text=text) for kind in kinds)
    site = a_site(pages=pages)

    with comes_to_an_end():
        report = examine(site, Profile.everything(), on=date(2026, 11, 23))

    assert not [f.check for f in report.findings if f.outcome is Outcome.FAILED]
