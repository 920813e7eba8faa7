"""Open the village: `python -m demo_shop --data DIR`."""

import argparse
import secrets
import signal
import threading
from collections.abc import Sequence
from pathlib import Path

from demo_shop.app import create_app
from demo_shop.server import serving
from demo_shop.settings import ShopSettings


def main(arguments: Sequence[str] | None = None) -> None:
    """Serve until somebody asks to stop."""
    asked = _parser().parse_args(arguments)
    platform = asked.platform_url.rstrip("/")
    settings = ShopSettings(
        control=not asked.no_control,
        faults_file=asked.faults,
        secret=secrets.token_urlsafe(32),
        seal_image=asked.seal_image
        or (f"{platform}/seal/{{scheme}}/{{host}}.{{lang}}.svg" if platform else ""),
        seal_link=asked.seal_link
        or (f"{platform}/{{lang}}/register/{{host}}/" if platform else ""),
        tracker_host=asked.tracker_host,
    )
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    ports = (asked.http_port, asked.https_port)
    with serving(create_app(settings), settings, asked.host, ports, asked.data) as at:
        print(f"https on port {at.https_port}, authority in {at.papers.authority}")
        print(f"ready: http://{asked.host}:{at.http_port}", flush=True)
        stop.wait()
    print("stopped", flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="demo_shop", description="Serve a village of web shops to inspect."
    )
    add = parser.add_argument
    add("--host", default="127.0.0.1", help="address to listen on")
    add("--http-port", type=int, default=8001)
    add("--https-port", type=int, default=8443)
    add("--data", type=Path, required=True, help="folder for the certificate")
    add("--faults", type=Path, help="file that keeps which faults are on")
    add("--no-control", action="store_true", help="close the /demo-control/ page")
    add("--tracker-host", default="tracker.test", help="name of the simulated tracker")
    add("--platform-url", default="", help="where the seals come from")
    add("--seal-image", default="", help="address of a seal, with {host} and {lang}")
    add("--seal-link", default="", help="certificate page, with {host} and {lang}")
    return parser


if __name__ == "__main__":
    main()
