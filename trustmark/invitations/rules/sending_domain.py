"""What a domain says about who may send mail in its name: SPF, DKIM, DMARC; pure.

Sources: RFC 7208 (SPF), RFC 6376 (DKIM), RFC 7489 (DMARC).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

_POLICIES = frozenset({"none", "quarantine", "reject"})


class Record(StrEnum):
    """The three records a domain needs before letters leave in its name."""

    SPF = "spf"
    DKIM = "dkim"
    DMARC = "dmarc"


class Seen(StrEnum):
    """What became of looking for one of them."""

    RIGHT = "right"
    MISSING = "missing"
    MANY = "many"
    OTHER = "other"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Ours:
    """What the records of a shop point at."""

    spf: str
    dkim_selector: str
    dkim: str


@dataclass(frozen=True)
class Looked:
    """One record: where it stands, of which type, what belongs there, what is there."""

    record: Record
    name: str
    type: str
    value: str
    seen: Seen
    found: tuple[str, ...] = ()


def judge_spf(domain: str, texts: Sequence[str] | None, *, ours: Ours) -> Looked:
    """One SPF record that includes ours; two of them count as none (RFC 7208, 4.5)."""
    held = [text for text in texts or () if _version(text) == "v=spf1"]
    wanted = {f"include:{ours.spf}", f"+include:{ours.spf}"}
    parts = {part.lower().rstrip(".") for part in held[0].split()} if held else set()
    if texts is None:
        seen = Seen.UNKNOWN
    elif len(held) != 1:
        seen = Seen.MANY if held else Seen.MISSING
    else:
        seen = Seen.RIGHT if parts & wanted else Seen.OTHER
    value = f"v=spf1 include:{ours.spf} ~all"
    if seen == Seen.OTHER:
        value = _with(held[0], f"include:{ours.spf}")
    return Looked(Record.SPF, domain, "TXT", value, seen, tuple(held))


def judge_dkim(domain: str, alias: str | None, *, ours: Ours) -> Looked:
    """A CNAME at our selector that leads to our key; `alias` is "" where none is."""
    name = f"{ours.dkim_selector}._domainkey.{domain}"
    if alias is None:
        seen = Seen.UNKNOWN
    elif not alias:
        seen = Seen.MISSING
    else:
        is_ours = alias.lower().rstrip(".") == ours.dkim.lower()
        seen = Seen.RIGHT if is_ours else Seen.OTHER
    found = (alias,) if alias else ()
    return Looked(Record.DKIM, name, "CNAME", ours.dkim, seen, found)


def judge_dmarc(
    domain: str, texts: Sequence[str] | None, above: Sequence[str] | None
) -> Looked:
    """One DMARC record with a policy, here or at the registered domain `above`.

    The signature names the very domain of the address, so it is aligned however strict
    the record is.
    """
    held = [text for text in texts or () if _version(text) == "v=dmarc1"]
    if not held:
        held = [text for text in above or () if _version(text) == "v=dmarc1"]
    if not held and (texts is None or above is None):
        seen = Seen.UNKNOWN
    elif len(held) != 1:
        seen = Seen.MANY if held else Seen.MISSING
    else:
        tags = dict(
            part.strip().split("=", 1) for part in held[0].split(";") if "=" in part
        )
        seen = Seen.RIGHT if tags.get("p") in _POLICIES else Seen.OTHER
    value = "v=DMARC1; p=none"
    return Looked(Record.DMARC, f"_dmarc.{domain}", "TXT", value, seen, tuple(held))


def _version(text: str) -> str:
    return text.replace(";", " ").split(" ", 1)[0].strip().lower() if text else ""


def _with(record: str, part: str) -> str:
    """An SPF record with a part more, before what it says about all others."""
    parts = record.split()
    place = next((n for n, p in enumerate(parts) if p.lower().endswith("all")), None)
    parts.insert(len(parts) if place is None else place, part)
    return " ".join(parts)
