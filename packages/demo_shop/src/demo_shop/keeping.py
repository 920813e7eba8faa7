"""What must survive a restart, as small files of JSON."""

import json
import os
from pathlib import Path
from typing import Any


def read_kept(file: Path | None) -> dict[str, Any]:
    """What an earlier village kept in this file; nothing when there is none."""
    if file is None or not file.exists():
        return {}
    kept: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return kept


def keep(file: Path | None, content: dict[str, Any]) -> None:
    """Write all of it into the file, or none of it."""
    if file is None:
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_suffix(".new")
    beside.write_text(json.dumps(content, indent=2), encoding="utf-8")
    # A reader or a restart sees the old file or the new one, never half a file.
    os.replace(beside, file)
