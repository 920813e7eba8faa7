"""Sets a document as a PDF: tagged, archivable, in the fonts of the house."""

import json
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, time
from functools import lru_cache
from pathlib import Path

import typst
from django.conf import settings

from trustmark.sites.public.wording import blocks_of

_SHAPE = Path(__file__).parent / "document.typ"


@dataclass(frozen=True)
class Sheet:
    """Everything that is printed; `text` is Markdown with everything filled in."""

    language: str
    issuer: str
    scheme: str
    title: str
    edition: str
    remark: str
    text: str
    dated: date


@lru_cache(maxsize=64)
def printed(sheet: Sheet) -> bytes:
    """The PDF (PDF/A-3); the same sheet gives the same bytes."""
    told = {
        "language": sheet.language,
        "issuer": sheet.issuer,
        "scheme": sheet.scheme,
        "title": sheet.title,
        "edition": sheet.edition,
        "remark": sheet.remark,
        "blocks": [asdict(block) for block in blocks_of(sheet.text)],
    }
    moment = datetime.combine(sheet.dated, time(), tzinfo=UTC)
    return bytes(
        typst.compile(
            str(_SHAPE),
            font_paths=[str(settings.FONTS_DIR)],
            ignore_system_fonts=True,
            sys_inputs={"document": json.dumps(told, ensure_ascii=False)},
            pdf_standards=["a-3a"],
            timestamp=int(moment.timestamp()),
        )
    )
