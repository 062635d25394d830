"""Files with something planted in every place where a file tells of its writer."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path
from re import DOTALL, finditer

import docx
import openpyxl
import typst
from docx.oxml import OxmlElement
from openpyxl.comments import Comment

CANARY = "Zanzibar-Quetzal"
FOOT = ("kind: member", "language: en", "quote: yes")
SAID = {
    ".docx": "The road home is part of the work.",
    ".pdf": "Ask before you write a law about us.",
    ".odt": "Nobody counts the nights we were not there.",
    ".eml": "A landlord is not a court of law.",
    ".xlsx": "The bus driver knows more than the minister.",
}
"""What each file says out loud, and that its writer lets be quoted."""


def write_all(folder: Path) -> list[Path]:
    """Write one file of each kind, with the canary in each of its hidden places."""
    makers = {
        ".docx": _word,
        ".pdf": _pdf,
        ".odt": _odt,
        ".eml": _mail,
        ".xlsx": _sheet,
    }
    found = []
    for suffix, make in makers.items():
        path = folder / f"letter{suffix}"
        path.write_bytes(make(SAID[suffix]))
        found.append(path)
    noted = folder / "noted.docx"
    noted.write_bytes(_word(SAID[".docx"], with_comment=True))
    return [*found, noted]


def layers_of(path: Path) -> Iterator[bytes]:
    """Give all that a file holds: its bytes, its archive's members, its compressed streams."""
    data = path.read_bytes()
    yield data
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as whole:
            for name in whole.namelist():
                yield name.encode()
                yield whole.read(name)
    for stream in finditer(rb"stream\r?\n(.*?)\r?\nendstream", data, DOTALL):
        try:
            yield zlib.decompress(stream[1])
        except zlib.error:
            continue


def holds(path: Path, text: str = CANARY) -> bool:
    """Say whether *text* stands anywhere in a file, in any of the usual encodings."""
    wanted = [text.encode(code) for code in ("utf-8", "utf-16-be", "utf-16-le")]
    return any(each in layer for layer in layers_of(path) for each in wanted)


def _word(said: str, *, with_comment: bool = False) -> bytes:
    word = docx.Document()
    for text in (said, *FOOT):
        word.add_paragraph(text)
    told = word.core_properties
    told.author = told.last_modified_by = told.comments = told.keywords = CANARY
    if with_comment:
        runs = word.paragraphs[0].runs
        word.add_comment(runs, text=f"Note of {CANARY}", author=CANARY, initials="ZQ")
    change = OxmlElement("w:ins")
    change.set("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}author", CANARY)
    word.paragraphs[0]._p.append(change)
    word.add_picture(io.BytesIO(_picture()))
    held = io.BytesIO()
    word.save(held)
    return _with_member(held.getvalue(), "docProps/custom.xml", f"<p>{CANARY}</p>".encode())


def _picture() -> bytes:
    """Give the smallest GIF, with a comment of the kind in which cameras put places and names."""
    pixel = bytes.fromhex("47494638396101000100800000000000ffffff")
    comment = b"\x21\xfe" + bytes([len(CANARY)]) + CANARY.encode() + b"\x00"
    return pixel + comment + bytes.fromhex("2c00000000010001000002024401003b")


def _pdf(said: str) -> bytes:
    lines = "\n\n".join((said, *FOOT))
    source = (
        f'#set document(title: "{CANARY}", author: "{CANARY}", keywords: ("{CANARY}",))\n{lines}\n'
    )
    made = typst.compile(source.encode(), format="pdf")
    assert isinstance(made, bytes)
    return made


def _odt(said: str) -> bytes:
    office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
    body = "".join(f"<text:p>{line}</text:p>" for line in (said, *FOOT))
    content = (
        f'<office:document-content xmlns:office="{office}" xmlns:text="{text}"><office:body>'
        f"<office:text>{body}</office:text></office:body></office:document-content>"
    )
    meta = (
        f'<office:document-meta xmlns:office="{office}" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<office:meta><dc:creator>{CANARY}</dc:creator></office:meta></office:document-meta>"
    )
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as whole:
        whole.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        whole.writestr("content.xml", content)
        whole.writestr("meta.xml", meta)
    return held.getvalue()


def _mail(said: str) -> bytes:
    mail = EmailMessage()
    mail["From"] = f"{CANARY} <somebody@mail.example>"
    mail["To"] = "north@lantern.example"
    mail["Subject"] = f"From {CANARY}"
    mail["Date"] = "Tue, 04 Nov 2025 13:37:11 +0000"
    mail["Message-ID"] = f"<{CANARY}@mail.example>"
    mail["X-Originating-IP"] = mail["User-Agent"] = mail["Received"] = CANARY
    mail.set_content("\n\n".join((said, *FOOT)))
    return mail.as_bytes()


def _sheet(said: str) -> bytes:
    book = openpyxl.Workbook()
    book.properties.creator = book.properties.lastModifiedBy = CANARY
    sheet = book.active
    assert sheet is not None
    sheet.append(["id", "comment", "kind", "language", "quote"])
    sheet.append(["row-1", said, "member", "en", "yes"])
    sheet["B2"].comment = Comment(CANARY, CANARY)
    hidden = book.create_sheet("hidden")
    hidden.sheet_state = "hidden"
    hidden.append(["name", CANARY])
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def _with_member(data: bytes, name: str, content: bytes) -> bytes:
    held = io.BytesIO(data)
    with zipfile.ZipFile(held, "a") as whole:
        whole.writestr(name, content)
    return held.getvalue()
