"""The dossier of an application: all there is about it, in one file with digests.

What it is packed from was written once: history, letters, verdicts, decisions, visits.
So it is the same file, byte for byte, until something is added to the case.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from trustmark.applications.models import Application
from trustmark.applications.queries import list_appeals_against, list_every_audit
from trustmark.applications.writing import rulebook_of, submitted
from trustmark.audits import api as audits
from trustmark.audits.api import Audit, Inspection
from trustmark.billing import api as billing
from trustmark.correspondence import api as correspondence
from trustmark.kernel.cases import Case
from trustmark.kernel.history import list_history
from trustmark.shops import api as shops

MANIFEST = "manifest.json"


def _fields(names: str) -> tuple[str, ...]:
    return tuple(names.split())


_COMPANY = _fields(
    "name legal_form country number vat_number street postcode city email phone "
    "language"
)
_SHOP = _fields("name url domain languages countries category description")
_APPLICATION = _fields(
    "number scheme state kinds period size missing refusal_ground refusal_reasons "
    "answers submitted_at"
)
_ACCEPTANCE = _fields(
    "document rulebook version digest language manner signer_function user_id at"
)
_AUDIT = _fields("number kind ground state round on_date opened_at")
_VERDICT = _fields("criterion round verdict proposed note page by_id at")
_REQUEST = _fields("round asked_at asked_by_id deadline reported_at remark")
_DECISION = _fields("granted reasons exception digest by_id at")
_ITEM = _fields("number fee description gross_cents state arose_on due_on")
_LETTER = _fields("kind language to subject written_at sent_at state")
_APPEAL = _fields("state filed_at argument reasons")
_HISTORY = _fields("move origin target reason by_id at")


@dataclass(frozen=True)
class Piece:
    """One file of a dossier, with the moment of what it tells."""

    name: str
    content: bytes
    at: datetime

    @property
    def digest(self) -> str:
        """The SHA-256 of what it holds, in hexadecimal."""
        return hashlib.sha256(self.content).hexdigest()


def pack_dossier(application: Application) -> bytes:
    """All there is about a submitted application, as a ZIP file with a manifest.

    The manifest names every file with its digest and its date. Raises `NotSubmitted`.
    """
    pieces = sorted(_pieces(application), key=lambda piece: piece.name)
    manifest = [
        {"file": p.name, "sha256": p.digest, "bytes": len(p.content), "date": p.at}
        for p in pieces
    ]
    latest = max(piece.at for piece in pieces)
    listed = Piece(MANIFEST, _as_json(manifest), latest)
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as packed:
        for piece in (listed, *pieces):
            # ZIP knows no moment before 1980 and no zone; the manifest has the whole.
            info = ZipInfo(piece.name, piece.at.timetuple()[:6])
            info.compress_type = ZIP_DEFLATED
            packed.writestr(info, piece.content)
    return file.getvalue()


def _pieces(application: Application) -> Iterator[Piece]:
    company, shop = submitted(application)
    at, book = application.since, rulebook_of(application)
    told = _told(application, _APPLICATION) | {
        "rulebook": book.version,
        "rulebook_sha256": application.scheme_version.digest,
        "company": _told(company, _COMPANY),
        "shop": _told(shop, _SHOP),
    }
    yield Piece("application.json", _as_json(told), at)
    agreed = [
        one
        for one in shops.list_acceptances(company)
        if one.scheme == application.scheme
    ]
    if agreed:
        yield _listed("agreed.json", agreed, _ACCEPTANCE, at=max(a.at for a in agreed))
    yield _history("history.json", application)
    items = billing.list_items_about(application)
    if items:
        yield _listed("amounts.json", items, _ITEM, at=max(i.since for i in items))
    appeals = list_appeals_against(application)
    if appeals:
        last = max(appeal.since for appeal in appeals)
        yield _listed("appeals.json", appeals, _APPEAL, at=last)
    yield from _letters("letters", application)
    for audit in list_every_audit(application):
        yield from _audit(f"audits/{audit.number}", audit)


def _audit(folder: str, audit: Audit) -> Iterator[Piece]:
    yield Piece(f"{folder}/audit.json", _as_json(_told(audit, _AUDIT)), audit.since)
    yield _history(f"{folder}/history.json", audit)
    by_criterion = audits.assessments_by_criterion(audit).values()
    verdicts = sorted(
        (one for all_ in by_criterion for one in all_), key=lambda v: v.pk
    )
    if verdicts:
        yield _listed(f"{folder}/verdicts.json", verdicts, _VERDICT, at=verdicts[-1].at)
    for request in audits.list_remedy_requests(audit):
        asked = _told(request, _REQUEST) | {
            "asked": [
                _told(found, ("criterion", "seen", "page"))
                for found in audits.list_nonconformities(request)
            ]
        }
        name = f"{folder}/remedy-{request.round}.json"
        yield Piece(name, _as_json(asked), request.reported_at or request.asked_at)
    decision = audits.find_decision(audit)
    if decision:
        yield Piece(
            f"{folder}/decision.json", _as_json(_told(decision, _DECISION)), decision.at
        )
    for run in audits.list_inspections(audit):
        yield from _inspection(f"{folder}/inspection-{run.pk}", run)
    yield from _letters(f"{folder}/letters", audit)


def _inspection(folder: str, run: Inspection) -> Iterator[Piece]:
    at = run.finished_at or run.asked_at
    told = _told(run, ("round", "state", "asked_at", "finished_at", "inspector"))
    told |= _told(run, ("visit_digest", "fault", "report"))
    yield Piece(f"{folder}/report.json", _as_json(told), at)
    path = audits.visit_path(run)
    if run.visit and path.exists():
        yield Piece(f"{folder}/{path.name}", path.read_bytes(), at)


def _letters(folder: str, case: Case) -> Iterator[Piece]:
    for letter in correspondence.list_letters(about=case):
        head = _told(letter, _LETTER) | {
            "sha256_as_written": hashlib.sha256(letter.body.encode()).hexdigest()
        }
        words = correspondence.without_keys(letter.body)
        text = "\n".join(f"{key}: {value}" for key, value in _plain(head).items())
        yield Piece(
            f"{folder}/{letter.pk}-{letter.kind}.txt",
            f"{text}\n\n{words}\n".encode(),
            letter.written_at,
        )


def _history(name: str, case: Case) -> Piece:
    lines = list_history(case)
    return _listed(name, lines, _HISTORY, at=lines[-1].at)


def _listed(
    name: str, rows: Iterable[object], fields: tuple[str, ...], *, at: datetime
) -> Piece:
    return Piece(name, _as_json([_told(row, fields) for row in rows]), at)


def _told(row: object, fields: tuple[str, ...]) -> dict[str, Any]:
    return {field: getattr(row, field) for field in fields}


def _as_json(told: object) -> bytes:
    text = json.dumps(told, indent=2, ensure_ascii=False, default=_day)
    return text.encode()


def _plain(told: Mapping[str, Any]) -> dict[str, str]:
    return {
        key: value.isoformat() if isinstance(value, date) else str(value)
        for key, value in told.items()
    }


def _day(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"a dossier cannot tell {value!r}")
