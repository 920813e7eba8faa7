"""The data folder, the secret key, and the variables the platform is run with."""

import contextlib
import os
import secrets
import shutil
from pathlib import Path

from bootstrap.places import Clone, plain_environment
from bootstrap.speech import Refusal

ROOM_NEEDED = 100_000_000
"""Bytes the data folder must have free before we begin."""


def data_folder(clone: Clone, wish: str | None) -> Path:
    """Where data is kept: as asked, else as the environment says, else in the clone."""
    named = wish or os.environ.get("KEURMEESTER_DATA_DIR")
    return Path(named).expanduser().absolute() if named else clone.root / "data"


def open_data_folder(data: Path) -> None:
    """Make the data folder; refuses if it cannot be written or the disk is full."""
    try:
        (data / "logs").mkdir(parents=True, exist_ok=True)
        trial = data / f".trial-{os.getpid()}"
        trial.write_bytes(b"\0" * 4096)
        trial.unlink()
    except OSError as error:
        raise Refusal(
            f"The data folder {data} cannot be written ({error.strerror}). "
            "Put that right, or choose another with --data."
        ) from error
    if shutil.disk_usage(data).free < ROOM_NEEDED:
        raise Refusal(
            f"The disk of {data} is nearly full. Make room, or choose another folder "
            "with --data."
        )


def secret_key(data: Path) -> str:
    """The key that signs links and sessions; made once, readable by the owner only."""
    path = data / "secret-key"
    with contextlib.suppress(FileExistsError):
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(64))
    key = path.read_text(encoding="ascii").strip()
    if not key:
        # The disk filled up between making the file and writing it.
        path.unlink()
        raise Refusal(f"{path} was empty and has been removed; start again.")
    return key


def platform_environment(data: Path) -> dict[str, str]:
    """The variables every door into the platform starts with.

    What the operator set stands above what we would choose.
    """
    chosen = {"KEURMEESTER_DATA_DIR": str(data), "KEURMEESTER_MODE": "demo"}
    operator = plain_environment()
    if "KEURMEESTER_SECRET_KEY" not in operator:
        chosen["KEURMEESTER_SECRET_KEY"] = secret_key(data)
    return chosen | operator | {"KEURMEESTER_DATA_DIR": str(data)}
