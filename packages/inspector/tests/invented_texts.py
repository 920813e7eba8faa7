"""The invented texts of `data/`: pages of shops, and what stands around them."""

import tomllib
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "reading" / "data"
AROUND = tomllib.loads((DATA / "around.toml").read_text(encoding="utf-8"))


def invented_pages() -> list[dict[str, Any]]:
    """Every page with `name`, `language`, `class`, `text` and perhaps `facts`."""
    pages = []
    for path in sorted(DATA.glob("pages_*.toml")):
        part = path.stem.removeprefix("pages_")
        for number, page in enumerate(tomllib.loads(path.read_text("utf-8"))["page"]):
            pages.append({"language": part, "name": f"{part}{number}", **page})
    return pages
