"""Turns one answer of a web server into a page of the visit."""

from inspector.facts import Page
from inspector.reading.language import language_of
from inspector.reading.markup import read_markup
from inspector.reading.page_kind import kind_of_page


def read_page(
    url: str,
    html: str,
    *,
    promised: str = "other",
    found_by: str = "link",
    status: int = 200,
    headers: tuple[tuple[str, str], ...] = (),
    rendered: bool = False,
) -> Page:
    """A page with its text, language and kind read from its HTML."""
    markup = read_markup(html, url)
    kind = promised
    if promised not in {"home", "cart", "checkout"}:
        kind = kind_of_page(markup, html, url, promised=promised)
    return Page(
        url=url,
        kind=kind,
        found_by=found_by,
        status=status,
        headers=headers,
        html=html,
        text=markup.text,
        language=language_of(markup.text, declared=markup.language),
        rendered=rendered,
    )
