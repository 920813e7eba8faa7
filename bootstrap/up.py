"""`./keurmeester up`: prepare everything, then run the platform until told to stop."""

import argparse
import os
import signal
import socket
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from bootstrap import browser, environment, locks, ports, preparing, surroundings
from bootstrap.places import Clone
from bootstrap.speech import Refusal, say
from bootstrap.supervisor import Service, Supervisor, last_words

PATIENCE = 120.0
"""Seconds the platform gets to answer for the first time."""


@dataclass(frozen=True)
class Wishes:
    """What was asked on the command line."""

    host: str
    port: int
    data: Path
    demo: bool


@dataclass(frozen=True)
class DemoShop:
    """Where the shops of the demo village listen."""

    http_port: int
    https_port: int
    folder: Path

    @property
    def authority(self) -> Path:
        """The certificate authority the demo shops' certificates come from."""
        return self.folder / "ca.pem"


def read_wishes(clone: Clone, arguments: Sequence[str]) -> Wishes:
    """Read the command line of `up`."""
    parser = argparse.ArgumentParser(
        prog="./keurmeester up",
        description="Prepare everything and run the platform with the demo village.",
    )
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--data", help="folder for the database and all other data")
    parser.add_argument(
        "--no-demo", action="store_true", help="without demo village and demo shop"
    )
    asked = parser.parse_args(arguments)
    if not 0 < asked.port < 65536:
        parser.error("a port is a number from 1 to 65535")
    return Wishes(
        host=asked.host,
        port=asked.port,
        data=surroundings.data_folder(clone, asked.data),
        demo=not asked.no_demo and os.environ.get("KEURMEESTER_MODE") != "production",
    )


def up(clone: Clone, arguments: Sequence[str]) -> int:
    """Run the platform until Ctrl-C or SIGTERM; gives the exit status."""
    wishes = read_wishes(clone, arguments)
    ports.refuse_taken(wishes.host, wishes.port)
    surroundings.open_data_folder(wishes.data)
    try:
        with locks.kept_from_others(wishes.data):
            return run(clone, wishes)
    except BlockingIOError as error:
        raise Refusal(
            f"The platform already runs with the data in {wishes.data}. "
            "Stop it, or choose another folder with --data."
        ) from error


def run(clone: Clone, wishes: Wishes) -> int:
    """Prepare, start, wait for health, announce, and tend until asked to stop."""
    environment.prepare(clone, "demo" if wishes.demo else "base")
    demo = place_demo_shop(wishes) if wishes.demo else None
    variables = variables_for(clone, wishes, demo)
    sign_ins = prepare_platform(clone, wishes, variables)
    supervisor = Supervisor(services(clone, wishes, variables, demo))
    obey_signals(supervisor)
    try:
        say("Starting the platform …")
        wait_until_ready(supervisor, wishes)
        if not supervisor.stopping:
            announce(wishes, demo, sign_ins)
        supervisor.run(until=lambda: False)
        say("Stopping …")
    finally:
        supervisor.stop()
    say("Stopped.")
    return 0


def place_demo_shop(wishes: Wishes) -> DemoShop:
    """Free ports for the demo shops; nobody needs to know them beforehand."""
    http = ports.find_free("127.0.0.1", max(8080, wishes.port + 1))
    https = ports.find_free("127.0.0.1", max(8443, http + 1))
    return DemoShop(http, https, wishes.data / "demo-shop")


def variables_for(
    clone: Clone, wishes: Wishes, demo: DemoShop | None
) -> dict[str, str]:
    """The variables all parts of this start share; the operator's own stand above."""
    address = ports.shown(ports.reachable(wishes.host), wishes.port)
    names = ["localhost", "127.0.0.1", "[::1]", wishes.host, socket.gethostname()]
    chosen = {
        "KEURMEESTER_MODE": "demo" if wishes.demo else "development",
        "KEURMEESTER_HOSTS": ",".join(dict.fromkeys(names)),
        "KEURMEESTER_PUBLIC_URL": f"http://{address}",
    }
    if path := browser.provide(clone):
        chosen["KEURMEESTER_BROWSER"] = path
    if demo:
        chosen["KEURMEESTER_CONNECT_TO"] = ",".join(
            f"{host}:443=127.0.0.1:{demo.https_port},"
            f"{host}:80=127.0.0.1:{demo.http_port}"
            for host in village_hosts(clone)
        )
        chosen["KEURMEESTER_TRUST_CA"] = str(demo.authority)
    operator = {key: value for key, value in os.environ.items() if key in chosen}
    return surroundings.platform_environment(wishes.data) | chosen | operator


def village_hosts(clone: Clone) -> list[str]:
    """The host names of the demo village: one file each, and the tracker they share."""
    village = clone.root / "packages" / "demo_shop" / "src" / "demo_shop" / "village"
    return [f"{file.stem}.test" for file in sorted(village.glob("*.toml"))] + [
        "tracker.test"
    ]


