"""Files as people send them, good and bad, built for the tests of intake."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from email.message import EmailMessage
from pathlib import Path

import docx
import openpyxl
import typst

BILLION_LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;">]>'
)
FOREIGN_ENTITY = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
WORD_XML = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    "<w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>"
)


def a_message(
    text: str = "I agree with clause 2.1.",
    *,
    sender: str = "amina@north.example",
    message_id: str = "<one@post.example>",
    date: str = "Mon, 03 Nov 2025 10:00:00 +0000",
    html: str = "",
) -> EmailMessage:
    """Build a message."""
    message = EmailMessage()
    message["From"], message["To"] = sender, "consultation@north.example"
    message["Subject"], message["Date"] = "Consultation", date
    if message_id:
        message["Message-ID"] = message_id
    if text:
        message.set_content(text)
    if html and text:
        message.add_alternative(html, subtype="html")
    elif html:
        message.set_content(html, subtype="html")
    return message


def an_eml(folder: Path, message: EmailMessage | bytes, name: str = "message.eml") -> Path:
    """Write a message to a file of its own."""
    raw = message if isinstance(message, bytes) else message.as_bytes()
    return a_file(folder, name, raw)


def an_mbox(folder: Path, *messages: EmailMessage, name: str = "box.mbox") -> Path:
    """Write messages to a mailbox."""
    parts = [b"From nobody Mon Nov 03 10:00:00 2025\n" + each.as_bytes() for each in messages]
    return a_file(folder, name, b"\n".join(parts) + b"\n")


def a_word_file(folder: Path, *paragraphs: str, name: str = "letter.docx") -> Path:
    """Write a letter in DOCX."""
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    out = io.BytesIO()
    document.save(out)
    return a_file(folder, name, out.getvalue())


def a_bare_word_file(folder: Path, xml: str, name: str = "letter.docx") -> Path:
    """Write a DOCX that holds just *xml* as its text."""
    return an_archive(folder, name, {"word/document.xml": xml.encode()})


def an_archive(folder: Path, name: str, members: Mapping[str, bytes]) -> Path:
    """Write a zip file of *members*."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, content in members.items():
            archive.writestr(member, content)
    return a_file(folder, name, out.getvalue())


def a_pdf(folder: Path, source: str, name: str = "letter.pdf") -> Path:
    """Typeset *source* as PDF."""
    return a_file(folder, name, typst.compile(source.encode(), format="pdf"))


def a_locked_pdf(folder: Path, name: str = "locked.pdf") -> Path:
    """Write a PDF that asks for a password."""
    keys = b"<< /Filter /Standard /V 1 /R 2 /P -44 /O <%s> /U <%s> >>" % (b"01" * 32, b"02" * 32)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] >>",
        keys,
    ]
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"<< /Size 5 /Root 1 0 R /Encrypt 4 0 R /ID [<00> <00>] >>"
    end = b"xref\n0 5\n0000000000 65535 f \n%strailer\n%s\nstartxref\n%d\n%%%%EOF\n"
    return a_file(folder, name, out + end % (table, trailer, len(out)))


def a_workbook(
    folder: Path, rows: Sequence[Sequence[object]], name: str = "sheet.xlsx", *, merge: str = ""
) -> Path:
    """Write one sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    if merge:
        sheet.merge_cells(merge)
    out = io.BytesIO()
    book.save(out)
    return a_file(folder, name, out.getvalue())


def a_file(folder: Path, name: str, content: bytes | str) -> Path:
    """Write any file."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path
