"""A program of its own: reads one PDF file from standard input and prints its text.

It is run as a process beside the reader, because a file from a stranger may want all
memory or all time there is: what breaks here, breaks alone. It knows nothing of the
rest of the inspector. The answer is JSON: `{"pages": […]}`, or `{"reason": "…"}`.
"""

import contextlib
import io
import json
import logging
import resource
import sys
import warnings

import pypdf
from pypdf.errors import PyPdfError

SECONDS = 12
MEMORY = 700_000_000
MOST_PAGES = 120
# More than any page of a reader needs; the caller cuts at less.
LONGEST_TEXT = 400_000
# What one stream may grow to when it is unpacked, in bytes.
LARGEST_STREAM = 12_000_000


def main() -> None:
    """Answer for the file on standard input."""
    _limit()
    try:
        answer = read(sys.stdin.buffer.read())
    # The library raises whatever a broken file makes it stumble over.
    except Exception:
        answer = {"reason": "broken"}
    sys.stdout.write(json.dumps(answer))


def read(raw: bytes) -> dict[str, object]:
    """The text of every page, or the reason why there is none."""
    reader = pypdf.PdfReader(io.BytesIO(raw))
    # Many a file is locked against changing only: that key is the empty word.
    if reader.is_encrypted and not reader.decrypt(""):
        return {"reason": "encrypted"}
    pages: list[str] = []
    for number, page in enumerate(reader.pages):
        if number >= MOST_PAGES or sum(map(len, pages)) > LONGEST_TEXT:
            break
        pages.append(_text_of(page))
    if not any(page.strip() for page in pages):
        return {"reason": "no-text"}
    return {"pages": pages}


def _text_of(page: pypdf.PageObject) -> str:
    """What one page says; one that cannot be read leaves the others alone."""
    with contextlib.suppress(PyPdfError, ValueError, KeyError, TypeError, IndexError):
        return page.extract_text()
    return ""


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    # Some systems keep no account of memory.
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    pypdf.overwrite_configuration(
        maximum_declared_stream_length=LARGEST_STREAM,
        array_based_stream_maximum_output_length=LARGEST_STREAM,
        lzw_maximum_output_length=LARGEST_STREAM,
        run_length_maximum_output_length=LARGEST_STREAM,
        zlib_maximum_output_length=LARGEST_STREAM,
        brotli_maximum_output_length=LARGEST_STREAM,
        stream_decoding_work_maximum_length=4 * LARGEST_STREAM,
        jbig2dec_binary=None,
    )
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")


if __name__ == "__main__":
    main()