def prepare_platform(clone: Clone, wishes: Wishes, variables: dict[str, str]) -> str:
    """Bring database, words and static files up to date; gives the demo sign-ins."""
    with preparing.Preparation(clone, variables) as steps:
        static = steps.begin("Pictures and styles", "collectstatic", "--noinput")
        words = steps.begin("Words", "compile_words")
        steps.do("Database", "migrate", "--noinput", "-v", "0")
        steps.finish(words)
        said = steps.do("Demo village", "seed") if wishes.demo else ""
        steps.finish(static)
    written = wishes.data / "demo-sign-ins.txt"
    if wishes.demo and written.exists():
        return written.read_text(encoding="utf-8")
    return said


def services(
    clone: Clone, wishes: Wishes, variables: dict[str, str], demo: DemoShop | None
) -> list[Service]:
    """What runs: web, three workers, the timekeeper, and in a demo the shops."""
    python = str(clone.python)
    # A short pause: a suspended seal must be gone within the second.
    worker = (python, "manage.py", "db_worker", "--interval", "0.2", "--queue-name")
    commands = {
        "web": web_command(python, wishes),
        "worker": (*worker, "default"),
        "inspections": (*worker, "inspections"),
        "machines": (*worker, "machines"),
        "tick": (python, "manage.py", "tick"),
    }
    if demo:
        commands["shops"] = shops_command(
            python, demo, platform=variables["KEURMEESTER_PUBLIC_URL"]
        )
    logs = wishes.data / "logs"
    for name in commands:
        if (log := logs / f"{name}.log").exists():
            log.replace(logs / f"{name}.previous.log")
    return [
        Service(name, command, variables, clone.root, logs / f"{name}.log")
        for name, command in commands.items()
    ]


def shops_command(python: str, demo: DemoShop, *, platform: str) -> tuple[str, ...]:
    """The shops of the demo village, with seals from this platform."""
    return (
        *(python, "-m", "demo_shop", "--host", "127.0.0.1"),
        *("--http-port", str(demo.http_port), "--https-port", str(demo.https_port)),
        *("--data", str(demo.folder), "--faults", str(demo.folder / "faults.json")),
        *("--seal-image", platform + "/seal/{scheme}/{host}.{lang}.svg"),
        *("--seal-link", platform + "/{lang}/{scheme}/register/{host}/"),
    )


def web_command(python: str, wishes: Wishes) -> tuple[str, ...]:
    """The web server; blocking threads are set because its default is one per core."""
    return (
        *(python, "-m", "granian", "--interface", "wsgi"),
        *("--host", wishes.host, "--port", str(wishes.port)),
        *("--workers", "2", "--blocking-threads", "4", "--no-ws"),
        *("--respawn-failed-workers", "--workers-kill-timeout", "3"),
        "trustmark.config.wsgi:application",
    )


def obey_signals(supervisor: Supervisor) -> None:
    """Stop on Ctrl-C, SIGTERM and a closed terminal; at once when asked twice."""

    def stop(number: int, _frame: FrameType | None) -> None:
        if supervisor.stopping:
            # Our death closes the lifeline, and that ends every service.
            os._exit(128 + number)
        supervisor.stopping = True

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, stop)


def wait_until_ready(supervisor: Supervisor, wishes: Wishes) -> None:
    """Tend the services until the platform says that it is alive and ready."""
    deadline = time.monotonic() + PATIENCE
    questions = ["/livez", "/readyz"]

    def is_ready() -> bool:
        if supervisor.failures("web") >= 3 or time.monotonic() > deadline:
            log = wishes.data / "logs" / "web.log"
            raise Refusal(
                f"The web server does not get ready at {questions[0]}; its last "
                f"words ({log}):\n{last_words(log)}"
            )
        while questions and ports.answers_well(wishes.host, wishes.port, questions[0]):
            del questions[0]
        return not questions

    supervisor.run(until=is_ready)


def announce(wishes: Wishes, demo: DemoShop | None, sign_ins: str) -> None:
    """Say where everything is."""
    address = ports.shown(ports.reachable(wishes.host), wishes.port)
    if sign_ins:
        say(sign_ins.rstrip())
    if demo:
        port = demo.http_port
        say(
            f"Demo shops: http://127.0.0.1:{port}/ (the first), "
            f"http://fietsenhoek.localhost:{port}/ (any other, by its name)"
        )
        say(f"Their faults and proofs: http://127.0.0.1:{port}/demo-control/")
    say(f"Data and logs: {wishes.data}")
    say(f"ready: http://{address}")
    if sys.stdin.isatty():
        say("Ctrl-C stops everything.")
