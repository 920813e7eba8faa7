"""Finding a browser for inspections, or getting one; platforms work without."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from bootstrap.children import ask
from bootstrap.places import Clone, plain_environment
from bootstrap.speech import say

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
)
MAC_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
PLAYWRIGHT_FOLDERS = ("~/.cache/ms-playwright", "~/Library/Caches/ms-playwright")
A_DAY = 24 * 3600


def find(variables: Mapping[str, str]) -> str | None:
    """The path of a browser that answers, or none."""
    return next((path for path in candidates(variables) if answers(path)), None)


def candidates(variables: Mapping[str, str]) -> Iterator[str]:
    """Where a browser may be, the wish of the operator first."""
    if wish := variables.get("KEURMEESTER_BROWSER"):
        yield wish
    for name in NAMES:
        if path := shutil.which(name, path=variables.get("PATH")):
            yield path
    yield from MAC_PLACES
    kept = variables.get("PLAYWRIGHT_BROWSERS_PATH")
    for folder in (kept,) if kept else PLAYWRIGHT_FOLDERS:
        root = Path(folder).expanduser()
        for pattern in ("chromium-*/chrome-*/chrome", "chromium-*/*/*.app/*/MacOS/*"):
            yield from map(str, sorted(root.glob(pattern), reverse=True))


def answers(path: str) -> bool:
    """Whether this browser starts; a placeholder that only advertises does not."""
    if not os.access(path, os.X_OK):
        return False
    try:
        # The answer costs less than starting a page would, and says if a library lacks.
        asked = subprocess.run(  # noqa: S603 - a path we found
            [path, "--version"], capture_output=True, timeout=20, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return asked.returncode == 0 and b"Chrom" in asked.stdout


def provide(clone: Clone) -> str | None:
    """A browser that answers, fetched if need be; says which, or what lacks."""
    if path := find(os.environ):
        say(f"Browser for inspections: {path}")
        return path
    given_up = clone.environment / "no-browser"
    if not tried_lately(given_up):
        for name, command in ways_to_get_one(clone):
            say(f"No browser found; trying {name} (this can take a few minutes) …")
            ask(command, environment=quietly(), folder=clone.root)
            if path := find(os.environ):
                say(f"Browser for inspections: {path}")
                return path
        given_up.write_text("looked for a browser in vain\n", encoding="utf-8")
    say(
        "No browser could be found or fetched: inspections run without pictures and "
        "without the checkout walk. Install Chromium to have them."
    )
    return None


def tried_lately(given_up: Path) -> bool:
    """Whether fetching failed within a day; not tried again at every start."""
    return given_up.exists() and time.time() - given_up.stat().st_mtime < A_DAY


def ways_to_get_one(clone: Clone) -> Iterator[tuple[str, list[str]]]:
    """How this machine may get a browser: its own packages first, then Playwright's."""
    system = system_names()
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    apt = shutil.which("apt-get")
    # Ubuntu's package is an advertisement for a snap, which needs a running snapd.
    if apt and is_root and "debian" in system and "ubuntu" not in system:
        yield "apt-get update", [apt, "update", "-qq"]
        options = ["-y", "-qq", "--no-install-recommends"]
        yield "apt-get install chromium", [apt, "install", *options, "chromium"]
    install = [str(clone.python), "-m", "playwright", "install"]
    if apt and is_root:
        install.append("--with-deps")
    yield "playwright install chromium", [*install, "chromium"]


def system_names() -> set[str]:
    """What this Linux calls itself and its parents, such as `ubuntu` and `debian`."""
    if sys.platform != "linux":
        return set()
    try:
        lines = Path("/etc/os-release").read_text(encoding="utf-8").splitlines()
    except OSError:
        return set()
    said = dict(line.split("=", 1) for line in lines if "=" in line)
    both = said.get("ID", "") + " " + said.get("ID_LIKE", "")
    return set(both.replace('"', "").split())


def quietly() -> dict[str, str]:
    """Variables under which package tools ask nothing."""
    return plain_environment() | {"DEBIAN_FRONTEND": "noninteractive"}
