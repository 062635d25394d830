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


ODT_HEAD = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/">'
)


def an_odt(
    folder: Path,
    body: str,
    name: str = "letter.odt",
    *,
    styles: str = "",
    more: Mapping[str, bytes] | None = None,
) -> Path:
    """Write a letter in ODT; *body* is XML, *styles* that of the automatic styles."""
    content = (
        f"{ODT_HEAD}<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    kind = b"application/vnd.oasis.opendocument.text"
    return an_archive(
        folder, name, {"mimetype": kind, "content.xml": content.encode(), **(more or {})}
    )


def a_jpeg(folder: Path, name: str = "scan.jpg") -> Path:
    """Write a small grey photograph of a page."""
    body = (
        "ffd8ffe000104a46494600010100000100010000ffdb004300080606070605080707070909080a0c140d0c0b0b"
        "0c1912130f141d1a1f1e1d1a1c1c20242e2720222c231c1c2837292c30313434341f27393d38323c2e333432ff"
        "c0000b080001000101011100ffc4001f0000010501010101010100000000000000000102030405060708090a0b"
        "ffc400b5100002010303020403050504040000017d01020300041105122131410613516107227114328191a108"
        "2342b1c11552d1f02433627282090a161718191a25262728292a3435363738393a434445464748494a53545556"
        "5758595a636465666768696a737475767778797a838485868788898a92939495969798999aa2a3a4a5a6a7a8a9"
        "aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae1e2e3e4e5e6e7e8e9eaf1f2f3f4f5f6f7"
        "f8f9faffda0008010100003f00fbd3ffd9"
    )
    return a_file(folder, name, bytes.fromhex(body))
