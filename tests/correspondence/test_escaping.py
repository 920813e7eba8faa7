"""What somebody wrote in a form stays text, whatever it contains."""

from dataclasses import replace

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.correspondence.letters import HARBOUR, LoafWasBaked
from trustmark.correspondence.api import LetterFault, render

MISCHIEF = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "[klik](https://kwaad.test)",
    "[[ klik | https://kwaad.test ]]",
    "![pixel](https://kwaad.test/p.png)",
    "<https://kwaad.test>",
    "**vet** _schuin_ `code` ~~weg~~",
    "# Kop",
    "1. een\n2. twee",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "{{ link }} {% now 'Y' %}",
    "&lt;b&gt; &amp; &#60;",
    "\\*niet\\* \\[echt\\]",
    "    vier spaties",
    "```\nhek\n```",
    "---",
]


def tags_of(html: str) -> list[str | None]:
    return [
        node.tag
        for node in LexborHTMLParser(html).css("td.words *")
        if node.tag != "br"
    ]


@pytest.mark.parametrize("mischief", MISCHIEF)
def test_text_of_others_never_becomes_markup(mischief):
    plain = render(LoafWasBaked.example(), language="nl", sender=HARBOUR)
    letter = replace(LoafWasBaked.example(), reason=mischief, shop_name=mischief)
    made = render(letter, language="nl", sender=HARBOUR)

    assert tags_of(made.html) == tags_of(plain.html)
    assert f"De reden: {mischief}" in made.text
    read = LexborHTMLParser(made.html).css("td.words > p")[1].text()
    assert read.endswith(f"De reden: {mischief}")


@pytest.mark.parametrize("break_", ["\n", "\r\n", "\r", "\u2028", "\u0085", "\x0b"])
def test_a_subject_stays_on_one_line(break_):
    name = f"Jansen{break_}Bcc: iedereen@kaas.test"
    letter = replace(LoafWasBaked.example(), shop_name=name)
    made = render(letter, language="nl", sender=HARBOUR)

    assert made.subject.splitlines() == [made.subject]
    assert made.subject.startswith("Uw brood is klaar, Jansen")


@pytest.mark.parametrize(
    "sign", list("\u202e\u202d\u2066\u2069\u200f\u061c\ufeff\x00\x1b\x07\u200b")
)
def test_signs_that_mislead_the_eye_are_left_out(sign):
    letter = replace(LoafWasBaked.example(), reason=f"kaas{sign}test")
    made = render(letter, language="nl", sender=HARBOUR)

    assert sign not in made.text + made.html
    assert "De reden: kaastest" in made.text


def test_lines_of_the_writer_stay_lines():
    letter = replace(LoafWasBaked.example(), reason="Te laat.\nTe heet.")
    made = render(letter, language="nl", sender=HARBOUR)

    assert "De reden: Te laat.\nTe heet." in made.text
    assert "De reden: Te laat.<br>\nTe heet.</p>" in made.html


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "data:text/html,<b>",
        "/nl/member/",
        "//kwaad.test/",
        "https:kwaad",
        'https://kwaad.test/" onclick="x',
        "https://kwaad.test/ en meer",
        "https://kwaad.test/\nmeer",
        "",
    ],
)
def test_only_whole_web_addresses_become_links(link):
    letter = replace(LoafWasBaked.example(), link=link)

    with pytest.raises(LetterFault, match="may link to"):
        render(letter, language="nl", sender=HARBOUR)


def test_a_name_in_the_letterhead_is_text_as_well():
    sender = replace(HARBOUR, name="<b>Haven</b>", footer=("<i>x</i>",))
    made = render(LoafWasBaked.example(), language="nl", sender=sender)

    assert "<b>" not in made.html
    assert "<i>" not in made.html
    assert "<b>Haven</b>" in made.text
