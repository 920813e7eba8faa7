"""A transfer as a QR code: line by line what EPC069-12 asks, and nothing half."""

import pytest

from trustmark.kernel.transfer_code import NoTransfer, transfer_code

TO = {"name": "Stichting Voorbeeld", "iban": "NL91 ABNA 0417 1643 00"}


def test_a_transfer_is_told_line_by_line():
    code = transfer_code(**TO, cents=22869, text="WE-P-2026-00042")

    assert code.split("\n") == [
        "BCD",
        "002",
        "1",
        "SCT",
        "",
        "Stichting Voorbeeld",
        "NL91ABNA0417164300",
        "EUR228.69",
        "",
        "",
        "WE-P-2026-00042",
    ]


@pytest.mark.parametrize(
    ("cents", "told"), [(1, "EUR0.01"), (100, "EUR1.00"), (1234505, "EUR12345.05")]
)
def test_an_amount_is_euros_with_two_decimals(cents, told):
    assert transfer_code(**TO, cents=cents, text="x").split("\n")[7] == told


def test_a_long_name_is_cut_and_a_name_stays_on_its_line():
    name = "Vereniging\nvan " + "zeer " * 20

    line = transfer_code(name=name, iban=TO["iban"], cents=1, text="x").split("\n")[5]

    assert line.startswith("Vereniging van zeer")
    assert len(line) <= 70


@pytest.mark.parametrize("cents", [0, -1, 100_000_000_000])
def test_an_amount_that_no_bank_takes_has_no_code(cents):
    with pytest.raises(NoTransfer):
        transfer_code(**TO, cents=cents, text="x")


@pytest.mark.parametrize("text", ["x" * 141, "two\nlines", ""])
def test_a_text_that_would_not_arrive_whole_has_no_code(text):
    with pytest.raises(NoTransfer):
        transfer_code(**TO, cents=1, text=text)
