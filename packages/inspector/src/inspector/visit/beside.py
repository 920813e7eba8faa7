"""Asks for the few addresses beside the pages: `security.txt`, and files left open.

A page that cannot exist is asked for first: some shops answer every address with a page
and status 200, and then a status proves nothing. Files that should not be there are
asked for last, one at a time; of each the first bytes are read, and nothing is kept of
it but its digest and the name of what its content proves it to be.
"""

import hashlib
import re
from dataclasses import dataclass
from urllib.parse import urljoin

from inspector.facts import FileAnswer, Page
from inspector.reading.domains import is_same_site
from inspector.reading.markup import read_markup
from inspector.visit.fetching import PEEK_BYTES, Answer, Fetcher
from inspector.visit.notebook import Notebook
from inspector.visit.politeness import Manners

SECURITY_TXT = "/.well-known/security.txt"
MOST_TEXT = 8_000
# A page that says less of its own than this says what every missing page says.
OWN_CHARACTERS = 60
# Who is told to go slower, or that the shop is down, does not go on asking.
STOPPING = frozenset({429, 503})
SPARE_SECONDS = 2.0


@dataclass(frozen=True)
class Left:
    """A file that may have been left open, and what only its content can say.

    `only_with` is found on the home page, or in its headers, where it could be.
    """

    path: str
    proves: str
    content: re.Pattern[bytes]
    only_with: re.Pattern[str] | None = None


WORDPRESS = re.compile(r"wp-content|wp-includes", re.I)
MAGENTO = re.compile(r"magento|/static/version\d|mage/cookies|form_key", re.I)
LARAVEL = re.compile(r"laravel_session|XSRF-TOKEN", re.I)
_SETTINGS = rb"\A\s*(?:#[^\n]*\n|\s*\n)*(?:export )?[A-Z][A-Z0-9_]{2,}\s*="
_DUMP = (
    rb"\A\s*(?:--[^\n]*\n|/\*[^\n]*\n|\s*\n)*(?:-- (?:MySQL|MariaDB|PostgreSQL)\b|"
    rb"(?:CREATE TABLE|DROP TABLE|INSERT INTO|SET SQL_MODE)\b)|"
    rb"\A\s*-- (?:MySQL|MariaDB|phpMyAdmin|PostgreSQL|Adminer)\b"
)
LEFT_OPEN = (
    Left(
        "/.git/HEAD",
        "repository",
        re.compile(rb"\A(?:ref: refs/\S+|[0-9a-f]{40})\s*\Z"),
    ),
    Left("/.env", "settings", re.compile(_SETTINGS)),
    Left("/backup.sql", "database", re.compile(_DUMP)),
    Left("/dump.sql", "database", re.compile(_DUMP)),
    Left("/backup.zip", "archive", re.compile(rb"\APK\x03\x04")),
    Left("/backup.tar.gz", "archive", re.compile(rb"\A\x1f\x8b\x08")),
    Left(
        "/phpinfo.php",
        "phpinfo",
        re.compile(rb"<title>(?:PHP [\d.]+\S* - )?phpinfo\(\)</title>", re.I),
    ),
    Left(
        "/adminer.php",
        "adminer",
        re.compile(rb"<title>[^<]{0,80}Adminer</title>", re.I),
    ),
    Left(
        "/server-status",
        "server-status",
        re.compile(rb"<title>Apache Status</title>|<h1>Apache Server Status for", re.I),
    ),
    Left("/.DS_Store", "folder-list", re.compile(rb"\A\x00\x00\x00\x01Bud1")),
    Left(
        "/wp-config.php.bak",
        "settings",
        re.compile(rb"\A\s*<\?php[\s\S]*(?:DB_NAME|DB_PASSWORD|AUTH_KEY|WordPress)"),
        WORDPRESS,
    ),
    Left(
        "/wp-content/debug.log",
        "log",
        re.compile(rb"\A\s*\[\d\d-\w{3}-\d{4} \d\d:\d\d:\d\d[^\]\n]*\] "),
        WORDPRESS,
    ),
    Left(
        "/wp-content/uploads/",
        "folder-list",
        re.compile(rb"<title>Index of /wp-content/uploads", re.I),
        WORDPRESS,
    ),
    Left(
        "/app/etc/env.php.bak",
        "settings",
        re.compile(rb"\A\s*<\?php[\s\S]*(?:'crypt'|'db'|'backend'|MAGE_MODE)"),
        MAGENTO,
    ),
    Left(
        "/storage/logs/laravel.log",
        "log",
        re.compile(rb"\A\s*\[\d{4}-\d\d-\d\d[T ][\d:]{8}[^\]\n]*\] \w+\.[A-Z]+: "),
        LARAVEL,
    ),
)


