"""All reviews of a shop as one archive, written while it is read.

JSON lines hold everything in its own kind; CSV is for a spreadsheet, where no cell can
become a formula. Of authors there is what the page shows and no more: an archive of a
shop is no way to the addresses of its customers.
"""

import csv
import io
import json
import zipfile
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import Any

from trustmark.reviews.models import ProductReview, Reply, Review, ReviewPhoto
from trustmark.reviews.photos import photo_name, photos_of, walk_photos
from trustmark.reviews.states import State
from trustmark.reviews.syndication import walk_known
from trustmark.shops.api import Shop

REVIEW = (
    *("id", "state", "how_obtained", "rating", "shipping", "service", "value"),
    *("aftersale", "recommends", "title", "text", "author_name", "language"),
    *("order_number", "written_at", "published_at", "edited_at", "ground"),
    *("reply", "replied_at", "photos"),
)
PRODUCT = ("review_id", "external_id", "name", "url", "gtin", "sku", "rating", "text")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class _Sink(io.RawIOBase):
    """Takes what the archive writes, to be handed on in pieces."""

    def __init__(self) -> None:
        self._held = bytearray()

    def writable(self) -> bool:
        """Yes; it can neither seek nor be read."""
        return True

    def write(self, piece: Any) -> int:
        """Hold a piece until it is taken."""
        self._held += piece
        return len(piece)

    def taken(self) -> bytes:
        """What was written since the last time."""
        piece = bytes(self._held)
        self._held.clear()
        return piece


def export(shops: Iterable[Shop], *, at: datetime) -> Iterator[bytes]:
    """The pieces of a zip with the reviews of these shops, a folder for each."""
    sink = _Sink()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        for shop in shops:
            for name, lines in _files(shop):
                entry = zipfile.ZipInfo(f"{shop.domain}/{name}", _stamp(at))
                entry.compress_type = zipfile.ZIP_DEFLATED
                with archive.open(entry, "w", force_zip64=True) as file:
                    for line in lines:
                        file.write(line.encode())
                        if piece := sink.taken():
                            yield piece
            for name, data in _photos(shop):
                entry = zipfile.ZipInfo(f"{shop.domain}/{name}", _stamp(at))
                archive.writestr(entry, data)
                if piece := sink.taken():
                    yield piece
    yield sink.taken()


def _photos(shop: Shop) -> Iterator[tuple[str, bytes]]:
    for batch in walk_known(shop):
        yield from walk_photos(batch)


def _files(shop: Shop) -> list[tuple[str, Iterator[str]]]:
    return [
        ("reviews.jsonl", _as_json(shop, _review_rows)),
        ("reviews.csv", _as_csv(shop, REVIEW, _review_rows)),
        ("product_reviews.jsonl", _as_json(shop, _product_rows)),
        ("product_reviews.csv", _as_csv(shop, PRODUCT, _product_rows)),
    ]


_Rows = Callable[[list[Review]], list[dict[str, Any]]]


def _as_json(shop: Shop, rows: _Rows) -> Iterator[str]:
    for batch in walk_known(shop):
        for row in rows(batch):
            yield json.dumps(row, ensure_ascii=False, default=str) + "\n"


def _as_csv(shop: Shop, columns: tuple[str, ...], rows: _Rows) -> Iterator[str]:
    yield _line(list(columns))
    for batch in walk_known(shop):
        for row in rows(batch):
            yield _line([row[name] for name in columns])


def _line(cells: list[Any]) -> str:
    text = io.StringIO()
    csv.writer(text).writerow(_safe(cell) for cell in cells)
    return text.getvalue()


def _safe(cell: Any) -> Any:
    """The cell; a text that a spreadsheet would reckon with gets a mark in front."""
    is_formula = isinstance(cell, str) and cell.lstrip(" ").startswith(_FORMULA)
    return f"'{cell}" if is_formula else cell


def _review_rows(batch: list[Review]) -> list[dict[str, Any]]:
    replies = {
        reply.review_id: reply
        for reply in Reply.objects.filter(review__in=batch, until=None)
    }
    photos = photos_of(*batch)
    return [
        _review_row(review, replies.get(review.pk), photos[review.pk])
        for review in batch
    ]


def _review_row(
    review: Review, reply: Reply | None, photos: list[ReviewPhoto]
) -> dict[str, Any]:
    row = {name: getattr(review, name) for name in REVIEW if hasattr(review, name)}
    row |= {"reply": "", "replied_at": None}
    if reply:
        row |= {"reply": reply.text, "replied_at": reply.written_at}
    for name in ("written_at", "published_at", "edited_at", "replied_at"):
        row[name] = row[name].isoformat() if row[name] else None
    shown = [photo_name(photo) for photo in photos if photo.shown_at]
    row["photos"] = " ".join(shown if review.state == State.PUBLISHED else [])
    if review.state == State.WITHDRAWN:
        row["order_number"] = ""
    return row


def _product_rows(batch: list[Review]) -> list[dict[str, Any]]:
    rows = ProductReview.objects.filter(review__in=batch).order_by("id")
    return [{name: getattr(row, name) for name in PRODUCT} for row in rows]


def _stamp(at: datetime) -> tuple[int, int, int, int, int, int]:
    return (at.year, at.month, at.day, at.hour, at.minute, at.second)
