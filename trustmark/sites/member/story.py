"""The history of a case as its company reads it: no staff names, no inner remarks."""

from dataclasses import dataclass

from trustmark.kernel.cases import Case
from trustmark.kernel.history import HistoryEntry, list_history
from trustmark.schemes.api import Rulebook
from trustmark.shops import api as shops
from trustmark.shops.api import Company
from trustmark.sites.member.pages import reader_language

# The moves whose reason was written to the company; the others are among staff.
_WRITTEN_TO_THEM = frozenset(
    {
        "ask",
        "request_remedy",
        "grant",
        "deny",
        "stop",
        "suspend",
        "restore",
        "withdraw",
        "reinstate",
        "end",
        "reopen_intake",
        "reopen_audit",
    }
)


@dataclass(frozen=True)
class Story:
    """What happened, oldest first, and how those who did it are named."""

    entries: list[HistoryEntry]
    names: dict[int, str]


def story_of(case: Case, *, company: Company | None, book: Rulebook) -> Story:
    """The history without notes; whoever works for the scheme has its name."""
    people = shops.list_contacts_ever(company) if company else []
    colleagues = {contact.user_id: contact.user.name for contact in people}
    entries = [
        _told(entry, is_theirs=entry.by_id in colleagues)
        for entry in list_history(case)
        if not entry.is_remark
    ]
    house = book.scheme.name[reader_language()]
    names = {entry.by_id: house for entry in entries if entry.by_id}
    return Story(entries, names | colleagues)


def _told(entry: HistoryEntry, *, is_theirs: bool) -> HistoryEntry:
    is_told = is_theirs or entry.move in _WRITTEN_TO_THEM
    return HistoryEntry(
        case_kind=entry.case_kind,
        move=entry.move,
        by_id=entry.by_id,
        reason=entry.reason if is_told else "",
        at=entry.at,
    )
