"""Words become a letter, strictly."""

from dataclasses import replace
from datetime import date

import pytest

from tests.correspondence.letters import HARBOUR, BreadNews, LoafWasBaked
from tests.correspondence.rendering import assert_letters_render
from trustmark.correspondence.api import LetterFault, render
from trustmark.correspondence.typesetting import as_html, as_text
from trustmark.correspondence.wording import worded

TEXT = """\
Beste Kaasboer Jansen,

Uw brood is klaar sinds 2 maart 2026 om 00.30 uur. De reden: De oven was heet.

Het was later dan beloofd.

Wat het kost

Wat        Bedrag
Brood  € 1.234,50
Kaas       € 2,50

- Haal het voor 2 maart 2026 op.
- Lees de pagina over brood (https://havenmerk.test/nl/loaves/1/?key=a_b*c).

Bekijk uw brood: https://havenmerk.test/nl/loaves/1/?key=a_b*c

Met vriendelijke groet,
Havenmerk

--\u0020
Stichting Havenmerk
Kade 1
1011 AB Amsterdam
post@havenmerk.test
https://havenmerk.test
KvK 12345678
Vragen? Antwoord op deze e-mail.
"""


def test_the_same_words_make_a_subject_and_a_text_that_reads_well():
    letter = render(LoafWasBaked.example(), language="nl", sender=HARBOUR)

    assert letter.subject == "Uw brood is klaar, Kaasboer Jansen"
    assert letter.text == TEXT


def test_the_same_words_make_a_button_and_a_table_in_html():
    letter = render(LoafWasBaked.example(), language="nl", sender=HARBOUR)

    link = 'href="https://havenmerk.test/nl/loaves/1/?key=a_b*c"'
    assert letter.html.count(link) == 2
    assert "[[" not in letter.html
    assert "<strong>klaar</strong>" in letter.html
    assert "€ 1.234,50</td>" in letter.html
    assert "@media (prefers-color-scheme: dark)" in letter.html


@pytest.mark.parametrize(
    ("language", "day", "amount"),
    [
        ("nl", "2 maart 2026", "€ 1.234,50"),
        ("fr", "2 mars 2026", "1\u202f234,50\u202f€"),
        ("en", "2 March 2026", "€1,234.50"),
    ],
)
def test_days_and_amounts_speak_the_language_of_the_letter(language, day, amount):
    letter = render(LoafWasBaked.example(), language=language, sender=HARBOUR)

    assert day in letter.text
    assert day in letter.html
    assert amount in letter.text


def test_the_first_of_a_month_is_premier_in_french():
    letter = replace(LoafWasBaked.example(), fetch_before=date(2026, 5, 1))

    assert "1er mai 2026" in render(letter, language="fr", sender=HARBOUR).text


def test_a_single_if_leaves_no_hole_when_it_does_not_hold():
    letter = replace(LoafWasBaked.example(), is_late=False)
    text = render(letter, language="nl", sender=HARBOUR).text

    assert "heet.\n\nWat het kost" in text


def test_an_empty_value_leaves_no_hole_either(tmp_path):
    path = tmp_path / "words.md"
    path.write_text("Onderwerp\n\nEen\n\n{{ remark }}\n\nTwee\n", "utf-8")
    wording = worded(path, {"remark": ""}, language="nl")

    assert as_text(wording) == "Een\n\nTwee"
    assert as_html(wording) == "<p>Een</p>\n<p>Twee</p>\n"


@pytest.mark.parametrize(
    "words",
    [
        "Dag {{ nmae }}\n\nDag\n",
        "Dag\n\nDag {{ nmae }}\n",
        "Dag\n\nDag {{ nmae|default:'u' }}\n",
        "Dag\n\nDag {{ sender.nmae }}\n",
        "Dag\n\n{% if nmae %}ja{% endif %}\n",
        "Dag\n\n{% if not nmae or name %}ja{% endif %}\n",
        "Dag\n\n{% for one in nmaes %}{{ one }}{% endfor %}\n",
        "Dag\n\n{% with one=nmae %}{{ one }}{% endwith %}\n",
        "Dag\n\n{{ name|default:nmae }}\n",
    ],
)
def test_an_unknown_name_is_an_error_wherever_it_stands(tmp_path, words):
    path = tmp_path / "words.md"
    path.write_text(words, "utf-8")

    with pytest.raises(LetterFault, match="nmae"):
        worded(path, {"name": "Jansen", "sender": HARBOUR}, language="nl")


@pytest.mark.parametrize(
    "words",
    [
        "\n\nDag\n",
        "",
        "Dag\nzonder witregel\n",
        "Dag\n\n{% if name %}\n",
        "{% if name %}\n\nDag{% endif %}\n",
        "Dag\n\n{{ name|shout }}\n",
    ],
)
def test_words_that_do_not_hold_together_are_an_error(tmp_path, words):
    path = tmp_path / "words.md"
    path.write_text(words, "utf-8")

    with pytest.raises(LetterFault, match=r"words\.md"):
        worded(path, {"name": "Jansen"}, language="nl")


@pytest.mark.parametrize("value", [None, True, ("a", "b"), 1.5, {"a": 1}])
def test_what_a_person_cannot_read_is_an_error(tmp_path, value):
    path = tmp_path / "words.md"
    path.write_text("Dag\n\nDag {{ name }}\n", "utf-8")

    with pytest.raises(LetterFault, match="cannot be read"):
        worded(path, {"name": value}, language="nl")


def test_a_letter_without_words_in_a_language_is_an_error():
    with pytest.raises(LetterFault, match=r"bread_news\.nl\.md"):
        render(BreadNews.example(), language="nl", sender=HARBOUR)

    with pytest.raises(LetterFault, match="'de'"):
        render(LoafWasBaked.example(), language="de", sender=HARBOUR)


def test_the_harness_of_the_house_accepts_these_letters():
    assert_letters_render([LoafWasBaked])


def test_the_harness_of_the_house_refuses_a_letter_without_words():
    with pytest.raises(LetterFault):
        assert_letters_render([BreadNews])
