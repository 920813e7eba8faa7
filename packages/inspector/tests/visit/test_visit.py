"""A whole visit to a shop on loopback."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from invented import MONDAY
from loopback import HOST, TinyShop, tiny_shop

from inspector import (
    Outcome,
    Profile,
    Progress,
    VisitOptions,
    VisitRefused,
    examine,
    visit,
)


def _options(shop: TinyShop, **more) -> VisitOptions:
    given = {
        "use_browser": False,
        "connect_to": {f"{HOST}:443": f"127.0.0.1:{shop.port}"},
        "trust": shop.authority,
        "timeout": 30,
    }
    return VisitOptions(**{**given, **more})


def test_a_visit_finds_the_pages_that_matter(tmp_path):
    with tiny_shop(tmp_path) as shop:
        site = visit(f"https://{HOST}/", options=_options(shop), at=MONDAY)

    kinds = {page.kind for page in site.pages}
    assert {"home", "terms", "privacy", "returns", "contact", "product"} <= kinds
    assert site.visited_at == MONDAY
    assert site.has_note("no-browser")
    assert [(tls.host, tls.problem) for tls in site.tls] == [(HOST, "")]


def test_a_visit_tells_how_far_it_is_in_the_thread_that_asked(tmp_path):
    news: list[Progress] = []
    with tiny_shop(tmp_path) as shop:
        visit(HOST, options=_options(shop), at=MONDAY, on_progress=news.append)

    assert news[0].step == "start"
    assert news[-1].step == "done"
    assert sum(progress.step == "pages" for progress in news) >= 6


def test_who_hears_of_progress_may_stop_the_visit(tmp_path):
    def stop(progress):
        raise InterruptedError

    with tiny_shop(tmp_path) as shop, pytest.raises(InterruptedError):
        visit(HOST, options=_options(shop), at=MONDAY, on_progress=stop)


def test_a_certificate_for_another_name_is_a_finding_not_an_end(tmp_path):
    with tiny_shop(tmp_path, names=("other.test",)) as shop:
        site = visit(HOST, options=_options(shop), at=MONDAY)

    assert site.tls[0].problem == "wrong-name"
    assert site.has_note("read-without-trust")
    report = examine(site, Profile.everything(), on=MONDAY.date())
    assert report.finding("security.certificate").outcome is Outcome.NOT_MET
    assert report.finding("terms.present").outcome is Outcome.MET


def test_an_unknown_authority_is_not_trusted(tmp_path):
    with tiny_shop(tmp_path) as shop:
        site = visit(HOST, options=_options(shop, trust=None), at=MONDAY)

    assert site.tls[0].problem in {"incomplete", "untrusted"}


@pytest.mark.parametrize(
    ("target", "note"),
    [
        ("http://127.0.0.1/", "page-private-address"),
        ("https://[::1]/", "page-private-address"),
        ("http://[::1]/", "page-bad-url"),
        ("http://169.254.169.254/latest", "page-private-address"),
    ],
)
def test_a_redirect_to_a_private_address_goes_nowhere(tmp_path, target, note):
    more = {"/algemene-voorwaarden": f"-> {target}"}
    with tiny_shop(tmp_path, more=more) as shop:
        site = visit(HOST, options=_options(shop), at=MONDAY)

    assert "terms" not in {page.kind for page in site.pages}
    assert [seen.url for seen in site.notes if seen.code == note] == [target]


def test_a_start_that_leads_to_a_private_address_is_refused(tmp_path):
    with (
        tiny_shop(tmp_path, more={"/": "-> http://127.0.0.1/"}) as shop,
        pytest.raises(VisitRefused) as refused,
    ):
        visit(HOST, options=_options(shop), at=MONDAY)

    assert refused.value.reason_code == "private-address"


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://127.0.0.1/", "private-address"),
        ("https://[::1]/", "private-address"),
        ("http://localhost/", "private-address"),
        ("http://2130706433/", "bad-url"),
        ("not a url", "bad-url"),
        ("https://kaas.invalid/", "no-such-name"),
    ],
)
def test_what_cannot_be_visited_is_refused_with_a_reason(url, reason):
    with pytest.raises(VisitRefused) as refused:
        visit(url, options=VisitOptions(use_browser=False), at=MONDAY)

    assert refused.value.reason_code == reason
    assert refused.value.sentence.endswith(".")


def test_nothing_listening_is_no_answer():
    options = VisitOptions(
        use_browser=False,
        connect_to={f"{HOST}:443": "127.0.0.1:1", f"{HOST}:80": "127.0.0.1:1"},
    )

    with pytest.raises(VisitRefused) as refused:
        visit(HOST, options=options, at=MONDAY)

    assert refused.value.reason_code == "no-answer"


def test_a_page_the_shop_keeps_from_us_by_name_is_left_alone(tmp_path):
    robots = "User-agent: KeurmeesterInspector\nDisallow: /privacy\n"
    with tiny_shop(tmp_path, more={"/robots.txt": robots}) as shop:
        site = visit(HOST, options=_options(shop), at=MONDAY)

    assert "/privacy" not in shop.asked
    assert "/algemene-voorwaarden" in shop.asked
    assert site.has_note("robots")


@contextmanager
def _plain_door(answer: str) -> Iterator[int]:
    """The shop's address without TLS; `answer` is a page or `-> address`."""

    class Door(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            leads_on = answer.startswith("-> ")
            self.send_response(301 if leads_on else 200)
            if leads_on:
                self.send_header("Location", answer.removeprefix("-> "))
            body = b"" if leads_on else answer.encode()
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Door)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (f"-> https://{HOST}/", Outcome.MET),
        ("<h1>Kaas</h1>", Outcome.NOT_MET),
        ("-> http://elders.test/", Outcome.NOT_MET),
    ],
    ids=["redirects", "noredirect", "redirhttp"],
)
def test_where_plain_http_leads_is_seen(tmp_path, answer, outcome):
    with tiny_shop(tmp_path) as shop, _plain_door(answer) as port:
        places = {
            f"{HOST}:443": f"127.0.0.1:{shop.port}",
            f"www.{HOST}:443": f"127.0.0.1:{shop.port}",
            **{f"{name}:80": f"127.0.0.1:{port}" for name in (HOST, f"www.{HOST}")},
        }
        if "elders" in answer:
            with _plain_door("<h1>Elders</h1>") as elsewhere:
                places["elders.test:80"] = f"127.0.0.1:{elsewhere}"
                site = visit(HOST, options=_options(shop, connect_to=places), at=MONDAY)
        else:
            site = visit(HOST, options=_options(shop, connect_to=places), at=MONDAY)

    report = examine(site, Profile.everything(), on=MONDAY.date())
    assert report.finding("security.https").outcome is outcome


def test_a_shop_without_tls_is_seen_and_not_met(tmp_path):
    with _plain_door("<h1>Kaas</h1>") as port:
        places = {f"{HOST}:80": f"127.0.0.1:{port}", f"{HOST}:443": "127.0.0.1:1"}
        options = VisitOptions(use_browser=False, connect_to=places, timeout=30)
        site = visit(HOST, options=options, at=MONDAY)

    report = examine(site, Profile.everything(), on=MONDAY.date())
    assert report.finding("security.https").outcome is Outcome.NOT_MET
    assert report.finding("security.hsts").outcome is Outcome.NOT_MET
    assert site.tls[0].problem == "no-answer"
