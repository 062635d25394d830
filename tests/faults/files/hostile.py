"""Files made by hand to bring a reader down, deceive it, or make it lose words without a sound."""

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from email.message import EmailMessage
from pathlib import Path

from tests.consultation import post
from tests.faults.files.good import good_files

LAUGHS, FOREIGN = post.BILLION_LAUGHS, post.FOREIGN_ENTITY
DTD = '<!DOCTYPE w SYSTEM "http://127.0.0.1:9/x.dtd">'
ODT = b"application/vnd.oasis.opendocument.text"
FORMULAS = "=1+1\n+1\n-1\n@SUM(1)\n\t=1\n"


def hostile_files(folder: Path) -> Mapping[str, bytes]:
    """Give all of them, by name."""
    good = good_files(folder)
    makers = (archives, documents, sheets, pdfs, messages, texts, others)
    made = dict(pair for maker in makers for pair in maker(folder))
    made |= dict(cut_short(good))
    return made


def archives(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Give archives that swell, lie, lead elsewhere or hold one another."""
    zeros = b"\0" * (60 << 20)
    yield "bomb.docx", packed({"word/document.xml": zeros * 2})
    yield "bomb.odt", packed({"mimetype": ODT, "content.xml": zeros * 2})
    yield "bomb.xlsx", packed({"xl/workbook.xml": zeros * 2})
    inner = packed({"word/document.xml": b"<w/>"})
    for _ in range(5):
        inner = packed({"inner.zip": inner})
    yield "nested.zip", inner
    yield "nested.docx", packed({"word/document.xml": word("x"), "word/embeddings/a.docx": inner})
    yield "many.docx", packed({f"word/{n}.xml": b"<a/>" for n in range(5_000)})
    away = {"../../../../tmp/folkmoot-was-here": b"x", "/tmp/folkmoot-was-here": b"x"}
    yield "traversal.docx", packed({"word/document.xml": word("Words."), **away})
    twice = io.BytesIO()
    with zipfile.ZipFile(twice, "w") as archive:
        archive.writestr("word/document.xml", word("One."))
        archive.writestr("word/./document.xml", word("Two."))
    yield "twice.docx", twice.getvalue()
    sealed = bytearray(packed({"word/document.xml": word("x")}))
    sealed[6] |= 1
    sealed[sealed.index(b"PK\x01\x02") + 8] |= 1
    yield "encrypted.docx", bytes(sealed)
    lying = packed({"word/document.xml": b"<w>" + b" " * (64 << 20) + b"</w>"})
    yield "liar.docx", lying.replace((67108871).to_bytes(4, "little"), (900).to_bytes(4, "little"))
    yield "empty.docx", packed({})
    yield "no-words.odt", packed({"mimetype": ODT})


def documents(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Give letters whose XML swells, reaches out, nests or hides."""
    for name, head in (("laughs", LAUGHS), ("foreign", FOREIGN), ("dtd", DTD)):
        yield f"{name}.docx", packed({"word/document.xml": (head + "<w>&x;</w>").encode()})
        yield f"{name}.odt", packed({"mimetype": ODT, "content.xml": (head + "<w/>").encode()})
    yield "laughs-16.docx", packed({"word/document.xml": (LAUGHS + "<w/>").encode("utf-16")})
    yield "deep.docx", packed({"word/document.xml": word("<w:t>" * 50_000)})
    yield "deep.odt", packed({"mimetype": ODT, "content.xml": b"<a>" * 50_000})
    yield (
        "blanks.odt",
        post.an_odt(folder, "<text:p><text:s text:c='99999999'/>x</text:p>").read_bytes(),
    )
    paragraph = "</w:t></w:r></w:p><w:p><w:r><w:t>x"
    yield "long.docx", packed({"word/document.xml": word(paragraph * 120_000)})
    yield "broken.docx", packed({"word/document.xml": word("A\xff").replace(b"\xc3", b"\xff")})
    yield "chunk.docx", packed({"word/document.xml": word("x"), "word/afchunk.mht": b"x"})
    yield "bidi.docx", packed({"word/document.xml": word("\u202egnihtyna\u202c\u2066x")})


def sheets(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Give sheets with cells that are formulas, without end, without names or without number."""
    members = unpacked(post.a_workbook(folder, [["q1", "q2"], ["yes", "x"]]).read_bytes())
    sheet = "xl/worksheets/sheet1.xml"
    far = members[sheet].replace(b'r="A1"', b'r="XFD1048576"')
    yield "far.xlsx", packed(members | {sheet: far})
    yield "no-strings.xlsx", packed(members | {sheet: members[sheet].replace(b"<v>", b"<v>9999")})
    yield "no-sheet.xlsx", packed({k: v for k, v in members.items() if k != sheet})
    yield "laughs.xlsx", packed(members | {"xl/workbook.xml": LAUGHS.encode()})
    yield "formula.xlsx", post.a_workbook(folder, [["q1", "q2"], ["yes", "=1+1"]]).read_bytes()
    yield "formulas.csv", b"q2\n" + FORMULAS.encode()
    yield "open-quote.csv", b'q1,q2\n"never closed,' + b"x" * 10_000
    yield "long-cell.csv", b"q1\n" + b"x" * 1_000_000
    yield "wide.csv", b",".join(b"c%d" % n for n in range(700)) + b"\n"
    yield "cells.csv", b"q1\n" + (b"ab," * 490 + b"\n") * 16_000
    yield "nul.csv", b"q1,q2\nyes,\0\n"
    yield "no-names.csv", b",,\n1,2,3\n"
    yield "bom-only.csv", b"\xef\xbb\xbf"
    yield "quotes.csv", b'"' * 5_001


def pdfs(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Give PDF files that go round in circles, swell, run a script or want a password."""
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Contents 4 0 R >>"
    yield "cycle.pdf", pdf(b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>", page)
    yield "count.pdf", pdf(b"<< /Type /Pages /Kids [3 0 R] /Count 2147483647 >>", page)
    yield "pages.pdf", pdf(b"<< /Type /Pages /Kids [%s] /Count 1500 >>" % (b"3 0 R " * 1500), page)
    swollen = zlib.compress(b"0 0 m 9 9 l S\n" * 4_000_000)
    stream = b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (
        len(swollen),
        swollen,
    )
    pages = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    yield "swollen.pdf", pdf(pages, page, stream)
    form = b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 5 "
    itself = form + b"/Resources << /XObject << /a 4 0 R >> >> >>\nstream\n/a Do\nendstream"
    yield "itself.pdf", pdf(pages, page, itself)
    yield (
        "script.pdf",
        pdf(pages, page).replace(
            b"/Catalog", b"/Catalog /OpenAction << /S /JavaScript /JS (app.alert(1)) >>"
        ),
    )
    yield "huge-page.pdf", pdf(pages, page.replace(b"99 99", b"9999999 9999999"))
    yield "locked.pdf", post.a_locked_pdf(folder).read_bytes()
    yield "nonsense.pdf", b"%PDF-1.7\n" + bytes(range(256)) * 40


def messages(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Give messages without end, of parts, depth, headers and strange encodings."""
    head = b"From: a@b.example\nSubject: x\n"
    parts = head + b'Content-Type: multipart/mixed; boundary="c"\n\n'
    yield "parts.eml", parts + b"--c\n\nhello\n" * 10_000 + b"--c--\n"
    yield "announced.eml", head + b"Content-Length: 1073741824\n\nhello"
    yield "long-header.eml", head + b"X-Long: " + b"x" * 5_000_000 + b"\n\nhello"
    yield "headers.eml", head + b"X-Many: x\n" * 200_000 + b"\nhello"
    inner = b"From: a@b.example\nSubject: x\n\nhello"
    for _ in range(300):
        inner = b"From: a@b.example\nContent-Type: message/rfc822\n\n" + inner
    yield "nested.eml", inner
    yield "base64.eml", head + b"Content-Transfer-Encoding: base64\n\n!!!not base64!!!\n=aGk"
    charsets = "utf-7 rot13 hex zip_codec unicode_escape idna punycode undefined x-none utf-8\0"
    for charset in charsets.split():
        said = f'Content-Type: text/plain; charset="{charset}"\n\n'.encode()
        yield f"charset-{charset.strip(chr(0))}.eml", head + said + b"+ADw-script+AD4- words \xe9"
    yield "no-boundary.eml", head + b"Content-Type: multipart/mixed\n\nhello"
    yield "date.eml", head + b"Date: Mon, 99 Foo 99999999 99:99:99 +9999\n\nhello"
    yield "id.eml", head + b"Message-ID: <" + b"x" * 1_000_000 + b">\n\nhello"
    yield "html.eml", head + b"Content-Type: text/html\n\n" + b"<div>" * 100_000 + b"deep"
    yield (
        "attached.eml",
        attached("../../etc/pass\u202ewd.docx", packed({"a": b"\0" * (300 << 20)})),
    )
    yield "no-message.eml", b"\r\n" * 1_000
    yield "many.mbox", b"From x\n\nhello\n\n" * 3_000
    yield "nul.mbox", b"From x\n" + head + b"\n\0\0\0\n"


def texts(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Give texts too long, in strange encodings, or that read otherwise than they are written."""
    yield "long.txt", b"x" * 2_000_000
    yield "feeds.txt", b"\f" * 900_000 + b"x"
    yield "bidi.txt", "I \u202eeerga\u202c with \u2066clause\u2069 2.1.".encode()
    yield "surrogates.txt", b"\xff\xfe" + b"\x00\xd8" * 50
    yield "marks.txt", ("a" + "\u0301" * 5_000).encode()
    yield "noise.txt", bytes(range(128, 256)) * 100
    yield "controls.txt", bytes(range(1, 32)) * 100 + b"x"
    yield "nul.txt", b"words\0words"
    yield "utf-32.txt", "Words.".encode("utf-32")
    yield "labels.txt", b"q1:\n" * 100_000
    yield "script.html", b"<html><script>alert(1)</script><p onclick=x>Words.<style>"
    yield "deep.html", b"<html>" + b"<ul><li>" * 60_000 + b"x"


def others(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Give what is none of the kinds that are read, under names that are."""
    yield (
        "wide.png",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + b"\0\1\0\0" * 2 + b"\x08\0\0\0\0" + b"IEND" * 3,
    )
    yield "cut.jpg", post.a_jpeg(folder).read_bytes()[:200]
    yield "program.txt", b"MZ\x90\0" + b"\0" * 500
    yield "gzip.csv", b"\x1f\x8b\x08" + b"\0" * 500
    yield "rich.docx", b"{\\rtf1 hello}"
    yield "answer.msg", b"\xd0\xcf\x11\xe0" + "__substg1.0_".encode("utf-16-le")
    yield "ole.xlsx", b"\xd0\xcf\x11\xe0" + "Workbook".encode("utf-16-le") + b"\xff" * 5_000
    yield "..\\..\\odd name\u202e.txt", b"Words."


def cut_short(good: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Give good files that end too early, at four places each."""
    for name, data in good.items():
        for tenth in (1, 4, 7, 9):
            yield f"cut-{tenth}-{name}", data[: len(data) * tenth // 10]


def word(text: str) -> bytes:
    """Give the XML of a letter."""
    return post.WORD_XML.format(text=text).encode()


def packed(members: Mapping[str, bytes]) -> bytes:
    """Pack an archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, content in members.items():
            archive.writestr(member, content)
    return out.getvalue()


def unpacked(data: bytes) -> dict[str, bytes]:
    """Unpack an archive of our own."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def pdf(*objects: bytes) -> bytes:
    """Put a PDF together from its page tree on."""
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate([b"<< /Type /Catalog /Pages 2 0 R >>", *objects], 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(places) + 1
    end = b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n"
    return out + end % (size, table, size, len(out)) + b"%%EOF\n"


def attached(name: str, content: bytes) -> bytes:
    """Give a message with an attachment."""
    message: EmailMessage = post.a_message("See attached.")
    message.add_attachment(content, maintype="application", subtype="x", filename=name)
    return message.as_bytes()
