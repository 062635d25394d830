"""Scans to pictures of their pages: drawn anew, so that nothing of the file itself is shown."""

import base64
import struct
import zlib
from collections.abc import Iterator
from contextlib import closing
from io import BytesIO
from typing import Final

import pypdfium2

from folkmoot.consultation.sandbox.paper import Paper
from folkmoot.foundation.errors import UnreadableFile

PAGES: Final = 40
SIDE: Final = 1_600
"""Pixels of a page's longer side: enough to read handwriting on A4."""
TOGETHER: Final = 30 * 2**20
GREYS: Final = bytes(value & 0xF0 for value in range(256))
"""Sixteen greys read as well as 256, and take a quarter of the place."""
JPEG: Final = b"\xff\xd8\xff"
PNG: Final = b"\x89PNG\r\n\x1a\n"
PIXELS: Final = 25_000_000


def drawn(document: pypdfium2.PdfDocument, name: str) -> tuple[str, ...]:
    """Draw every page in grey, as PNG in base64; raise UnreadableFile for too many."""
    if len(document) > PAGES:
        raise UnreadableFile(
            f"{name} is a scan of {len(document):,} pages, more than {PAGES}. Divide it, or have "
            f"it typed from the paper."
        )
    pages, size = [], 0
    for number in range(len(document)):
        pages.append(_page(document[number]))
        size += len(pages[-1])
        if size > TOGETHER:
            raise UnreadableFile(f"{name} is too large a scan. Scan it again in black and white.")
    return tuple(pages)


def picture(data: bytes, name: str) -> Paper:
    """Read a photograph or scan in one picture; raise UnreadableFile for one that cannot be."""
    fault = f"{name} is a picture. It has to be typed by a person."
    if data.startswith(JPEG):
        with closing(pypdfium2.PdfDocument.new()) as document:
            _lay(document, data, fault)
            return Paper(fault=fault, pages=drawn(document, name))
    if data.startswith(PNG) and _is_modest(data):
        return Paper(fault=fault, pages=(base64.b64encode(data).decode(),))
    raise UnreadableFile(fault)


def _lay(document: pypdfium2.PdfDocument, data: bytes, fault: str) -> None:
    """Lay a JPEG on a page of its own size."""
    try:
        image = pypdfium2.PdfImage.new(document)
        image.load_jpeg(BytesIO(data))
        width, height = image.get_px_size()
        if not 0 < width * height <= PIXELS:
            raise UnreadableFile(fault)
        image.set_matrix(pypdfium2.PdfMatrix().scale(width, height))
        page = document.new_page(width, height)
        page.insert_obj(image)
        page.gen_content()
    except (pypdfium2.PdfiumError, ValueError) as error:
        raise UnreadableFile(fault) from error


def _is_modest(data: bytes) -> bool:
    """Say whether a PNG is whole at its ends, and small enough to show."""
    if len(data) < 33 or data[12:16] != b"IHDR" or b"IEND" not in data[-12:]:
        return False
    width, height = struct.unpack(">II", data[16:24])
    return bool(0 < width * height <= PIXELS) and len(data) <= 5 * 2**20


def _page(page: pypdfium2.PdfPage) -> str:
    scale = SIDE / max(*page.get_size(), 1)
    bitmap = page.render(scale=min(scale, 8), grayscale=True, may_draw_forms=False)
    grey = bytes(bitmap.buffer).translate(GREYS)
    rows = (
        b"\0" + grey[start : start + bitmap.width]
        for start in range(0, bitmap.stride * bitmap.height, bitmap.stride)
    )
    head = struct.pack(">IIBBBBB", bitmap.width, bitmap.height, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(b"".join(rows), 6)), (b"IEND", b""))
    return base64.b64encode(PNG + b"".join(_chunks(chunks))).decode()


def _chunks(chunks: tuple[tuple[bytes, bytes], ...]) -> Iterator[bytes]:
    for kind, body in chunks:
        yield struct.pack(">I", len(body)) + kind + body
        yield struct.pack(">I", zlib.crc32(kind + body))
