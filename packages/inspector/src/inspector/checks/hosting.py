"""Whether the server is kept in order: no files left open, and a way to report."""

import re
from datetime import timedelta
from urllib.parse import urlsplit

from inspector.checking import check, found
from inspector.checks.statements import first, not_on_a_site, pattern
from inspector.report import Finding, Outcome
from inspector.site import Site

EXPOSED = (
    (re.compile(r"/\.git/HEAD$"), re.compile(r"\Aref:\s")),
    (re.compile(r"/\.env$"), re.compile(r"^[A-Z][A-Z0-9_]+\s*=", re.M)),
    (re.compile(r"\.sql$"), re.compile(r"CREATE TABLE|INSERT INTO|-- MySQL dump")),
    (re.compile(r"phpinfo\.php$"), re.compile(r"PHP Version \d")),
    (re.compile(r"/adminer\.php$"), re.compile(r"Adminer")),
    (re.compile(r"/server-status$"), re.compile(r"Apache Server Status")),
    (
        re.compile(r"(?:debug|laravel)\.log$"),
        re.compile(r"\[\d{4}-\d\d-\d\d[^\]]*\]|Stack trace"),
    ),
    (re.compile(r"/\.DS_Store$"), re.compile(r"Bud1")),
)
SCANNED = pattern(
    r"(?:kwetsbaarheden|security|beveiligings|vulnerability)-?\s?scan\w*|pentest|"
    r"analyse de vulnérabilité"
)
A_YEAR = timedelta(days=366)


@check("security.exposed-files")
def exposed_files(site: Site) -> Finding:
    """No backups, configuration or logs can be fetched.

    Only files the visit was allowed to ask for are judged, by what stands in them; that
    none were found there proves nothing about the others.
    """
    for page in site.pages:
        for path, content in EXPOSED:
            is_file = path.search(urlsplit(page.url).path)
            if (
                is_file
                and page.status == 200
                and content.search(page.html or page.text)
            ):
                return found(
                    Outcome.NOT_MET,
                    "names-against",
                    value=page.url,
                    url=page.url,
                    values={"names": page.url},
                    confidence=0.9,
                )
    return found(Outcome.UNCLEAR, "not-asked-for", confidence=0.2)


@check("security.security-txt")
def security_txt(site: Site) -> Finding:
    """A file tells researchers where to report a hole (RFC 9116)."""
    page = next((p for p in site.pages if p.url.endswith("/security.txt")), None)
    if page is None:
        return found(Outcome.UNCLEAR, "not-asked-for", confidence=0.2)
    text = page.text or page.html
    if page.status >= 400 or not re.search(r"^contact:\s*\S+", text, re.I | re.M):
        return found(Outcome.NOT_MET, "silent", url=page.url, confidence=0.85)
    ends = re.findall(r"^expires:\s*(\d{4}-\d\d-\d\d)", text, re.I | re.M)
    is_current = len(ends) == 1 and ends[0] >= site.visited_at.date().isoformat()
    is_near = bool(ends) and ends[0] <= (site.visited_at + A_YEAR).date().isoformat()
    names = f"Expires: {', '.join(ends) or '-'}"
    return found(
        Outcome.MET if is_current and is_near else Outcome.NOT_MET,
        "names" if is_current and is_near else "names-against",
        value=names,
        url=page.url,
        values={"names": names},
        confidence=0.85,
    )


@check("security.external-scan")
def external_scan(site: Site) -> Finding:
    """A scan by somebody else shows no open risk; the report of it is asked for."""
    return not_on_a_site(site, [first(site, SCANNED, ())])
