"""Visits one shop: sends the rooms of this package out and gathers what they saw."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from urllib.parse import urlsplit

from inspector.facts import Page
from inspector.reading.domains import domain_of, host_of, is_same_site
from inspector.reading.page import read_page
from inspector.site import Site
from inspector.visit import addresses
from inspector.visit.beside import ask_for_open_files, look_beside
from inspector.visit.browsing import browser_ahead, look_with_browser
from inspector.visit.crawl import (
    Crawl,
    look_at_entrances,
    read_robots,
    robots_text,
)
from inspector.visit.errand import Errand
from inspector.visit.fetching import (
    Answer,
    Fetcher,
    open_fetcher,
    trust_context,
    unchecked_context,
)
from inspector.visit.gate import USUAL_PORTS, Gate, GateRules
from inspector.visit.names import look_at_names
from inspector.visit.notebook import Notebook
from inspector.visit.options import Progress, VisitOptions, VisitRefused
from inspector.visit.politeness import turns_away
from inspector.visit.tls import examine_tls
from inspector.visit.turns import turn

DEFAULTS = VisitOptions()
# The part of the time for fetching; the browser gets the rest.
CRAWL_SHARE = 0.5
# Of a home page without end, in characters: enough to find the way.
MOST_OF_A_HALF = 300_000
REFUSALS = {
    "private-address": "{host} has no public address, so we do not visit it.",
    "unusual-port": "{host} is asked for on a port where no website belongs.",
    "no-such-name": "The name {host} does not exist.",
    "bad-url": "{host} sends visitors to something that is no web address.",
    "too-many-redirects": "{host} sends visitors round in circles.",
}
CODES = {"unusual-port": "bad-url", "too-many-redirects": "no-answer"}


def visit(
    url: str,
    *,
    options: VisitOptions = DEFAULTS,
    on_progress: Callable[[Progress], None] | None = None,
    at: datetime,
) -> Site:
    """Look at a shop as a customer would and bring back everything that was seen.

    `on_progress` is called in the caller's thread and may raise to stop the visit.
    Raises `VisitRefused` when there is nothing to visit; whatever goes wrong later
    becomes a note in the site.
    """
    try:
        start = addresses.clean_url(url)
    except addresses.BadUrl as problem:
        raise VisitRefused("bad-url", str(problem)) from problem

    async def work(tell: Callable[[Progress], None]) -> Site:
        return await _visit(start, options, tell, at)

    return Errand[Site, Progress](work).run(on_progress or _say_nothing)


async def _visit(
    start: str, options: VisitOptions, tell: Callable[[Progress], None], at: datetime
) -> Site:
    if not options.use_browser:
        return await _look(start, options, tell, at)

    def wait() -> None:
        tell(Progress("waiting", 0, None, start))

    number = options.browsers_at_once
    async with turn(number, longest=options.timeout, waiting=wait):
        return await _look(start, options, tell, at)


async def _look(
    start: str, options: VisitOptions, tell: Callable[[Progress], None], at: datetime
) -> Site:
    deadline = asyncio.get_running_loop().time() + options.timeout
    book = Notebook(start, options, tell, deadline)
    port = urlsplit(start).port
    rules = GateRules(
        options.connect_to,
        options.allow_private,
        ports=USUAL_PORTS | ({port} if port else set()),
    )
    async with Gate(rules) as gate:
        await _look_around(book, gate)
    tell(Progress("done", 1, 1, book.url))
    return book.to_site(at)


async def _look_around(book: Notebook, gate: Gate) -> None:
    book.tell(Progress("start", 0, 1, book.url))
    async with open_fetcher(
        gate, book.options, trust_context(book.options.trust)
    ) as careful:
        await _ask_leave(book, careful)
        answer = await _first_answer(book, careful, gate)
        if answer is not None:
            await _look_at_shop(book, gate, careful, careful, answer)
            return
        # The certificate is wrong. That is a finding; the shop behind it is still
        # there to be seen, and nothing secret is sent to it.
        async with open_fetcher(gate, book.options, unchecked_context()) as lenient:
            book.note("read-without-trust", book.url)
            await _ask_leave(book, lenient)
            answer = await lenient.get(book.url)
            if not answer.problem or answer.body:
                await _look_at_shop(book, gate, careful, lenient, answer)
                return
        await _look_past_tls(book, gate, careful, answer.problem)


async def _look_past_tls(
    book: Notebook, gate: Gate, fetcher: Fetcher, problem: str
) -> None:
    """A shop with which no handshake succeeds: over plain HTTP, else from outside.

    From outside there are no pages, and still a certificate and protocols to judge.
    Raises `VisitRefused` when there is nothing of that either.
    """
    plain = await fetcher.get(f"http:{book.url.removeprefix('https:')}")
    if not plain.problem:
        await _look_at_shop(book, gate, fetcher, fetcher, plain)
        return
    book.note("nothing-readable", book.url, problem)
    try:
        async with asyncio.timeout(book.seconds_left):
            await asyncio.gather(
                _look_at_entrances(book, fetcher),
                _look_at_tls(book, gate, book.url),
                _look_at_names(book, book.url),
            )
    except TimeoutError:
        book.note("out-of-time", detail="pages")
    accepted = (p for facts in book.tls for p in facts.probes if p.answer == "accepted")
    asks = any(facts.asks_certificate for facts in book.tls)
    if not asks and not any(accepted):
        raise _refusal(book.url, problem)


async def _ask_leave(book: Notebook, fetcher: Fetcher) -> None:
    """Raise `VisitRefused` when robots.txt turns us away under a name of this visit."""
    names = book.options.robots_names
    if names and turns_away(await robots_text(fetcher, book.url), names):
        host = host_of(book.url)
        raise VisitRefused("asked-away", f"{host} asks us in robots.txt to stay away.")


async def _first_answer(book: Notebook, fetcher: Fetcher, gate: Gate) -> Answer | None:
    """What the start address gives; `None` when only its certificate stands between."""
    answer = await fetcher.get(book.url)
    if answer.problem in {"no-answer", "timeout"} and book.url.startswith("https:"):
        plain = await fetcher.get(f"http:{book.url.removeprefix('https:')}")
        answer = plain if not plain.problem else answer
    if answer.problem == "tls":
        return None
    if answer.problem and not answer.body:
        raise _refusal(answer.url, answer.problem)
    return answer


def _refusal(url: str, problem: str) -> VisitRefused:
    sentence = REFUSALS.get(problem, "Nothing answers at {host}.")
    code = CODES.get(problem, problem if problem in REFUSALS else "no-answer")
    return VisitRefused(code, sentence.format(host=host_of(url)))


async def _look_at_shop(
    book: Notebook, gate: Gate, careful: Fetcher, fetcher: Fetcher, answer: Answer
) -> None:
    home = _home_of(book, answer)
    book.pages.append(home)
    book.tell(Progress("pages", 1, book.options.max_pages, home.url))
    if not book.options.use_browser:
        await _fetch_all(book, gate, careful, fetcher, share=1.0)
        book.note("no-browser", detail="not asked for")
    else:
        async with browser_ahead(book, gate) as starting:
            await _fetch_all(book, gate, careful, fetcher, share=CRAWL_SHARE)
            await look_with_browser(book, starting)
    # Last, because some shops turn away whoever asks for these.
    try:
        async with asyncio.timeout(book.seconds_left):
            await ask_for_open_files(book, fetcher, book.manners)
    except TimeoutError:
        book.note("files-not-asked", home.url, "time")


async def _fetch_all(
    book: Notebook, gate: Gate, careful: Fetcher, fetcher: Fetcher, *, share: float
) -> None:
    """Everything that needs no browser, in its share of the time."""
    home = book.pages[0]
    try:
        async with asyncio.timeout(book.seconds_left * share):
            await asyncio.gather(
                _crawl(book, fetcher, home),
                _look_at_entrances(book, careful),
                _look_at_tls(book, gate, home.url),
                _look_at_names(book, home.url),
            )
    except TimeoutError:
        book.note("out-of-time", detail="pages")


def _home_of(book: Notebook, answer: Answer) -> Page:
    if not is_same_site(answer.url, book.url):
        if book.options.stay_on_site:
            there = host_of(answer.url)
            raise VisitRefused("elsewhere", f"This address leads to {there}.")
        book.note("moved", answer.url, f"from {book.url}")
        book.url = answer.url
    if answer.status >= 400:
        book.note("turned-away", answer.url, str(answer.status))
    if answer.problem:
        book.note(f"page-{answer.problem}", answer.url, "home")
    return read_page(
        answer.url,
        answer.text[:MOST_OF_A_HALF] if answer.problem else answer.text,
        promised="home",
        found_by="start",
        status=answer.status,
        headers=answer.headers,
    )


async def _crawl(book: Notebook, fetcher: Fetcher, home: Page) -> None:
    manners = await read_robots(fetcher, home.url)
    book.tell(Progress("robots", 1, 1, home.url))
    book.manners = manners
    await Crawl(book, fetcher, manners).run(home)
    await look_beside(book, fetcher, manners)


async def _look_at_entrances(book: Notebook, fetcher: Fetcher) -> None:
    book.entrances += await look_at_entrances(fetcher, book.url)


async def _look_at_tls(book: Notebook, gate: Gate, url: str) -> None:
    is_secure = url.startswith("https:")
    host, port = host_of(url), (urlsplit(url).port if is_secure else None) or 443
    book.tls.append(await examine_tls(gate, host, port, trust=book.options.trust))
    book.tell(Progress("tls", 1, 1, host))


async def _look_at_names(book: Notebook, url: str) -> None:
    """Ask the name service, unless the host was mapped and has no public name."""
    host = host_of(url)
    mapped = {place.rpartition(":")[0] for place in book.options.connect_to}
    if host in mapped | book.options.allow_private:
        book.note("names-not-asked", host)
        return
    book.dns = await look_at_names(domain_of(host), host)
    book.tell(Progress("dns", 1, 1, host))


def _say_nothing(news: Progress) -> None:
    """For callers who do not want to hear of progress."""
