"""What a fact is, and the page it is read from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from inspector.reading.legible import Legible

JsonValue = str | int | bool | list[str]
LONGEST_QUOTE = 200
# Where a quote that begins with the fact may end.
ENDS = (". ", ".\n", "\n", "; ", "! ", "? ")


@dataclass(frozen=True)
class Fact:
    """One fact on a page; `quote` stands at `start` in the text as it was given.

    `values` holds all of them where a page may state several (e-mail addresses),
    `details` what only this kind of fact has (`checksum_valid`, `days`).
    """

    value: str
    quote: str = ""
    start: int | None = None
    values: tuple[str, ...] = ()
    details: Mapping[str, str | int | bool] = field(default_factory=dict)

    def to_json(self) -> dict[str, JsonValue]:
        """As it goes out of the door; see `reading.schema.json`."""
        record: dict[str, JsonValue] = {"state": "present", "value": self.value}
        if self.values:
            record["values"] = list(self.values)
        if self.start is not None:
            record |= {"quote": self.quote, "start": self.start}
        return record | dict(self.details)


@dataclass(frozen=True)
class PageText:
    """A page as the recognisers see it: its plain text, language, kind and host."""

    legible: Legible
    language: str
    kind: str
    host: str = ""

    @property
    def text(self) -> str:
        """The plain copy; every offset of a recogniser is an offset in it."""
        return self.legible.text

    def fact(
        self,
        start: int,
        end: int,
        value: str = "",
        *,
        values: Sequence[str] = (),
        **details: str | int | bool,
    ) -> Fact:
        """A fact with the words between two offsets as its quote and, else, value."""
        first, last = self.legible.place(start, end)
        quote = self.legible.original[first:last]
        return Fact(
            value or " ".join(self.text[start:end].split()),
            quote,
            first,
            tuple(values),
            details,
        )

    def statement(
        self, start: int, end: int, value: str = "", **details: str | int | bool
    ) -> Fact:
        """A fact whose quote runs on from its words to the end of the sentence."""
        limit = min(len(self.text), start + LONGEST_QUOTE)
        stops = [
            place for stop in ENDS if (place := self.text.find(stop, end, limit)) >= 0
        ]
        until = min(stops, default=0)
        if not until:
            space = self.text.rfind(" ", end, limit)
            until = limit if limit == len(self.text) else max(end, space)
        value = value or " ".join(self.text[start:end].split())
        fact = self.fact(start, max(end, until), value)
        return replace(fact, details=details)
