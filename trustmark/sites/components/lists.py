"""Many things at once: tables, summaries, pages, tabs, search, things to copy."""

from collections.abc import Iterable, Sequence
from typing import Any

import segno
from django.core.paginator import Page
from django.template import Library
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from trustmark.kernel.transfer_code import NoTransfer, transfer_code

register = Library()


@register.simple_block_tag
def table(content: SafeString, *, caption: str, kind: str = "") -> SafeString:
    """A table around its rows; `stack` folds rows into blocks on a phone.

    A cell of numbers has class `table__number`; in a stacking table each cell says
    its column in `data-label`.
    """
    values = {"content": content, "caption": caption, "kind": kind}
    return render_to_string("components/table.html", values)


@register.inclusion_tag("components/data_table.html")
def data_table(
    columns: Sequence[object],
    rows: Iterable[Sequence[object]],
    *,
    caption: str,
    numbers_from: int = 99,
) -> dict[str, Any]:
    """A table of plain values; columns from the given one on (0 first) are numbers."""
    cells = [
        [
            {"value": value, "is_number": place >= numbers_from}
            for place, value in enumerate(row)
        ]
        for row in rows
    ]
    heads = [
        {"label": label, "is_number": place >= numbers_from}
        for place, label in enumerate(columns)
    ]
    return {"heads": heads, "rows": cells, "caption": caption}


@register.simple_block_tag
def summary(content: SafeString) -> SafeString:
    """Terms and what they are, around `{% row %}`s."""
    return format_html('<dl class="summary">{}</dl>', content)


@register.simple_block_tag
def row(content: SafeString, label: object) -> SafeString:
    """One term of a summary and what it is."""
    return format_html(
        '<div class="summary__row"><dt class="summary__term">{}</dt>'
        '<dd class="summary__value">{}</dd></div>',
        label,
        content,
    )


@register.inclusion_tag("components/pagination.html", takes_context=True)
def pagination(context: dict[str, Any], page: Page[Any]) -> dict[str, Any]:
    """The way to the other pages of a list, keeping what was searched for."""
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1)
    return {"page": page, "numbers": list(numbers), "request": context["request"]}


@register.inclusion_tag("components/tabs.html")
def tabs(links: Iterable[Any], *, label: str) -> dict[str, Any]:
    """Sides of one subject as links; each has `label`, `url`, `current`, `count`."""
    return {"links": list(links), "label": label}


@register.inclusion_tag("components/breadcrumb.html")
def breadcrumb(*labels_and_urls: object) -> dict[str, Any]:
    """The way back up: label and address in turns, nearest last."""
    pairs = zip(labels_and_urls[::2], labels_and_urls[1::2], strict=True)
    return {"links": list(pairs)}


@register.inclusion_tag("components/search_field.html")
def search_field(
    *, label: str, name: str = "q", value: str = "", url: str = "", help: str = ""
) -> dict[str, str]:
    """One big question: what are you looking for?"""
    return {"label": label, "name": name, "value": value, "url": url, "help": help}


@register.inclusion_tag("components/copy_box.html")
def copy_box(text: str, *, label: str, name: str = "copy") -> dict[str, str]:
    """A text to take along whole, such as the code of the seal."""
    return {"text": text, "label": label, "name": name}


@register.simple_tag
def qr(address: str, *, label: str) -> SafeString:
    """The address as a QR code, on paper only."""
    return _figure(address, label, looks="qr only-print")


@register.simple_tag
def pay_qr(cents: int, *, to: str, iban: str, text: str, label: str) -> SafeString:
    """A transfer as a QR code that a banking app reads; nothing where none can be."""
    try:
        code = transfer_code(name=to, iban=iban, cents=cents, text=text)
    except NoTransfer:
        return SafeString("")
    return _figure(code, label, looks="qr")


def _figure(code: str, label: str, *, looks: str) -> SafeString:
    made = segno.make_qr(code, error="m", encoding="utf-8", boost_error=False)
    # One path with attributes, no style: the content security policy allows it.
    drawing = made.svg_inline(omitsize=True, border=4, dark="#000", light="#fff")
    return format_html(
        '<figure class="{}">{}<figcaption>{}</figcaption></figure>',
        looks,
        mark_safe(drawing),  # noqa: S308  # drawn by segno, no words in it
        label,
    )
