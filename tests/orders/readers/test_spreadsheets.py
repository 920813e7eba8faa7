"""Spreadsheets are read in a program apart, which no file can make run away."""

import pytest

from tests.orders.readers.books import a_sheet, an_ods, an_xlsx, packed
from trustmark.orders.readers import spreadsheets
from trustmark.orders.readers.files import read_file
from trustmark.orders.readers.tables import MOST_ROWS, TableFault, TableRefused

ROWS = [["E-mail", "Ordernummer"], ["klant@thuis.test", "=1+1"]]


def fault_of(data):
    with pytest.raises(TableRefused) as refused:
        read_file(data)
    return refused.value.fault


@pytest.mark.parametrize("made", [an_xlsx, an_ods])
def test_a_spreadsheet_is_read_and_a_formula_in_it_is_text(made):
    assert read_file(made(ROWS)).rows == tuple(map(tuple, ROWS))


def test_an_order_number_in_excel_is_no_broken_number():
    table = read_file(
        an_xlsx([["E-mail", "Order"], ["a@b.test", 1001.0], ["c@d.test", 2.5]])
    )

    assert [row[1] for row in table.rows] == ["Order", "1001", "2.5"]


def test_a_formula_counts_as_it_was_last_shown():
    row = '<row><c t="str"><f>HYPERLINK("https://x.test")</f><v>a@b.test</v></c></row>'

    assert read_file(an_xlsx([], sheet=a_sheet(row))).rows == (("a@b.test",),)


def test_rows_are_counted_as_the_program_counts_them():
    sheet = a_sheet(
        '<row r="3"><c r="A3" t="inlineStr"><is><t>E-mail</t></is></c></row>'
        '<row r="5"><c r="A5" t="inlineStr"><is><t>a@b.test</t></is></c></row>'
    )

    rows = read_file(an_xlsx([], sheet=sheet)).rows

    assert [number for number, row in enumerate(rows, start=1) if any(row)] == [3, 5]


def test_one_cell_far_away_does_not_fill_the_memory():
    far = a_sheet(
        '<row r="1"><c r="A1"><v>1</v></c></row>'
        '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    )

    fault = fault_of(an_xlsx([], sheet=far))

    assert fault in {TableFault.UNPACKS_TOO_LARGE, TableFault.TOO_MANY_COLUMNS}


@pytest.mark.parametrize("times", [2_000_000_000, MOST_ROWS + 5])
def test_rows_repeated_without_end_are_refused(times):
    fault = fault_of(an_ods(ROWS, repeated=times))

    assert fault in {
        TableFault.UNPACKS_TOO_LARGE,
        TableFault.TOO_MANY_ROWS,
        TableFault.NOT_A_TABLE,
    }


def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch):
    monkeypatch.setattr(spreadsheets, "PROGRAM", "/nowhere")
    bomb = packed({"xl/workbook.xml": "0" * (spreadsheets.LARGEST_UNPACKED + 1)})

    assert len(bomb) < 200_000
    assert fault_of(bomb) == TableFault.UNPACKS_TOO_LARGE


def test_words_that_stand_for_more_words_are_not_unfolded():
    laughing = (
        '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]>'
        + a_sheet('<row><c t="inlineStr"><is><t>&c;</t></is></c></row>')
    )

    try:
        said = str(read_file(an_xlsx([], sheet=laughing)).rows)
    except TableRefused as refused:
        said = refused.fault
    assert "haha" not in said


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"PK\x03\x04 and no more", TableFault.NOT_A_TABLE),
        (packed({"word/document.xml": "<w/>"}), TableFault.NOT_A_TABLE),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", TableFault.OLD_OR_LOCKED),
        (an_xlsx([]), TableFault.EMPTY),
    ],
)
def test_what_is_no_spreadsheet_is_called_by_its_fault(data, fault):
    assert fault_of(data) == fault
