"""Which column is which, which rows are orders, and what is wrong with the others."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from trustmark.orders import rules
from trustmark.orders.readers.headings import Column, has_headings, recognise
from trustmark.orders.readers.rows import RowFault, read_rows
from trustmark.orders.readers.tables import table_of

EXPORTS = {
    "Dutch": (
        "E-mailadres;Ordernummer;Taal;Naam;Vertraging",
        "email number language name delay",
    ),
    "French": (
        "Adresse e-mail;N° de commande;Langue;Prénom",
        "email number language first_name",
    ),
    "German": (
        "E-Mail-Adresse;Bestellnummer;Sprache;Vorname",
        "email number language first_name",
    ),
    "English": ("email;order;language;name;delay", "email number language name delay"),
    "WooCommerce": (
        "Order Number;Order Status;First Name (Billing);Email (Billing);Item Name;SKU",
        "number - first_name email product_name sku",
    ),
    "Shopify": (
        "Name;Email;Financial Status;Fulfillment Status;Lineitem name;Billing Name",
        "number email - - product_name name",
    ),
    "Magento": ("ID;Bill-to Name;Customer Email;Status", "number name email -"),
    "PrestaShop": ("id_order;reference;firstname;email", "- number first_name email"),
    "Shopware": (
        "orderNumber;orderCustomer.email;orderCustomer.firstName",
        "number email first_name",
    ),
}


@pytest.mark.parametrize("system", EXPORTS)
def test_columns_of_shops_and_their_systems_are_recognised(system):
    line, expected = EXPORTS[system]
    rows = table_of([line.split(";"), ["x"] * len(line.split(";"))]).rows

    found = [column or "-" for column in recognise(rows)]

    assert found == expected.split()


def test_a_file_without_headings_is_known_by_its_addresses():
    rows = [["1001", "jan@thuis.test"], ["1002", "piet@thuis.test"]]

    assert not has_headings(rows[0])
    assert recognise(rows) == [Column.UNUSED, Column.EMAIL]


def test_a_column_with_an_odd_heading_is_known_by_its_addresses():
    rows = [["Wie", "Bestelling"], ["jan@thuis.test", "1001"]]

    assert recognise(rows) == [Column.EMAIL, Column.NUMBER]


@settings(deadline=None)
@given(some.lists(some.text(max_size=12), min_size=1, max_size=12))
def test_no_column_is_recognised_twice(heads):
    found = [column for column in recognise([heads]) if column]

    assert len(found) == len(set(found))


COLUMNS = [Column.EMAIL, Column.NUMBER, Column.LANGUAGE, Column.DELAY, Column.NAME]


def read(*rows, columns=COLUMNS):
    return read_rows(list(rows), columns, has_headings=False)


def test_a_row_is_an_order():
    reading = read(("jan@thuis.test", "1001", "Nederlands", "3,0", "Jan de Boer"))

    ((row, message),) = reading.orders
    told = (message.email, message.number, message.language, message.delay)
    assert (row, told) == (1, ("jan@thuis.test", "1001", "nl", "3"))
    assert reading.wrong == ()


@pytest.mark.parametrize(
    ("cells", "column", "fault"),
    [
        (("", "1", "", "", ""), Column.EMAIL, RowFault.EMAIL_MISSING),
        (("jan.thuis.test", "1", "", "", ""), Column.EMAIL, RowFault.EMAIL_SHAPE),
        (("a@b.nl Bcc: c@d.nl", "1", "", "", ""), Column.EMAIL, RowFault.EMAIL_SHAPE),
        (("a@b.nl,c@d.nl", "1", "", "", ""), Column.EMAIL, RowFault.EMAIL_SHAPE),
        (("a@b.nl", "1" * 65, "", "", ""), Column.NUMBER, RowFault.NUMBER_LONG),
        (
            ("a@b.nl", "1", "klingon", "", ""),
            Column.LANGUAGE,
            RowFault.LANGUAGE_UNKNOWN,
        ),
        (("a@b.nl", "1", "nl", "morgen", ""), Column.DELAY, RowFault.DELAY_SHAPE),
        (("a@b.nl", "1", "nl", "-1", ""), Column.DELAY, RowFault.DELAY_SHAPE),
        (("a@b.nl", "1", "nl", "2,5", ""), Column.DELAY, RowFault.DELAY_SHAPE),
        (("a@b.nl", "1", "nl", "366", ""), Column.DELAY, RowFault.DELAY_SHAPE),
        (("a@b.nl", "1", "nl", "٣", ""), Column.DELAY, RowFault.DELAY_SHAPE),
    ],
)
def test_a_wrong_row_is_told_by_row_column_and_fault(cells, column, fault):
    reading = read(("goed@thuis.test", "0", "", "", ""), cells)

    (wrong,) = reading.wrong
    assert (wrong.row, wrong.column, wrong.fault) == (2, column, fault)
    assert [row for row, _ in reading.orders] == [1]


def test_everything_wrong_with_a_row_is_told_at_once():
    reading = read(("", "1" * 70, "klingon", "x", ""))

    assert len(reading.wrong) == 4
    assert reading.wrong_rows == {1}


def test_headings_and_empty_rows_are_no_orders():
    rows = [("E-mail", "Order"), ("", ""), ("jan@thuis.test", "7")]

    reading = read_rows(rows, [Column.EMAIL, Column.NUMBER], has_headings=True)

    assert [row for row, _ in reading.orders] == [3]
    assert reading.wrong == ()


def test_rows_of_one_order_are_one_order_with_its_products():
    columns = [Column.NUMBER, Column.EMAIL, Column.PRODUCT_NAME, Column.SKU]
    reading = read(
        ("#1", "jan@thuis.test", "Kaas", "K1"),
        ("#1", "", "Brood", "B1"),
        ("#1", "Jan@Thuis.test", "Boter", "BO"),
        ("#2", "jan@thuis.test", "Kaas", "K1"),
        columns=columns,
    )

    told = {m.number: [p.name for p in m.products] for _, m in reading.orders}
    assert told == {"#1": ["Kaas", "Brood", "Boter"], "#2": ["Kaas"]}
    assert reading.wrong == ()


def test_one_number_of_two_people_is_two_orders():
    reading = read(("a@b.nl", "1", "", "", ""), ("c@d.nl", "1", "", "", ""))

    assert len(reading.orders) == 2


@settings(deadline=None)
@given(
    some.lists(some.lists(some.text(max_size=15), min_size=5, max_size=5), max_size=8)
)
def test_every_row_is_an_order_part_of_one_or_wrong(rows):
    table = [tuple(rules.plain_text(cell) for cell in row) for row in rows]

    reading = read(*table)

    filled = {n for n, row in enumerate(table, start=1) if any(row)}
    told = {row for row, _ in reading.orders} | reading.wrong_rows
    assert told <= filled
    for _, message in reading.orders:
        assert rules.fault_in_email(message.email) is None
        assert rules.fault_in_number(message.number) is None
