"""`inspect-shop read`: one page or a stream of them to JSON, and what is refused."""

import io
import json
import sys

import pytest

from inspector.cli import main

PAGE = """<!doctype html><html lang="nl"><head><title>Contact | Kaashuis</title></head>
<body><h1>Contact</h1><p>Schrijf naar <b>info@kaashuis.test</b>.</p>
<p style="display:none">geheim@kaashuis.test</p>
<table><tr><td>KvK</td><td>24680135</td></tr></table></body></html>"""


@pytest.fixture
def given(monkeypatch):
    """Puts bytes on standard input."""

    def give(raw):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))

    return give


def test_a_page_of_html_becomes_one_object(tmp_path, capfdbinary):
    path = tmp_path / "contact.html"
    path.write_text(PAGE, encoding="utf-8")

    status = main(["read", str(path), "--url", "https://kaashuis.test/c", "--text"])

    record = json.loads(capfdbinary.readouterr().out)
    text = record.pop("text")
    assert status == 0
    assert text == (
        "Contact | Kaashuis\nContact\nSchrijf naar info@kaashuis.test.\nKvK\n24680135"
    )
    email, kvk = record["facts"]["email"], record["facts"]["kvk_number"]
    assert (record["page_class"], record["url"]) == (
        "contact",
        "https://kaashuis.test/c",
    )
    assert email["values"] == ["info@kaashuis.test"]
    assert text[kvk["start"] :] == kvk["quote"] == kvk["value"] == "24680135"


def test_plain_text_keeps_its_own_offsets(given, capfdbinary):
    text = "Con\u00adtact\u00a0\n\n  Mail: info@kaashuis.test  "
    given(text.encode())

    status = main(["read", "-"])

    fact = json.loads(capfdbinary.readouterr().out)["facts"]["email"]
    assert status == 0
    assert text[fact["start"] :].startswith("info@kaashuis.test")


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("<p>caf\xe9@k.test</p>".encode("cp1252"), "utf-8 broken"),
        ("\ufeffKvK 24680135".encode("utf-16-le"), "utf-16"),
        (b'<meta charset="latin1"><p>KvK 24680135 \x80 5</p>', "declared"),
        (b'<meta charset="nonsense"><p>KvK 24680135 \xff</p>', "unknown"),
        (b"KvK 24680135 \xc3\x28 \xf0\x9f", "cut short"),
    ],
)
def test_a_broken_encoding_is_read_as_well_as_it_goes(raw, name, given, capfdbinary):
    given(raw)

    status = main(["read", "-"])

    assert status == 0, name
    assert "page_class" in json.loads(capfdbinary.readouterr().out)


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"", "Standard input is empty.\n"),
        (b" \n\t ", "Standard input is empty.\n"),
        (b"%PDF-1.7 ...", "Standard input is a PDF file that cannot be read.\n"),
        (b"PK\x03\x04aaaa", "is an archive or office document; give HTML"),
        (bytes(range(256)) * 40, "is no text; give HTML, plain text or PDF.\n"),
        (b"kaas " * 2_100_000, "Standard input is larger than 10 MB.\n"),
    ],
)
def test_what_is_no_page_ends_with_two_and_one_sentence(
    raw, sentence, given, capfdbinary
):
    given(raw)

    status = main(["read", "-"])

    caught = capfdbinary.readouterr()
    assert (status, caught.out) == (2, b"")
    assert sentence in caught.err.decode()
    assert caught.err.count(b"\n") == 1


def test_a_file_that_is_not_there_ends_with_two(tmp_path, capfdbinary):
    status = main(["read", str(tmp_path / "nowhere.html")])

    assert status == 2
    assert capfdbinary.readouterr().err.endswith(b"No such file or directory.\n")


def test_a_stream_answers_every_line_and_survives_bad_ones(given, capfdbinary):
    lines = [
        json.dumps({"id": "a", "url": "https://k.test/", "html": PAGE}),
        "",
        json.dumps({"id": "b", "text": "KvK 24680135\u2028\ud800"}),
        "{broken",
        json.dumps({"id": "c"}),
        json.dumps({"id": "d", "text": 5}),
        json.dumps({"id": "e", "text": " "}),
        "[" * 100_000,
        '"just words"',
        json.dumps({"text": "Contact"}),
    ]
    given("\n".join(lines).encode("utf-8", "surrogatepass"))

    status = main(["read", "-", "--lines"])

    out = capfdbinary.readouterr().out.decode()
    answers = [json.loads(line) for line in out.splitlines()]
    assert status == 0
    assert [answer.get("error", "") for answer in answers] == [
        "",
        "",
        "Not JSON.",
        'Neither "html" nor "text" is given.',
        '"text" and "url" must be strings.',
        "The page is empty.",
        "Not JSON.",
        "Not a JSON object.",
        "",
    ]
    assert list(answers[0]) == ["id", "page_class", "language", "facts"]
    ids = ["a", "b", "line 4", "c", "d", "e", "line 8", "line 9", "line 10"]
    assert [answer["id"] for answer in answers] == ids


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [(b"", b"There was not one line.\n"), (b"{\n[]\n", b"No line could be read.\n")],
)
def test_a_stream_without_one_page_ends_with_two(raw, sentence, given, capfdbinary):
    given(raw)

    status = main(["read", "-", "--lines"])

    assert (status, capfdbinary.readouterr().err) == (2, sentence)


def test_answers_come_while_the_stream_goes_on(given, capfdbinary):
    class Slow(io.BytesIO):
        """Looks, before it gives the second line, whether the first was answered."""

        seen = b""

        def readline(self, size=-1, /):
            line = super().readline(size)
            Slow.seen += capfdbinary.readouterr().out
            return line

    sys.stdin = io.TextIOWrapper(Slow(b'{"id":1,"text":"a"}\n{"id":2,"text":"b"}\n'))

    main(["read", "-", "--lines"])

    assert b'"id": 1' in Slow.seen
