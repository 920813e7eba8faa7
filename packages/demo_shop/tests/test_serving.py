"""The village on the wire, with certificates that hold."""

import os
import signal
import socket
import ssl
import stat
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection, HTTPSConnection
from pathlib import Path

import pytest

from demo_shop.certificates import papers_for
from demo_shop.testing import RunningShop, running_shop
from demo_shop.village import FIRST, village

# Seconds for what takes a moment, on a machine that has much else to do.
PATIENCE = 60
SATURDAY = datetime(2026, 11, 21, 13, 5, tzinfo=UTC)


@pytest.fixture(scope="module")
def shop() -> Iterator[RunningShop]:
    with running_shop() as running:
        yield running


def ask_safely(shop: RunningShop, host: str, path: str = "/") -> tuple[int, str]:
    """Ask over https by name, trusting only the authority of the village."""
    context = ssl.create_default_context(cafile=str(shop.ca_path))
    plain = socket.create_connection(("127.0.0.1", shop.https_port), timeout=PATIENCE)
    with context.wrap_socket(plain, server_hostname=host) as safe:
        connection = HTTPSConnection(host)
        connection.sock = safe
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read().decode("latin-1")


@pytest.mark.parametrize("host", [*village(), "tracker.test", "localhost"])
def test_the_certificate_holds_for_every_name(shop: RunningShop, host: str) -> None:
    status, _ = ask_safely(shop, host)

    assert status == 200


def test_the_certificate_does_not_hold_for_a_stranger(shop: RunningShop) -> None:
    with pytest.raises(ssl.SSLCertVerificationError):
        ask_safely(shop, "stranger.test")


def test_plain_http_leads_a_shop_to_https_and_serves_people(shop: RunningShop) -> None:
    connection = HTTPConnection("127.0.0.1", shop.http_port, timeout=PATIENCE)

    connection.request("GET", "/contact", headers={"Host": FIRST})
    to_shop = connection.getresponse()
    to_shop.read()
    connection.request("GET", "/contact")
    to_people = connection.getresponse()
    to_people.read()
    connection.close()

    assert (to_shop.status, to_shop.headers["Location"]) == (
        301,
        f"https://{FIRST}/contact",
    )
    assert to_people.status == 200
    assert to_people.headers["Server"] is None


def test_faults_are_switched_while_the_village_runs(shop: RunningShop) -> None:
    _, before = ask_safely(shop, FIRST)
    shop.set_faults(FIRST, "no-phone")
    _, after = ask_safely(shop, FIRST)
    shop.set_faults(FIRST)

    assert "tel:" in before
    assert "tel:" not in after


def test_old_protocols_are_refused(shop: RunningShop) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    context.set_ciphers("AES128-SHA")
    context.maximum_version = ssl.TLSVersion.TLSv1_2
    with (
        socket.create_connection(
            ("127.0.0.1", shop.https_port), timeout=PATIENCE
        ) as plain,
        pytest.raises(ssl.SSLError),
    ):
        context.wrap_socket(plain, server_hostname=FIRST)


def test_a_silent_visitor_keeps_nobody_waiting(shop: RunningShop) -> None:
    with socket.create_connection(("127.0.0.1", shop.https_port)):
        status, _ = ask_safely(shop, FIRST)

    assert status == 200


def test_papers_are_kept_until_ten_days_before_their_end(tmp_path: Path) -> None:
    first = papers_for(["a.test"], tmp_path, at=SATURDAY).leaf.read_bytes()
    year = timedelta(days=365)

    kept = papers_for(["a.test"], tmp_path, at=SATURDAY + year - timedelta(days=11))
    assert kept.leaf.read_bytes() == first
    renewed = papers_for(["a.test"], tmp_path, at=SATURDAY + year - timedelta(days=9))
    assert renewed.leaf.read_bytes() != first


def test_papers_are_made_anew_for_other_names_and_the_key_is_private(
    tmp_path: Path,
) -> None:
    first = papers_for(["a.test"], tmp_path, at=SATURDAY).leaf.read_bytes()

    papers = papers_for(["a.test", "b.test"], tmp_path, at=SATURDAY)

    assert papers.leaf.read_bytes() != first
    assert stat.S_IMODE(papers.key.stat().st_mode) == 0o600


def test_the_program_says_when_it_is_ready_and_stops_when_asked(
    tmp_path: Path,
) -> None:
    source = Path(__file__).parents[1] / "src"
    command = [sys.executable, "-m", "demo_shop", "--http-port", "0"]
    command += ["--https-port", "0", "--data", str(tmp_path)]
    running = subprocess.Popen(  # noqa: S603
        [*command, "--platform-url", "http://127.0.0.1:8000"],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(source)},
    )
    assert running.stdout is not None
    try:
        running.stdout.readline()
        ready = running.stdout.readline().strip()
        port = int(ready.rpartition(":")[2])
        connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        connection.request("GET", "/")
        page = connection.getresponse().read().decode()
        connection.close()
    finally:
        running.send_signal(signal.SIGTERM)
        rest, _ = running.communicate(timeout=PATIENCE)

    assert ready == f"ready: http://127.0.0.1:{port}"
    seal = f"http://127.0.0.1:8000/seal/webwinkelkeur/{FIRST}.nl.svg"
    assert f'<img src="{seal}"' in page
    assert rest.strip() == "stopped"
    assert running.returncode == 0
