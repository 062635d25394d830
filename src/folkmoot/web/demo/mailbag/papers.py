"""Letters and sheets as people make them, and the same to the byte each time they are made."""

import csv
import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

import typst
from docx import Document
from openpyxl import Workbook

THEN: Final = datetime(2025, 11, 3, 12, tzinfo=UTC)
"""The time that every written file carries, so that the same letter is the same file."""

_STAMP = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def docx_bytes(paragraphs: Sequence[str]) -> bytes:
    """Give a DOCX of *paragraphs*."""
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    whole = io.BytesIO()
    document.save(whole)
    return _steady(whole.getvalue())


def odt_bytes(paragraphs: Sequence[str]) -> bytes:
    """Give an ODT of *paragraphs*."""
    names = "urn:oasis:names:tc:opendocument:xmlns:"
    told = "".join(
        f"<text:p>{escape(text).replace(chr(10), '<text:line-break/>')}</text:p>"
        for text in paragraphs
    )
    content = (
        f'<office:document-content xmlns:office="{names}office:1.0" xmlns:text="{names}text:1.0">'
        f"<office:body><office:text>{told}</office:text></office:body></office:document-content>"
    )
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
    return _steady(whole.getvalue())


def pdf_bytes(paragraphs: Sequence[str]) -> bytes:
    """Give a PDF of *paragraphs*; the fonts at hand are for Latin letters."""
    told = "\n".join(f'#par[#text("{_quoted(text)}")]' for text in paragraphs)
    source = f'#set page(margin: 2.5cm)\n#set text(font: "Libertinus Serif")\n{told}\n'
    made = typst.compile(source.encode(), timestamp=int(THEN.timestamp()))
    if not isinstance(made, bytes):
        raise TypeError("A letter of one file makes one PDF.")
    return made


def text_bytes(paragraphs: Sequence[str]) -> bytes:
    """Give a text file of *paragraphs*."""
    return ("\n\n".join(paragraphs) + "\n").encode()


def write_csv(path: Path, rows: Sequence[Mapping[str, str]]) -> Path:
    """Write *rows* with one column for each name in any of them."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, columns(rows), restval="")
        writer.writeheader()
        writer.writerows(rows)
    return path


def write_xlsx(path: Path, rows: Sequence[Mapping[str, str]]) -> Path:
    """Write *rows* likewise to the first sheet of a workbook."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("answers")
    names = columns(rows)
    sheet.append(names)
    for row in rows:
        sheet.append([row.get(name, "") for name in names])
    whole = io.BytesIO()
    book.save(whole)
    path.write_bytes(_steady(whole.getvalue()))
    return path


def columns(rows: Sequence[Mapping[str, str]]) -> list[str]:
    """Give the names of all columns, questions and statements in the order of their numbers."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    return sorted(names, key=_place)


def _place(name: str) -> tuple[int, str, int, str]:
    match = re.fullmatch(r"([qs])(\d+)(.*)", name)
    return (1, match[1], int(match[2]), match[3]) if match else (0, "", 0, "")


def _steady(archive: bytes) -> bytes:
    """Give the zip *archive* again with one time throughout."""
    whole = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(whole, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = _STAMP.sub(THEN.strftime("%Y-%m-%dT%H:%M:%SZ").encode(), content)
            member = zipfile.ZipInfo(name, THEN.timetuple()[:6])
            new.writestr(member, content, zipfile.ZIP_DEFLATED)
    return whole.getvalue()


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')
