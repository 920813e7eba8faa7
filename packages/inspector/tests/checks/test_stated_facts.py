"""Demands that rest on what the recognisers read: many words, and no false pass."""

import pytest
from invented import MONDAY, URL, find

from inspector import Outcome, Page, Site

MET, NOT_MET, UNCLEAR = Outcome.MET, Outcome.NOT_MET, Outcome.UNCLEAR


FILLER = "\nKaas is er in jong, belegen en oud, van koe, geit en schaap." * 12


def a_site_saying(kind, words):
    """A shop with these words on the page of this kind, all pages seen."""
    kinds = {"home": "", "terms": "", "contact": "", "privacy": "", "product": ""}
    kinds = {name: text + FILLER for name, text in (kinds | {kind: words}).items()}
    pages = tuple(
        Page(
            url=f"{URL}{name}",
            kind=name,
            found_by="link",
            status=200,
            html=f"<body><p>{text}</p></body>",
            text=text,
            language="nl",
        )
        for name, text in kinds.items()
    )
    return Site(url=URL, visited_at=MONDAY, pages=pages)


@pytest.mark.parametrize(
    ("check", "kind", "words", "outcome"),
    [
        ("withdrawal.return-cost", "returns", "Het terugsturen betaal je zelf.", MET),
        ("withdrawal.return-cost", "returns", "Les retours sont offerts.", MET),
        ("withdrawal.return-cost", "returns",
         "De kosten van je retour zijn een raadsel.", UNCLEAR),
        ("withdrawal.refund", "returns",
         "Na je retour storten we het geld binnen 5 werkdagen terug.", MET),
        ("withdrawal.refund", "returns",
         "Na je retour storten we het geld binnen 13 werkdagen terug.", UNCLEAR),
        ("withdrawal.refund", "returns",
         "We sturen binnen 14 dagen een kaart. Na je retour storten we het geld "
         "binnen een maand terug.", UNCLEAR),
        ("withdrawal.model-form", "returns",
         "Hierbij deel ik u mede dat ik de koop herroep.", MET),
        ("withdrawal.model-form", "returns", "Er is een modelformulier.", UNCLEAR),
        ("complaints.answer-term", "complaints",
         "Heb je een klacht? Je hoort binnen 5 dagen van ons.", MET),
        ("complaints.answer-term", "complaints",
         "Auf Ihre Beschwerde antworten wir binnen 60 Tagen.", NOT_MET),
        ("complaints.answer-term", "complaints",
         "Klachten moeten binnen 60 dagen worden gemeld; wij antwoorden.", UNCLEAR),
        ("complaints.answer-term", "complaints",
         "Wij behandelen uw klacht zo snel mogelijk.", UNCLEAR),
        ("complaints.adr-body", "complaints",
         "Bij een geschil beslist DigiDispuut.", MET),
        ("complaints.adr-body", "complaints",
         "Le médiateur de la consommation peut être saisi.", UNCLEAR),
        ("complaints.adr-body", "complaints",
         "Wij zijn niet aangesloten bij een geschillencommissie.", UNCLEAR),
        ("privacy.retention", "privacy",
         "Uw gegevens gaan na 24 maanden in de prullenbak.", MET),
        ("privacy.retention", "privacy",
         "Wij bewaren uw gegevens niet langer dan nodig.", UNCLEAR),
        ("privacy.rights", "privacy",
         "U hebt recht op inzage, verbetering, verwijdering, beperking, bezwaar en "
         "overdraagbaarheid van uw gegevens.", MET),
        ("privacy.rights", "privacy",
         "Wij verbeteren onze site, verwijderen reacties, beperken de toegang, geven "
         "inzage in prijzen, dragen zorg bij verzet en transfer.", UNCLEAR),
        ("privacy.complaint-authority", "privacy",
         "Klagen kan bij de Autoriteit Persoonsgegevens.", MET),
        ("privacy.complaint-authority", "privacy",
         "Ce fichier est déclaré à la CNIL sous le n° 1234567.", UNCLEAR),
        ("guarantee.legal-reminder", "terms",
         "Een product moet doen wat u ervan mag verwachten; dat staat in de wet.",
         MET),
        ("guarantee.legal-reminder", "terms",
         "Op deze lamp geeft de fabrikant 5 jaar garantie.", NOT_MET),
        ("terms.law-and-forum", "terms",
         "Es gilt das Recht der Bundesrepublik Deutschland.", UNCLEAR),
    ],
)  # fmt: skip
def test_what_is_read_decides(check, kind, words, outcome):
    finding = find(check, a_site_saying(kind, words))

    assert finding.outcome is outcome
    if finding.start is not None:
        assert (words + FILLER).startswith(finding.quote, finding.start)
