"""Sets up django-oscar from PyPI: a shop with a few products and guest checkout."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

# The files of the shop, as they are laid down; `.txt` keeps them out of ours.
FILES = Path(__file__).resolve().parent / "django_oscar"
NEEDS = ("django-oscar[sorl-thumbnail]==4.2.1", "whitenoise", "waitress", "whoosh")


class OscarRefused(Exception):
    """The shop could not be had; the text says why."""


def install(folder: Path) -> Path:
    """A Python with django-oscar in this folder; made once."""
    python = folder / "oscar-venv" / "bin" / "python"
    done = folder / "oscar-venv" / "done"
    if not done.exists():
        _run([sys.executable, "-m", "venv", str(folder / "oscar-venv")], folder)
        _run([str(python), "-m", "pip", "install", "-q", *NEEDS], folder)
        done.touch()
    return python


def fill(python: Path, folder: Path, plant: dict[str, object]) -> None:
    """Write and fill a shop in this folder."""
    shutil.copytree(FILES, folder, dirs_exist_ok=True)
    for path in folder.glob("*.py.txt"):
        path.rename(path.with_suffix(""))
    (folder / "plant.json").write_text(json.dumps(plant))
    _run([str(python), "fill.py"], folder)


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
        raise OscarRefused(f"{' '.join(words[:4])}: {made.stderr[-1500:]}")
    return made.stdout
