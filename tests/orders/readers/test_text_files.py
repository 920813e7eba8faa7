"""Whatever program wrote a file with a table, its cells come out as they were."""

import csv
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from trustmark.orders.readers.files import read_file
from trustmark.orders.readers.tables import (
    LARGEST_FILE,
    MOST_COLUMNS,
    MOST_ROWS,
    TableFault,
    TableRefused,
    readable,
    table_of,
    written,
)

ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32")
# What a person, a shop system and a mean person write; half signs are no text at all.
CELLS = some.text(
    some.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\x85"),
    max_size=30,
)
HEADS = ["E-mail", "Order", "Naam"]


def as_file(rows, *, delimiter=";", encoding="utf-8", line_end="\r\n", quoting=1):
    out = StringIO()
    csv.writer(
        out, delimiter=delimiter, lineterminator=line_end, quoting=quoting
    ).writerows(rows)
    return out.getvalue().encode(encoding)


def fault_of(data):
    with pytest.raises(TableRefused) as refused:
        read_file(data)
    return refused.value.fault


@settings(deadline=None)
@given(
    rows=some.lists(some.lists(CELLS, min_size=3, max_size=3), max_size=6),
    delimiter=some.sampled_from(",;\t|"),
    encoding=some.sampled_from(ENCODINGS),
    line_end=some.sampled_from(["\n", "\r\n"]),
    quoting=some.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]),
)
def test_a_file_is_read_whatever_its_signs_and_delimiter(
    rows, delimiter, encoding, line_end, quoting
):
    # Four orders of a shop, and whatever comes behind them.
    usual = [[f"klant{n}@thuis.test", str(n), "Jan"] for n in range(1, 40)]
    told = [HEADS, *usual, *rows]

    read = read_file(
        as_file(
            told,
            delimiter=delimiter,
            encoding=encoding,
            line_end=line_end,
            quoting=quoting,
        )
    )

    assert read.rows == table_of(told).rows


@settings(deadline=None)
@given(rows=some.lists(some.lists(CELLS, min_size=2, max_size=4), min_size=1))
def test_what_we_write_is_read_back_and_no_cell_is_a_formula(rows):
    told = table_of([HEADS, *rows])

    file = written(told.rows)

    cells = csv.reader(StringIO(file.decode("utf-8-sig"), newline=""), delimiter=";")
    assert not [c for row in cells for c in row if c.startswith(("=", "+", "-", "@"))]
    assert read_file(file).rows == told.rows


@settings(deadline=None)
@given(data=some.binary(max_size=300))
def test_any_bytes_are_a_table_or_a_named_fault(data):
    try:
        table = read_file(data)
    except TableRefused:
        return  # whatever else it were, the test would fail
    assert all(cell == readable(cell) for row in table.rows for cell in row)


def test_a_cell_of_several_lines_is_one_cell():
    table = read_file(b'email;naam\r\na@b.test;"Jan\r\nde Boer"\r\n')

    assert table.rows[1] == ("a@b.test", "Jan de Boer")


def test_a_file_of_windows_keeps_its_accents():
    table = read_file("email;naam\na@b.test;Zoë – René".encode("cp1252"))

    assert table.rows[1] == ("a@b.test", "Zoë – René")


def test_a_decimal_comma_cuts_nothing():
    table = read_file(b"email;bedrag;dagen\na@b.test;12,50;3\nb@b.test;1.012,75;4\n")

    assert table.rows[2] == ("b@b.test", "1.012,75", "4")


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_excel_may_name_its_delimiter(delimiter):
    data = f"sep={delimiter}\r\nemail{delimiter}order\r\na@b.test{delimiter}7\r\n"

    table = read_file(data.encode())

    assert table.rows == (("email", "order"), ("a@b.test", "7"))


def test_one_column_of_addresses_is_a_table():
    assert read_file(b"a@b.test\nc@d.test\n").rows == (("a@b.test",), ("c@d.test",))


def test_a_quote_in_the_middle_of_a_cell_is_a_quote():
    table = read_file(b'email;naam\na@b.test;Jan "de Boer"\nc@d.test;"Piet" Jansen\n')

    assert table.rows[1] == ("a@b.test", 'Jan "de Boer"')
    assert len(table.rows) == 3


def test_a_quote_nobody_closed_is_told_with_its_row():
    data = b'email;naam\na@b.test;Jan\nc@d.test;"Piet\ne@f.test;Kees\n'

    with pytest.raises(TableRefused) as refused:
        read_file(data)

    assert (refused.value.fault, refused.value.row) == (TableFault.OPEN_QUOTE, 3)


def test_text_that_turns_or_hides_loses_what_it_hides_with():
    table = read_file("email;order\na@b.test;10\u202e01\x00\u200b\n".encode())

    assert table.rows[1] == ("a@b.test", "10 01")


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", TableFault.EMPTY),
        (b"\xef\xbb\xbf", TableFault.EMPTY),
        (b";;;\n;;;\n", TableFault.EMPTY),
        (b"x" * (LARGEST_FILE + 1), TableFault.TOO_LARGE),
        (b"a;b\n" * (MOST_ROWS + 2), TableFault.TOO_MANY_ROWS),
        (b"a;" * MOST_COLUMNS + b"b", TableFault.TOO_MANY_COLUMNS),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", TableFault.NOT_A_TABLE),
        (b"\xff\xfea", TableFault.NOT_A_TABLE),
    ],
)
def test_what_is_no_table_is_called_by_its_fault(data, fault):
    assert fault_of(data) == fault
