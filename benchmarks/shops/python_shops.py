"""Sets up shops that come from PyPI: each with a few products and guest checkout."""

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

# The files of each shop, as they are laid down; `.txt` keeps them out of ours.
HERE = Path(__file__).resolve().parent
SERVERS = ("whitenoise", "waitress")


class ShopRefused(Exception):
    """The shop could not be had; the text says why."""


@dataclass(frozen=True)
class Software:
    """A shop system of PyPI: what to install, and the folder with what fills it."""

    name: str
    needs: tuple[str, ...]
    files: str

    def install(self, folder: Path) -> Path:
        """A Python with this system in this folder; made once."""
        room = folder / f"{self.name}-venv"
        python = room / "bin" / "python"
        if not (room / "done").exists():
            _run([sys.executable, "-m", "venv", str(room)], folder)
            needs = [*self.needs, *SERVERS]
            _run([str(python), "-m", "pip", "install", "-q", *needs], folder)
            (room / "done").touch()
        return python

    def fill(self, python: Path, folder: Path, plant: dict[str, object]) -> None:
        """Write and fill a shop in this folder."""
        shutil.copytree(HERE / self.files, folder, dirs_exist_ok=True)
        for path in folder.glob("*.py.txt"):
            path.rename(path.with_suffix(""))
        (folder / "plant.json").write_text(json.dumps(plant))
        _run([str(python), "fill.py"], folder)


SOFTWARE = {
    system.name: system
    for system in (
        Software(
            "oscar",
            ("django-oscar[sorl-thumbnail]==4.2.1", "whoosh"),
            "django_oscar",
        ),
        Software("pretix", ("pretix==2026.8.0",), "pretix_shop"),
        Software("cartridge", ("Cartridge==1.3.4", "setuptools<80"), "cartridge_shop"),
    )
}


def start(python: Path, folder: Path, port: int) -> subprocess.Popen[bytes]:
    """The shop, listening on this port of loopback."""
    log = (folder / "serve.log").open("wb")
    words = [str(python), "serve.py", str(port)]
    return subprocess.Popen(words, cwd=folder, stdout=log, stderr=log)  # noqa: S603


def count(python: Path, folder: Path) -> tuple[int, int]:
    """How many orders, and how many lines in carts, the shop has."""
    said = _run([str(python), "count.py"], folder)
    orders, lines = said.split()[-2:]
    return int(orders), int(lines)


def _run(words: list[str], folder: Path) -> str:
    made = subprocess.run(  # noqa: S603 - nothing of it comes from outside
        words, cwd=folder, capture_output=True, text=True
    )
    if made.returncode:
        raise ShopRefused(f"{' '.join(words[:4])}: {made.stderr[-1500:]}")
    return made.stdout
