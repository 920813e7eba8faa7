"""A bank transfer as the text of a QR code, which banking apps read into a payment.

After EPC069-12 of the European Payments Council, version 002: one thing per line, in
UTF-8, for a transfer in euro within SEPA; the BIC may be left out.
"""

LONGEST_NAME, LONGEST_TEXT = 70, 140
MOST_CENTS = 99_999_999_999


class NoTransfer(ValueError):
    """What was given cannot be a transfer that a banking app would take."""


def transfer_code(*, name: str, iban: str, cents: int, text: str) -> str:
    """The lines of the code: to whom, to which account, how much, for what.

    A long name is cut where the standard ends it. Raises `NoTransfer` for an amount
    of nothing, and for a text that would not arrive whole.
    """
    if not 0 < cents <= MOST_CENTS:
        raise NoTransfer(f"{cents} cents cannot be transferred")
    if len(text) > LONGEST_TEXT or text.splitlines() != [text]:
        raise NoTransfer("the text does not fit on one line of the transfer")
    whole, rest = divmod(cents, 100)
    lines = (
        "BCD",
        "002",
        "1",  # UTF-8
        "SCT",
        "",  # the BIC, which version 002 does not ask for
        " ".join(name.split())[:LONGEST_NAME].strip(),
        "".join(iban.split()),
        f"EUR{whole}.{rest:02d}",
        "",  # the purpose, as a code
        "",  # a structured reference, instead of the text
        text,
    )
    return "\n".join(lines)
