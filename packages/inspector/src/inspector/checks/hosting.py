"""Whether the server is kept in order: no files left open, and a way to report."""

import re
from datetime import datetime, timedelta

from inspector.checking import check, found
from inspector.checks.statements import first, not_on_a_site, pattern
from inspector.facts import FileAnswer
from inspector.report import Finding, Outcome
from inspector.site import Site

SCANNED = pattern(
    r"(?:kwetsbaarheden|security|beveiligings|vulnerability)-?\s?scan\w*|pentest|"
    r"analyse de vulnérabilité"
)
A_YEAR = timedelta(days=366)
# An answer that says clearly that there is nothing to be had.
CLOSED = frozenset({301, 302, 303, 307, 308, 400, 401, 403, 404, 405, 406, 410, 451})
# What else than a page a file could be sent as.
PAGES = ("text/html", "application/xhtml+xml")
FIELD = re.compile(r"^([A-Za-z-]+):[ \t]*(\S.*?)[ \t]*$", re.M)
WAY_TO_REPORT = re.compile(r"(?:mailto:\S+@\S+|https://\S+\.\S+|tel:\+?[\d-]+)$", re.I)
SIGNED = "-----BEGIN PGP SIGNED MESSAGE-----"


@check("security.exposed-files")
def exposed_files(site: Site) -> Finding:
    """No backups, configuration or logs can be fetched.

    Judged on the files the visit asked for, by what their first bytes prove, never by
    status alone. Met when each of them was answered and none was there.
    """
    asked = [file for file in site.files if file.purpose == "open-file"]
    for file in asked:
        if file.proves:
            return _of_file(Outcome.NOT_MET, f"open-{file.proves}", file)
    if not asked:
        return found(Outcome.UNCLEAR, "not-asked-for", confidence=0.2)
    missing = next((file for file in site.files if file.purpose == "missing"), None)
    for file in asked:
        if not _is_shut(file, missing):
            return _of_file(Outcome.UNCLEAR, "something-there", file)
    if site.has_note("files-not-asked"):
        return found(Outcome.UNCLEAR, "stopped-asking", url=site.url, confidence=0.3)
    return found(
        Outcome.MET,
        "none-open",
        url=site.url,
        values={"count": str(len(asked))},
        confidence=0.75,
    )


def _is_shut(file: FileAnswer, missing: FileAnswer | None) -> bool:
    """Whether an answer shows that the file is not there, or not for everybody."""
    if file.problem or file.status not in {*CLOSED, 200}:
        return False
    if file.status != 200:
        return True
    if not file.digest:
        return True
    # Where every address is answered, this one is too: with the same, or with a page.
    is_usual = missing is not None and missing.status == 200
    is_same = missing is not None and file.digest == missing.digest
    return is_usual and (is_same or file.content_type in PAGES)


def _of_file(outcome: Outcome, message: str, file: FileAnswer) -> Finding:
    return found(
        outcome,
        message,
        value=file.url,
        url=file.url,
        values={"names": file.url, "status": str(file.status)},
        confidence=0.95 if outcome is Outcome.NOT_MET else 0.4,
    )


@check("security.security-txt")
def security_txt(site: Site) -> Finding:
    """A file tells researchers where to report a hole (RFC 9116)."""
    file = next((file for file in site.files if file.purpose == "security-txt"), None)
    if file is None or file.problem or file.status >= 500 or file.status == 429:
        return found(Outcome.UNCLEAR, "not-asked-for", confidence=0.2)
    missing = next((file for file in site.files if file.purpose == "missing"), None)
    is_nothing = missing is not None and file.digest == missing.digest
    if file.status != 200 or file.content_type in PAGES or is_nothing:
        return found(Outcome.NOT_MET, "no-file", url=file.url, confidence=0.85)
    wrong = _wrong_in(file, at=site.visited_at)
    is_signed = SIGNED in file.text
    return found(
        Outcome.NOT_MET if wrong else Outcome.MET,
        "wrong" if wrong else "good-signed" if is_signed else "good",
        value=", ".join(wrong) or "; ".join(_values(file.text, "contact"))[:200],
        url=file.url,
        quote=file.text[:260],
        values={
            "causes": ",".join(f"{code}={detail}" for code, detail in wrong.items()),
            "names": "; ".join(_values(file.text, "contact"))[:200],
            "until": "".join(_values(file.text, "expires")[:1])[:10],
        },
        confidence=0.85,
    )


def _wrong_in(file: FileAnswer, *, at: datetime) -> dict[str, str]:
    """What is wrong with the file, by cause, with a detail."""
    wrong = {}
    if file.content_type != "text/plain":
        wrong["txt-not-plain"] = file.content_type[:40] or "-"
    ways = _values(file.text, "contact")
    if not ways:
        wrong["txt-no-contact"] = ""
    elif not all(WAY_TO_REPORT.match(way) for way in ways):
        wrong["txt-contact-unusable"] = ""
    ends = _values(file.text, "expires")
    if len(ends) != 1:
        wrong["txt-expiry-count"] = str(len(ends))
        return wrong
    try:
        until = datetime.fromisoformat(ends[0])
        left = until - at
    except (ValueError, TypeError):
        return {**wrong, "txt-expiry-unreadable": ""}
    if left < timedelta(0):
        wrong["txt-expired"] = f"{until:%Y-%m-%d}"
    elif left > A_YEAR:
        wrong["txt-expiry-far"] = f"{until:%Y-%m-%d}"
    return wrong


def _values(text: str, name: str) -> list[str]:
    return [value for key, value in FIELD.findall(text) if key.lower() == name]


@check("security.external-scan")
def external_scan(site: Site) -> Finding:
    """A scan by somebody else shows no open risk; the report of it is asked for."""
    return not_on_a_site(site, [first(site, SCANNED, ())])
