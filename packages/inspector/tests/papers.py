"""PDF files for tests, made on the spot: good ones, locked ones and hostile ones."""

import io
import zlib

import pypdf
import typst

TERMS = """#set page(width: 15cm)
= Algemene voorwaarden van Kaashuis Gouda B.V.

Artikel 1. De klant mag de overeenkomst gedurende een bedenktijd van veertien dagen
zonder opgave van redenen herroepen. Wij betalen alle bedragen binnen 10 dagen na de
herroeping terug, en de kosten van terugsturen komen voor rekening van de klant.

Artikel 2. Op elke overeenkomst is Nederlands recht van toepassing.

KvK 24680135 \\
Lange Tiendeweg 12, 2801 KG Gouda
"""


def a_paper(source: str = TERMS) -> bytes:
    """What typst makes of a text."""
    made = typst.compile(source.encode())
    assert isinstance(made, bytes)
    return made


def a_locked_paper(password: str) -> bytes:
    """Terms that open with this password, and change only with another."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(a_paper()))
    writer.encrypt(password, owner_password="de baas", algorithm="AES-256")
    return _written(writer)


def a_picture_only() -> bytes:
    """One page with a drawing and not one letter."""
    return a_paper("#rect(width: 4cm, height: 4cm)")


def a_bomb() -> bytes:
    """A page that unpacks to three hundred megabytes."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b" " * 1_000_000) for _ in range(300))
    packed += packer.flush()
    return _of_one_page(packed, b"/Filter /FlateDecode")


def a_long_labour() -> bytes:
    """A page of millions of orders to write nothing."""
    return _of_one_page(
        zlib.compress(b"BT () Tj ET\n" * 900_000, 9), b"/Filter /FlateDecode"
    )


def a_ring() -> bytes:
    """A tree of pages that is its own branch."""
    return _of_objects(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>",
    )


def _of_one_page(content: bytes, extra: bytes) -> bytes:
    length = b"/Length %d " % len(content)
    return _of_objects(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R >>",
        b"<< " + length + extra + b" >>\nstream\n" + content + b"\nendstream",
    )


def _of_objects(*objects: bytes) -> bytes:
    body, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    return (
        body
        + b"xref\n0 %d\n0000000000 65535 f \n%s" % (count, table)
        + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF"
        % (count, len(body))
    )


def _written(writer: pypdf.PdfWriter) -> bytes:
    into = io.BytesIO()
    writer.write(into)
    return into.getvalue()
