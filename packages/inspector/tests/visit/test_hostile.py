"""Whatever a host does to us, a visit ends in time and says what it missed."""

import gzip
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import papers
import pytest
from invented import FOLDER, MONDAY
from loopback import HOST, TinyShop, tiny_shop

from inspector import Outcome, Profile, Site, VisitOptions, VisitRefused, examine, visit
from inspector.visit.browser import find_chromium

HOME = (FOLDER / "kaas" / "home.html").read_text()
Serve = Callable[["_Handler"], None]


class _Handler(BaseHTTPRequestHandler):
    hostile: Serve
    home = HOME

    def do_GET(self) -> None:
        with suppress(OSError):
            if self.path == "/":
                self.answer(self.home.encode())
            elif self.path in {"/algemene-voorwaarden", "/voorwaarden.pdf"}:
                type(self).hostile(self)
            else:
                self.answer(b"<h1>Niet gevonden</h1>", status=404)

    def answer(self, body: bytes, *, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        given = {"Content_Type": "text/html", "Content_Length": str(len(body))}
        for name, value in {**given, **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def stream(self, piece: bytes, *, pause: float = 0.0) -> None:
        """Send one piece for ever."""
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        while True:
            self.wfile.write(piece)
            time.sleep(pause)

    def log_message(self, *_: object) -> None:
        pass


def _turn_round(handler: _Handler) -> None:
    handler.answer(b"", status=302, Location="/algemene-voorwaarden")


def _bomb(handler: _Handler) -> None:
    bomb = gzip.compress(b"<p>voorwaarden</p>" * 2_000_000, 1)
    handler.answer(bomb, Content_Encoding="gzip")


def _gibberish(handler: _Handler) -> None:
    handler.answer(
        b"\xff\xfe\x00<h1>\xc3\x28 voorwaarden", Content_Type="text/html; charset=x-no"
    )


def _no_answer(handler: _Handler) -> None:
    handler.wfile.write(b"\x00\x01 HTTP/9.9 hello\r\n\r\n")


def _endless_head(handler: _Handler) -> None:
    handler.send_response(200)
    while True:
        handler.send_header("X-More", "x" * 4000)
        handler.flush_headers()


HOSTILE: dict[str, tuple[Serve, str]] = {
    "a body without end": (lambda h: h.stream(b"<p>kaas</p>" * 9000), "page-cut-off"),
    "a slow drip": (lambda h: h.stream(b"k", pause=0.2), "page-timeout"),
    "redirects in a circle": (_turn_round, "page-too-many-redirects"),
    "a bomb in a small packet": (_bomb, "page-cut-off"),
    "an answer that is none": (_no_answer, "page-no-answer"),
    "a head without end": (_endless_head, "page-no-answer"),
}


@contextmanager
def _host(hostile: Serve, *, home: str = HOME) -> Iterator[int]:
    given = {"hostile": staticmethod(hostile), "home": home}
    handler = type("Handler", (_Handler,), given)
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    server.handle_error = lambda *_: None  # type: ignore[method-assign]
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _visit(port: int, path: str = "/") -> Site:
    places = {f"{HOST}:80": f"127.0.0.1:{port}", f"{HOST}:443": "127.0.0.1:1"}
    options = VisitOptions(use_browser=False, connect_to=places, timeout=20)
    return visit(f"http://{HOST}{path}", options=options, at=MONDAY)


@pytest.mark.slow("the drip is waited for")
@pytest.mark.parametrize("trick", HOSTILE)
def test_a_hostile_answer_is_noted_and_the_visit_goes_on(monkeypatch, trick):
    monkeypatch.setattr(
        sys.modules["inspector.visit.fetching"], "PER_REQUEST_SECONDS", 2
    )
    serve, note = HOSTILE[trick]

    with _host(serve) as port:
        began = time.monotonic()
        site = _visit(port)
        took = time.monotonic() - began

    assert site.has_note(note), site.notes
    assert took < 20
    assert sum(len(page.html) for page in site.pages) < 20_000_000
    report = examine(site, Profile.everything(), on=MONDAY.date())
    assert report.finding("terms.present").outcome is not Outcome.MET


def test_an_encoding_that_does_not_exist_is_read_as_well_as_possible():
    with _host(_gibberish) as port:
        site = _visit(port)

    assert any("voorwaarden" in page.text for page in site.of_kind("terms"))


@pytest.mark.parametrize("kind", ["application/pdf", "application/octet-stream"])
def test_terms_in_a_paper_are_kept_with_their_text_and_read_by_the_checks(kind):
    paper = papers.a_paper()

    with _host(lambda handler: handler.answer(paper, Content_Type=kind)) as port:
        site = _visit(port)

    page = next(page for page in site.of_kind("terms"))
    assert (page.html, page.language) == ("", "nl")
    report = examine(site, Profile.everything(), on=MONDAY.date())
    period = report.finding("withdrawal.period")
    assert period.url == page.url
    assert period.quote in page.text
    assert not site.has_note("page-pdf")


@pytest.mark.parametrize(
    ("address", "is_read"),
    [("/voorwaarden.pdf", True), ("/algemene-voorwaarden", False)],
)
def test_a_paper_may_be_larger_than_a_page(monkeypatch, address, is_read):
    paper = papers.a_paper()
    crawl = sys.modules["inspector.visit.crawl"]
    monkeypatch.setattr(crawl, "MAX_PAGE_BYTES", len(paper) - 1)
    home = f'<h1>Kaas</h1><a href="{address}">Algemene voorwaarden</a>'

    with _host(
        lambda handler: handler.answer(paper, Content_Type="application/pdf"), home=home
    ) as port:
        site = _visit(port)

    assert any(page.text for page in site.of_kind("terms")) is is_read


@pytest.mark.parametrize("make", [papers.a_ring, lambda: papers.a_locked_paper("x")])
def test_terms_in_a_paper_nobody_can_read_are_left_to_a_person(make):
    paper = make()

    with _host(
        lambda handler: handler.answer(paper, Content_Type="application/pdf")
    ) as port:
        site = _visit(port)

    assert site.has_note("pdf-broken", "pdf-encrypted")
    report = examine(site, Profile.everything(), on=MONDAY.date())
    finding = report.finding("terms.present")
    assert (finding.outcome, finding.message) == (Outcome.UNCLEAR, "pdf")


def test_a_start_that_never_ends_a_sentence_is_refused(monkeypatch):
    monkeypatch.setattr(
        sys.modules["inspector.visit.fetching"], "PER_REQUEST_SECONDS", 2
    )

    with (
        _host(lambda handler: handler.stream(b"k", pause=0.2)) as port,
        pytest.raises(VisitRefused) as refused,
    ):
        _visit(port, "/algemene-voorwaarden")

    assert refused.value.reason_code == "no-answer"


def test_a_home_without_end_is_cut_and_said_to_be(monkeypatch):
    with _host(lambda handler: handler.stream(b"<p>kaas</p>" * 9000)) as port:
        site = _visit(port, "/algemene-voorwaarden")

    assert site.has_note("page-cut-off")
    assert site.home is not None
    assert len(site.home.html) < 1_000_000


PAGES = {
    "alerts for ever": "<script>while (true) alert('Koop!')</script>",
    "a script that never rests": "<script>setTimeout(() => { for (;;); })</script>",
    "windows, workers and downloads": """<script>
setInterval(() => { window.open("/"); }, 20);
setInterval(() => { document.querySelector("#more").click(); }, 20);
navigator.serviceWorker?.register("/worker.js");
const frame = document.createElement("iframe");
frame.src = "data:application/octet-stream;base64,AAAA";
document.body.append(frame);
</script><a id="more" href="/" target="_blank">meer</a>""",
    "more than anybody can read": """<script>
const grow = () => {
  const piece = document.createDocumentFragment();
  for (let i = 0; i < 20000; i++) {
    const box = document.createElement("div");
    box.className = "cookie";
    box.textContent = "cookie " + i;
    piece.append(box);
  }
  document.body.append(piece);
};
for (let i = 0; i < 10; i++) grow();
addEventListener("scroll", grow);
setInterval(() => { scrollBy(0, 500); document.body.append("x"); }, 50);
</script>""",
}


@pytest.mark.browser
@pytest.mark.slow("a browser meets a page that does not want to let go")
@pytest.mark.skipif(
    find_chromium(VisitOptions()) is None, reason="no Chromium on this machine"
)
@pytest.mark.parametrize("trick", PAGES)
def test_a_hostile_page_does_not_hold_the_browser(tmp_path, monkeypatch, trick):
    mark = f"STARTED_BY={tmp_path}"
    monkeypatch.setenv(*mark.split("="))
    more = {"/": HOME.replace("</body>", f"{PAGES[trick]}</body>")}
    with tiny_shop(tmp_path, more=more) as shop:
        began = time.monotonic()
        site = visit(HOST, options=_browsing(shop), at=MONDAY)
        took = time.monotonic() - began

    assert took < 40
    assert _carriers(mark) == []
    assert shop.orders == []
    assert len(shop.asked) < 400
    report = examine(site, Profile.everything(), on=MONDAY.date())
    if not site.state("before"):
        assert report.finding("cookies.before-consent").outcome is not Outcome.MET


def _browsing(shop: TinyShop) -> VisitOptions:
    places = {f"{HOST}:443": f"127.0.0.1:{shop.port}"}
    return VisitOptions(connect_to=places, trust=shop.authority, timeout=25)


def _carriers(mark: str) -> list[str]:
    """The processes that were started from here, by what they inherited."""
    found = []
    for entry in Path("/proc").glob("[0-9]*/environ"):
        with suppress(OSError):
            if mark.encode() in entry.read_bytes():
                found.append(entry.parent.name)
    return found