async def look_beside(book: Notebook, fetcher: Fetcher, manners: Manners) -> None:
    """Whether missing pages are said to be missing, and where to report a hole."""
    home = book.pages[0]
    await manners.wait()
    # No shop has this page, and the same shop is asked for the same one next year.
    mark = hashlib.sha256(home.url.encode()).hexdigest()[:12]
    missing = await fetcher.get(urljoin(home.url, f"/keurmeester-{mark}"))
    book.files.append(_told(missing, "missing"))
    if missing.status == 200 and not missing.problem:
        _drop_look_alikes(book, home, missing)
    await manners.wait()
    answer = await fetcher.get(urljoin(home.url, SECURITY_TXT))
    if is_same_site(answer.url, home.url) or answer.problem:
        told = _told(answer, "security-txt", text=answer.text[:MOST_TEXT])
        book.files.append(told)


def _drop_look_alikes(book: Notebook, home: Page, missing: Answer) -> None:
    """Take out what is no page: it says what a page that cannot exist says as well."""
    said = set(read_markup(missing.text, missing.url).text.split("\n"))
    for page in [page for page in book.pages if page is not home]:
        own = sum(len(line) for line in page.text.split("\n") if line not in said)
        if own < OWN_CHARACTERS:
            book.pages.remove(page)
            book.note("page-not-there", page.url, page.kind)


async def ask_for_open_files(
    book: Notebook, fetcher: Fetcher, manners: Manners
) -> None:
    """Ask for what should not be there; once told to stop, nothing more is asked."""
    home, options = book.pages[0], book.options
    # Who did not ask for the visit did not ask for this either.
    is_asked = options.asks_for_open_files and not options.robots_names
    if not is_asked or home.status >= 400:
        book.note("files-not-asked", home.url)
        return
    signs = f"{home.html} {home.headers}"
    missing = next((file for file in book.files if file.purpose == "missing"), None)
    for left in LEFT_OPEN:
        if left.only_with is not None and not left.only_with.search(signs):
            continue
        if book.seconds_left < SPARE_SECONDS:
            book.note("files-not-asked", urljoin(home.url, left.path), "time")
            return
        await manners.wait()
        answer = await fetcher.peek(urljoin(home.url, left.path))
        is_proven = answer.status == 200 and bool(left.content.search(answer.body))
        told = _told(answer, "open-file", proves=left.proves if is_proven else "")
        book.files.append(told)
        if answer.status in STOPPING:
            book.note("files-not-asked", answer.url, str(answer.status))
            return
        if missing is not None and is_proven and told.digest == missing.digest:
            # A page that says this everywhere has not left a file open.
            book.files[-1] = _told(answer, "open-file")


def _told(
    answer: Answer, purpose: str, *, text: str = "", proves: str = ""
) -> FileAnswer:
    return FileAnswer(
        purpose=purpose,
        url=answer.url,
        status=answer.status,
        content_type=answer.content_type[:100],
        digest=hashlib.sha256(answer.body[:PEEK_BYTES]).hexdigest()
        if answer.body
        else "",
        text=text,
        proves=proves,
        problem=answer.problem,
    )
