"""Keeps terms that a shop offers as a PDF file: their text, as a page of the visit."""

import asyncio

from inspector.facts import Page
from inspector.reading.domains import is_same_site
from inspector.reading.language import language_of
from inspector.reading.pdf import PdfRefused, is_pdf, read_pdf
from inspector.visit.fetching import Answer
from inspector.visit.notebook import Notebook


def is_paper(answer: Answer) -> bool:
    """Whether an answer is a PDF file, by its bytes or its own word."""
    is_named = answer.content_type == "application/pdf"
    return not answer.problem and (is_named or is_pdf(answer.body))


async def page_of_paper(
    book: Notebook, answer: Answer, *, place: str, promised: str, found_by: str
) -> Page | None:
    """The page a PDF file makes; without text, with a note, when it has none.

    It is the shop's when it comes from its site, or from that of `place`.
    """
    if not any(is_same_site(answer.url, where) for where in (book.url, place)):
        book.note("page-elsewhere", answer.url, promised)
        return None
    text = ""
    try:
        text = await asyncio.to_thread(read_pdf, answer.body)
    except PdfRefused as refusal:
        book.note("page-pdf", answer.url, promised)
        book.note(f"pdf-{refusal.reason}", answer.url, promised)
    return Page(
        url=answer.url,
        kind=promised,
        found_by=found_by,
        status=answer.status,
        headers=answer.headers,
        text=text,
        language=language_of(text),
    )
