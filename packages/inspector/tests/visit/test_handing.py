"""Handing something over: over https, to where the name was checked to lead."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from inspector import VisitOptions, hand_over

WAYS_INSIDE = [
    "https://localhost/x",
    "https://kaas.localhost/x",
    "https://127.0.0.1/x",
    "https://127.1/x",
    "https://2130706433/x",
    "https://0x7f.0.0.1/x",
    "https://0177.0.0.1/x",
    "https://0/x",
    "https://10.0.0.1/x",
    "https://169.254.169.254/latest/meta-data/",
    "https://192.168.1.1/x",
    "https://100.64.0.1/x",
    "https://[::1]/x",
    "https://[::ffff:127.0.0.1]/x",
    "https://[64:ff9b::7f00:1]/x",
    "https://[fd00:ec2::254]/x",
    "https://[fe80::1%25eth0]/x",
]
REFUSED = {"private-address", "no-such-name", "bad-url"}


def handed(url, **told):
    return hand_over(url, body=b"{}", headers={}, options=VisitOptions(), **told)


@contextmanager
def listening() -> Iterator[tuple[int, list[str]]]:
    """A server on loopback, and whatever reached it."""
    came: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            came.append(self.path)

        def log_message(self, *parts):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield server.server_address[1], came
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("url", WAYS_INSIDE)
def test_no_way_of_writing_an_address_leads_inside(url):
    assert handed(url).problem in REFUSED


@pytest.mark.parametrize("url", ["http://kaas.test/x", "ftp://kaas.test/", "kaas.test"])
def test_only_https_is_spoken(url):
    assert handed(url).problem == "not-https"


def test_a_name_that_leads_inside_is_refused_whatever_it_led_to_before():
    asked = []

    async def turns_around(host, port):
        asked.append(host)
        return ["127.0.0.1"]

    with listening() as (port, came):
        found = handed(f"https://kaas.test:{port}/x", resolve=turns_around)
        usual = handed("https://kaas.test/x", resolve=turns_around)

    assert (found.problem, usual.problem) == ("unusual-port", "private-address")
    assert asked == ["kaas.test"]
    assert came == []


def test_a_name_is_asked_once_and_the_answer_is_what_is_connected_to():
    answers = iter([["10.0.0.7", "192.168.0.1"], ["93.184.215.14"]])

    async def changes(host, port):
        return next(answers)

    assert handed("https://kaas.test/x", resolve=changes).problem == "private-address"


def test_whoever_never_answers_is_left_after_the_time_that_was_given():
    async def nowhere(host, port):
        return ["192.0.2.1"]  # for documentation: no machine has it

    found = handed("https://kaas.test/x", resolve=nowhere, seconds=0.3)

    assert found.problem in {"timeout", "private-address", "no-answer"}
