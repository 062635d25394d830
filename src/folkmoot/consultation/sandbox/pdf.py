"""PDF to text, page by page; a page that is a picture is told apart."""

from typing import Final

import pypdfium2
from pypdfium2 import raw as pdfium

from folkmoot.consultation.sandbox import scans
from folkmoot.consultation.sandbox.paper import Paper
from folkmoot.foundation.errors import UnreadableFile

PAGES: Final = 1_000


def read(data: bytes, name: str) -> Paper:
    """Read a PDF; where pages are pictures, give them to be typed by a person."""
    document = _open(data, name)
    if len(document) > PAGES:
        raise UnreadableFile(f"{name} has {len(document):,} pages, more than {PAGES:,}. Divide it.")
    pages = [_page(document, number, name) for number in range(len(document))]
    text = "\n\n".join(text for text, _ in pages if text)
    pictures = [number for number, (text, drawn) in enumerate(pages, 1) if drawn and not text]
    if pictures and len(pictures) == len(pages):
        fault = f"{name} is a scan without text. It has to be typed by a person."
        return Paper(fault=fault, pages=scans.drawn(document, name))
    if pictures:
        listed = ", ".join(map(str, pictures))
        fault = (
            f"{name} has pages that are pictures without text ({listed}). They have to be typed "
            f"by a person."
        )
        return Paper(text, fault, scans.drawn(document, name))
    return Paper(text)


def _open(data: bytes, name: str) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code == pdfium.FPDF_ERR_PASSWORD:
            raise UnreadableFile(
                f"{name} is protected by a password. Ask the sender for an open copy."
            ) from error
        raise UnreadableFile(f"{name} is damaged. Ask the sender for it again.") from error


def _page(document: pypdfium2.PdfDocument, number: int, name: str) -> tuple[str, bool]:
    try:
        page = document[number]
        text = page.get_textpage().get_text_range().replace("\r\n", "\n").strip()
        return text, not text and next(page.get_objects(max_depth=3), None) is not None
    except pypdfium2.PdfiumError as error:
        raise UnreadableFile(
            f"{name} is damaged on page {number + 1}. Ask the sender for it again."
        ) from error
