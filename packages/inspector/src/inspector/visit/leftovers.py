"""Keeps the folder of a browser, and clears away what a killed inspection left."""

import fcntl
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

PREFIX = "inspector-browser-"
LOCK = "lock"
# Between making a folder and locking it.
YOUNG_SECONDS = 600


@contextmanager
def browser_folder() -> Iterator[Path]:
    """A new folder for one browser, gone afterwards.

    Before, the folders of inspections that were killed are cleared away: those whose
    lock nobody holds. A lock ends with its process, in whatever container it ran.
    """
    clear_leftovers(Path(tempfile.gettempdir()))
    with tempfile.TemporaryDirectory(prefix=PREFIX, ignore_cleanup_errors=True) as name:
        profile = Path(name, "profile")
        profile.mkdir()
        with Path(name, LOCK).open("wb") as lock:
            _take(lock)
            yield profile


def clear_leftovers(folder: Path) -> int:
    """Remove what nobody holds any more; returns how many were removed."""
    return sum(_is_gone(entry) for entry in folder.glob(f"{PREFIX}*"))


def _is_gone(entry: Path) -> bool:
    try:
        with Path(entry, LOCK).open("rb") as lock:
            if entry.is_symlink() or not _take(lock):
                return False
            shutil.rmtree(entry, ignore_errors=True)
    except FileNotFoundError:
        return _is_gone_unlocked(entry)
    except OSError:
        # Of somebody else, or no folder at all.
        return False
    return not entry.exists()


def _is_gone_unlocked(entry: Path) -> bool:
    """Whether a folder without a lock was old enough to be removed."""
    with suppress(OSError):
        if entry.is_dir() and not entry.is_symlink():
            age = time.time() - entry.stat().st_mtime
            if age > YOUNG_SECONDS:
                shutil.rmtree(entry, ignore_errors=True)
                return not entry.exists()
    return False


def _take(lock: BinaryIO) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
