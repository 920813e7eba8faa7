"""The village inside a test: with or without a network."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from demo_shop.app import create_app
from demo_shop.faults import Switches
from demo_shop.proofs import Proofs
from demo_shop.scene import House
from demo_shop.server import serving
from demo_shop.settings import ShopSettings
from demo_shop.village import FIRST
from demo_shop.visits import Visits

GUEST = {
    "name": "Noor de Wit",
    "email": "noor@post.test",
    "street": "Laan 1",
    "postcode": "3511 AB",
    "town": "Utrecht",
    "country": "NL",
}


class Visitor:
    """Somebody with a browser in one shop, without a network."""

    def __init__(self, client: FlaskClient, host: str = FIRST) -> None:
        self.client = client
        self.base = f"https://{host}"

    def get(self, path: str) -> TestResponse:
        """Ask for a page."""
        return self.client.get(path, base_url=self.base)

    def post(self, path: str, **form: str) -> TestResponse:
        """Send a form."""
        return self.client.post(path, data=form, base_url=self.base)

    def read(self, path: str) -> str:
        """The text of a page, which must be there."""
        answer = self.get(path)
        if answer.status_code != 200:
            raise LookupError(f"{path} answered {answer.status_code}")
        return answer.text

    def walk_to_the_button(
        self, *, delivery: str = "home", payment: str = "ideal"
    ) -> str:
        """Fill a cart of the first shop, walk to the last step and read it."""
        self.post("/winkelwagen", product="oude-boerenkaas", action="add", count="2")
        self.post("/afrekenen/gegevens", **GUEST)
        self.post("/afrekenen/bezorging", delivery=delivery)
        self.post("/afrekenen/betaling", payment=payment)
        return self.read("/afrekenen/overzicht")


@dataclass(frozen=True)
class RunningShop:
    """Where the village listens, whom to trust, and what it keeps in memory.

    The shops answer to their names (`https://kaasboer-jansen.test/`): let the visitor
    map those to 127.0.0.1 with port 80 at `http_port` and port 443 at `https_port`.
    """

    http_port: int
    https_port: int
    ca_path: Path
    switches: Switches
    proofs: Proofs
    visits: Visits

    @property
    def http_url(self) -> str:
        """The village for people, over plain http."""
        return f"http://127.0.0.1:{self.http_port}"

    @property
    def resolver_rules(self) -> str:
        """What Chromium wants after `--host-resolver-rules=`."""
        return (
            f"MAP *.test:80 127.0.0.1:{self.http_port},"
            f"MAP *.test:443 127.0.0.1:{self.https_port}"
        )

    def set_faults(self, host: str, *codes: str) -> None:
        """Give a shop exactly these faults."""
        self.switches.set(host, codes)


@contextmanager
def running_shop(
    faults: Iterable[str] | Mapping[str, Iterable[str]] = (),
    *,
    settings: ShopSettings | None = None,
    folder: Path | None = None,
) -> Iterator[RunningShop]:
    """Serve the village on free ports of this machine while the block runs.

    `faults` are those of the first shop, or a mapping from host to its faults. With a
    `folder` the certificate is kept there, which saves making it again.
    """
    settings = settings or replace(ShopSettings(), control=True)
    app = create_app(settings)
    house: House = app.extensions["demo_shop"]
    wanted = faults if isinstance(faults, Mapping) else {FIRST: faults}
    for host, codes in wanted.items():
        house.switches.set(host, codes)
    with TemporaryDirectory() as own:
        place = folder or Path(own)
        with serving(app, settings, "127.0.0.1", (0, 0), place) as at:
            yield RunningShop(
                at.http_port,
                at.https_port,
                at.papers.authority,
                house.switches,
                house.proofs,
                house.visits,
            )
