"""Small spreadsheets made in the test, so that nothing unreadable lies in the house."""

from collections.abc import Sequence
from html import escape
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
Cell = str | float


def an_xlsx(rows: Sequence[Sequence[Cell]], *, sheet: str = "") -> bytes:
    """A workbook of Excel with one sheet; `sheet` is its XML where rows do not do."""
    sheet = sheet or f'<worksheet xmlns="{_MAIN}">{_xlsx_rows(rows)}</worksheet>'
    return packed(
        {
            "[Content_Types].xml": f'<Types xmlns="{_TYPES}"><Default Extension="xml" '
            'ContentType="application/xml"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="r1" '
            f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
            "</Relationships>",
            "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
            '<sheet name="Orders" sheetId="1" r:id="r1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_RELATIONS}">'
            f'<Relationship Id="r1" Type="{_OFFICE}/worksheet" '
            'Target="worksheets/sheet1.xml"/></Relationships>',
            "xl/worksheets/sheet1.xml": sheet,
        }
    )


def an_ods(rows: Sequence[Sequence[Cell]], *, repeated: int = 1) -> bytes:
    """A workbook of LibreOffice with one sheet; each row so many times."""
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    body = "".join(
        f'<table:table-row table:number-rows-repeated="{repeated}">'
        + "".join(
            '<table:table-cell office:value-type="string">'
            f"<text:p>{escape(str(cell))}</text:p></table:table-cell>"
            for cell in row
        )
        + "</table:table-row>"
        for row in rows
    )
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": f'<?xml version="1.0"?><office:document-content {names}>'
            '<office:body><office:spreadsheet><table:table table:name="Orders">'
            f"{body}</table:table></office:spreadsheet></office:body>"
            "</office:document-content>",
            "META-INF/manifest.xml": "<manifest/>",
        }
    )


def packed(parts: dict[str, str]) -> bytes:
    """Named parts in one file."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as folder:
        for name, text in parts.items():
            folder.writestr(name, text)
    return out.getvalue()


def a_sheet(rows: str) -> str:
    """The XML of a sheet around rows that are written by hand."""
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData></worksheet>'


def _xlsx_rows(rows: Sequence[Sequence[Cell]]) -> str:
    return "<sheetData>" + "".join(map(_xlsx_row, rows)) + "</sheetData>"


def _xlsx_row(row: Sequence[Cell]) -> str:
    return "<row>" + "".join(map(_xlsx_cell, row)) + "</row>"


def _xlsx_cell(cell: Cell) -> str:
    if isinstance(cell, str):
        return f'<c t="inlineStr"><is><t>{escape(cell)}</t></is></c>'
    return f"<c><v>{cell}</v></c>"
