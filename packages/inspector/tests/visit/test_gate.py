"""The gate lets through the public internet and nothing else."""

import asyncio
import socket

import pytest

from inspector.visit import addresses
from inspector.visit.gate import Gate, GateRules, resolve_by_system

PRIVATE = [
    "127.0.0.1",
    "127.8.8.8",
    "0.0.0.0",  # noqa: S104 - refused, not bound
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "100.100.100.200",
    "168.63.129.16",
    "192.0.0.192",
    "224.0.0.1",
    "255.255.255.255",
    "240.0.0.1",
    "::",
    "::1",
    "fe80::1",
    "fe80::1%eth0",
    "fc00::1",
    "fd00:ec2::254",
    "fec0::1",
    "ff02::1",
    "::ffff:127.0.0.1",
    "::ffff:a9fe:a9fe",
    "::127.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b::a9fe:a9fe",
    "64:ff9b:1::1",
    "2002:7f00:1::",
    "2002:c0a8:101::1",
    "2001:0:4136:e378:8000:63bf:3fff:fdd2",
    "2a00:1450::5efe:10.0.0.1",
    "not an address",
]


@pytest.mark.parametrize("address", PRIVATE)
def test_an_address_off_the_public_internet_is_not_public(address):
    assert not addresses.is_public(address)


@pytest.mark.parametrize(
    "address", ["93.184.215.14", "2a00:1450:400e::200e", "64:ff9b::5db8:d70e"]
)
def test_an_address_on_the_public_internet_is_public(address):
    assert addresses.is_public(address)


@pytest.mark.parametrize(
    "host",
    ["2130706433", "0x7f000001", "0177.0.0.1", "127.1", "0x7f.1", "017700000001", ""],
)
def test_a_number_in_disguise_is_no_host(host):
    with pytest.raises(addresses.BadUrl):
        addresses.clean_host(host)


@pytest.mark.parametrize(
    "url",
    [
        "ftp://kaas.test/",
        "https://user:pass@kaas.test/",
        "https://",
        "file:///etc/passwd",
        "https://kaas.test:99999/",
        "javascript://kaas.test/",
    ],
)
def test_an_odd_address_is_no_website(url):
    with pytest.raises(addresses.BadUrl):
        addresses.clean_url(url)


def test_an_address_is_written_in_one_form():
    assert addresses.clean_url(" Käse.test ") == "https://xn--kse-qla.test/"
    assert addresses.clean_url("HTTP://Kaas.test:80/a?b") == "http://kaas.test/a?b"


def _ask(rules: GateRules, lines: list[str], *answers: list[str]) -> tuple[str, Gate]:
    """Send one head to a gate whose names resolve to the given answers in turn."""
    waiting = list(answers)

    async def resolve(host: str, port: int) -> list[str]:
        if not waiting:
            raise socket.gaierror
        return waiting.pop(0)

    async def ask() -> tuple[str, Gate]:
        async with Gate(rules, resolve=resolve) as gate:
            host, port = gate.address.removeprefix("http://").split(":")
            reader, writer = await asyncio.open_connection(host, port)
            head = [line.replace("SECRET", gate.authorization) for line in lines]
            writer.write("\r\n".join([*head, "", ""]).encode())
            answer = await asyncio.wait_for(reader.read(4096), 5)
            writer.close()
            return answer.decode(), gate

    return asyncio.run(ask())


OURS = "Proxy-Authorization: SECRET"


@pytest.mark.parametrize("address", PRIVATE)
def test_a_name_that_leads_off_the_internet_is_refused(address):
    answer, gate = _ask(
        GateRules(), ["CONNECT evil.test:443 HTTP/1.1", OURS], [address]
    )

    assert answer.startswith("HTTP/1.1 403")
    assert gate.why_refused("evil.test") == "private-address"


def test_a_name_under_localhost_is_this_machine_and_so_refused():
    found = asyncio.run(resolve_by_system("kaas.localhost", 80))

    assert found == ["127.0.0.1", "::1"]
    assert not any(addresses.is_public(address) for address in found)


def test_a_client_without_the_credential_is_turned_away():
    answer, gate = _ask(GateRules(), ["CONNECT kaas.test:443 HTTP/1.1"], ["127.0.0.1"])

    assert answer.startswith("HTTP/1.1 407")
    assert gate.passages == []


def test_a_name_is_asked_once_and_connected_to_as_checked():
    with socket.create_server(("127.0.0.1", 0)) as there:
        port = there.getsockname()[1]
        rules = GateRules(
            allow_private=frozenset({"kaas.test"}), ports=frozenset({port})
        )

        answer, gate = _ask(
            rules,
            [f"CONNECT kaas.test:{port} HTTP/1.1", OURS],
            ["127.0.0.1"],
            ["10.0.0.1"],
        )

    assert answer.startswith("HTTP/1.1 200")
    assert [passage.address for passage in gate.passages] == ["127.0.0.1"]
    assert gate.counts["kaas.test"] == 1


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("CONNECT kaas.test:25 HTTP/1.1", 403),
        ("CONNECT 2130706433:443 HTTP/1.1", 403),
        ("CONNECT kaas.test:no HTTP/1.1", 400),
        ("GET /relative HTTP/1.1", 400),
        ("GET http://127.0.0.1/ HTTP/1.1", 403),
        ("GET http://[::1]/ HTTP/1.1", 403),
        ("GET ftp://kaas.test/ HTTP/1.1", 400),
    ],
)
def test_an_odd_request_is_refused(line, status):
    host = "127.0.0.1" if "[" not in line else "::1"

    answer, _ = _ask(GateRules(), [line, OURS], [host])

    assert answer.startswith(f"HTTP/1.1 {status}")


def test_a_request_of_unknown_length_is_refused():
    lines = ["POST http://kaas.test/ HTTP/1.1", OURS, "Transfer-Encoding: chunked"]

    answer, _ = _ask(GateRules(), lines, ["93.184.215.14"])

    assert answer.startswith("HTTP/1.1 400")
