"""Looking for a proof where a shop really shows it: on this machine, over TLS."""

import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import dns.resolver
import pytest

from demo_shop.testing import RunningShop, running_shop
from tests.builders.parties import a_shop
from tests.builders.people import MONDAY
from trustmark.shops import api as shops
from trustmark.shops.api import Method, ProofState
from trustmark.shops.suppliers.domains import get_domain_reader

pytestmark = pytest.mark.django_db
HOST = "honing-van-dam.test"


@dataclass
class OneWord:
    """A domain that shows one word in one place, and remembers who asked."""

    place: str
    word: str
    asked: list[str] = field(default_factory=list)

    def texts(self, domain: str) -> list[str]:
        return self._answer("dns")

    def meta_tags(self, domain: str) -> list[str]:
        return self._answer("meta")

    def well_known(self, domain: str) -> list[str]:
        return self._answer("file")

    def _answer(self, place: str) -> list[str]:
        self.asked.append(place)
        return [self.word] if place == self.place else []


@pytest.fixture(scope="module")
def village(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningShop]:
    with running_shop(folder=tmp_path_factory.mktemp("village")) as running:
        yield running


@pytest.fixture
def proof():
    """The proof that a shop of the village is asked for."""
    return shops.find_proof(a_shop(name="Honing Van Dam", url=f"https://{HOST}/"))


@pytest.fixture
def nearby(settings, village, monkeypatch):
    """The network, with the village on this machine and no DNS at all."""
    settings.ENVIRONMENT = settings.ENVIRONMENT.model_copy(
        update={
            "domain_service": "network",
            "connect_to": f"{HOST}:443=127.0.0.1:{village.https_port},"
            f"{HOST}:80=127.0.0.1:{village.http_port}",
            "trust_ca": str(village.ca_path),
        }
    )
    monkeypatch.setattr(dns.resolver.Resolver, "read_resolv_conf", _no_name_servers)
    return settings


def _no_name_servers(resolver: dns.resolver.Resolver, file: object) -> None:
    raise dns.resolver.NoResolverConfiguration


def test_the_word_in_the_file_of_a_shop_proves_its_domain(village, nearby, proof):
    village.proofs.set(HOST, f"{shops.PREFIX}{proof.word}")

    shops.look_for_proof(proof, at=MONDAY)

    assert (proof.state, proof.method) == (ProofState.PROVEN, Method.FILE)
    assert proof.seen == "file: 1"


def test_an_authority_that_is_not_there_yet_is_not_trusted(village, nearby, proof):
    village.proofs.set(HOST, f"{shops.PREFIX}{proof.word}")
    nearby.ENVIRONMENT = nearby.ENVIRONMENT.model_copy(
        update={"trust_ca": str(Path(village.ca_path).with_name("not-yet.pem"))}
    )

    shops.look_for_proof(proof, at=MONDAY)

    assert proof.state == ProofState.ASKED
    assert proof.seen == "dns: 0; meta: 0; file: 0"


def test_silent_name_servers_do_not_keep_anybody_waiting(nearby, monkeypatch):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as silent:
        silent.bind(("127.0.0.1", 0))

        def only_the_silent(resolver: dns.resolver.Resolver, file: object) -> None:
            resolver.nameservers = ["127.0.0.1"]
            resolver.port = silent.getsockname()[1]

        monkeypatch.setattr(dns.resolver.Resolver, "read_resolv_conf", only_the_silent)
        started = time.monotonic()

        found = get_domain_reader().texts(HOST)

    assert found == []
    # A question for the domain and one for `_keurmeester`, at the same time.
    assert time.monotonic() - started < 3.0


@pytest.mark.parametrize(
    ("place", "asked"),
    [
        ("file", ["file"]),
        ("meta", ["file", "meta"]),
        ("dns", ["file", "meta", "dns"]),
    ],
)
def test_looking_ends_where_the_word_is_found(proof, place, asked):
    reader = OneWord(place, f"{shops.PREFIX}{proof.word}")

    shops.look_for_proof(proof, at=MONDAY, reader=reader)

    assert proof.method == place
    assert reader.asked == asked
