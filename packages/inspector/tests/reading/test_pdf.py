"""Terms in a PDF file are read; one that cannot be read says why and harms nobody."""

import io
import json
import sys

import papers
import pytest
from patience import comes_to_an_end

from inspector.cli import main
from inspector.reading.pdf import PdfRefused, is_pdf, read_pdf
from inspector.reading.reader import read_text


def test_the_facts_in_a_paper_are_those_of_a_page():
    reading = read_text(read_pdf(papers.a_paper()))

    facts = {key: fact.value for key, fact in reading.facts.items()}
    assert reading.page_class == "terms"
    assert facts["kvk_number"] == "24680135"
    assert facts["address"] == "Lange Tiendeweg 12, 2801 KG Gouda"
    assert facts["withdrawal_period"] == "14"
    assert facts["refund_period"] == "10 days"
    assert facts["return_shipping_payer"] == "consumer"
    assert facts["governing_law"] == "NL"


def test_lines_of_a_paragraph_run_on_and_items_of_a_list_do_not():
    text = read_pdf(
        papers.a_paper(
            '#set page(width: 9cm)\n#set text(hyphenate: true, lang: "nl")\n'
            "Wij sturen uw bestelling binnen drie werkdagen nadat wij uw betaling "
            "hebben ontvangen naar het bezorgadres dat u heeft opgegeven.\n\n"
            "- Kazen\n- Messen\n- Planken\n"
        )
    )

    lines = text.split("\n")
    assert lines[0].endswith("het bezorgadres dat u heeft opgegeven.")
    assert "-" not in lines[0]
    assert [line[-6:] for line in lines[1:]] == [" Kazen", "Messen", "lanken"]


def test_a_paper_that_is_only_locked_against_changes_is_read():
    assert "veertien dagen" in read_pdf(papers.a_locked_paper(""))


HOSTILE = {
    "locked": (lambda: papers.a_locked_paper("geheim"), "encrypted"),
    "pictures": (papers.a_picture_only, "no-text"),
    "a ring of pages": (papers.a_ring, "broken"),
    "nothing behind its name": (lambda: b"%PDF-1.7\nkaas", "broken"),
    "half a file": (lambda: papers.a_paper()[:700], "broken"),
    "larger than we read": (lambda: b"%PDF-1.7" + b" " * 10_000_000, "too-large"),
    "a bomb": (papers.a_bomb, "no-text"),
    "long labour": (papers.a_long_labour, "no-text"),
}


@pytest.mark.slow("each is read by a process of its own, with a bound on its time")
@pytest.mark.parametrize("name", HOSTILE)
def test_a_paper_that_cannot_be_read_says_why(name):
    make, reason = HOSTILE[name]
    raw = make()
    assert is_pdf(raw)

    with comes_to_an_end(), pytest.raises(PdfRefused) as refused:
        read_pdf(raw)

    assert refused.value.reason == reason


def test_a_page_that_mentions_the_mark_is_no_paper():
    assert not is_pdf(b"<!doctype html><p>A PDF begins with %PDF-1.7</p>")


@pytest.fixture
def given(monkeypatch):
    """Puts bytes on standard input."""

    def give(raw):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))

    return give


def test_the_door_reads_a_paper(given, capfdbinary):
    given(papers.a_paper())

    status = main(["read", "-", "--text"])

    record = json.loads(capfdbinary.readouterr().out)
    fact = record["facts"]["kvk_number"]
    assert status == 0
    assert record["text"].startswith(fact["quote"], fact["start"])


def test_the_door_says_in_one_sentence_why_a_paper_is_not_read(given, capfdbinary):
    given(papers.a_locked_paper("geheim"))

    status = main(["read", "-"])

    caught = capfdbinary.readouterr()
    assert (status, caught.out) == (2, b"")
    assert caught.err == (
        b"Standard input is a PDF file that opens only with a password.\n"
    )
