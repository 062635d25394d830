"""Hostile files: told in a sentence, and nothing else of the batch is lost."""

import io
import os
import zipfile
from pathlib import Path

import pytest

from folkmoot.consultation.intake.items import Batch, ItemState
from folkmoot.consultation.sandbox import warden
from tests.consultation import post

GOOD = "A good letter, which must not be lost."


def quarantined(batch: Batch) -> str:
    """Check that the good letter came through and everything else did not; give the reasons."""
    good = [item for item in batch.items if item.state is ItemState.ACCEPTED]
    assert [item.response.answers[0].text for item in good if item.response] == [GOOD]
    assert batch.count(ItemState.QUARANTINED) == batch.came_in - 1
    return " ".join(item.reason for item in batch.items)


def beside_a_good_one(folder: Path, *bad: Path) -> list[Path]:
    return [*bad, post.a_file(folder, "good.txt", GOOD)]


def test_a_docx_that_unpacks_to_a_gigabyte_is_refused_before_it_is_unpacked(
    tmp_path: Path, take_in
) -> None:
    bomb = post.an_archive(tmp_path, "bomb.docx", {"word/document.xml": b"\0" * (300 << 20)})
    assert bomb.stat().st_size < 1 << 20
    assert "would unpack to 300 MB" in quarantined(take_in(*beside_a_good_one(tmp_path, bomb)))


def test_an_archive_that_lies_about_its_size_is_stopped(tmp_path: Path, take_in) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<w>" + b" " * (64 << 20) + b"</w>")
    lying = out.getvalue().replace((67108871).to_bytes(4, "little"), (900).to_bytes(4, "little"))
    bad = post.a_file(tmp_path, "liar.docx", lying)
    assert "liar.docx" in quarantined(take_in(*beside_a_good_one(tmp_path, bad)))


def test_a_workbook_of_a_million_rows_is_refused(tmp_path: Path, take_in) -> None:
    rows = b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (n, n) for n in (1, 1048576))
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        b'<sheetData>%s<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
        b"</worksheet>" % rows
    )
    good = post.a_workbook(tmp_path, [["q1"], ["yes"]], "bomb.xlsx")
    with zipfile.ZipFile(good) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    bad = post.an_archive(tmp_path, "bomb.xlsx", members | {"xl/worksheets/sheet1.xml": sheet})
    assert "bomb.xlsx" in quarantined(take_in(*beside_a_good_one(tmp_path, bad)))


@pytest.mark.parametrize("doctype", [post.BILLION_LAUGHS, post.FOREIGN_ENTITY])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_docx_with_entities_is_flagged_and_loses_no_words_silently(
    tmp_path: Path, take_in, doctype: str, encoding: str
) -> None:
    xml = (doctype + post.WORD_XML.format(text="A &x; B")).encode(encoding)
    bad = post.an_archive(tmp_path, "entities.docx", {"word/document.xml": xml})
    assert "XML entities" in quarantined(take_in(*beside_a_good_one(tmp_path, bad)))


def test_a_workbook_with_entities_is_flagged(tmp_path: Path, take_in) -> None:
    members = {"xl/workbook.xml": post.FOREIGN_ENTITY.encode(), "xl/a.xml": b"<a/>"}
    bad = post.an_archive(tmp_path, "entities.xlsx", members)
    assert "XML entities" in quarantined(take_in(*beside_a_good_one(tmp_path, bad)))


def test_a_message_of_ten_thousand_parts_is_refused(tmp_path: Path, take_in) -> None:
    head = b'From: a@b.example\nSubject: x\nContent-Type: multipart/mixed; boundary="c"\n\n'
    bad = post.an_eml(tmp_path, head + b"--c\n\nhello\n" * 10_000 + b"--c--\n")
    assert "more than 200 parts" in quarantined(take_in(*beside_a_good_one(tmp_path, bad)))


def test_a_message_nested_a_thousand_deep_is_refused(tmp_path: Path, take_in) -> None:
    lines = [b"From: a@b.example"]
    for depth in range(1000):
        lines += [b'Content-Type: multipart/mixed; boundary="b%d"' % depth, b"", b"--b%d" % depth]
    bad = post.an_eml(tmp_path, b"\n".join(lines) + b"\n\nhello\n")
    assert "message" in quarantined(take_in(*beside_a_good_one(tmp_path, bad)))


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("zeros.txt", b"text\0text", "not a text"),
        ("late-zero.txt", b"text " * 400 + b"\0", "zero bytes"),
        ("line.txt", b"x" * 1_000_001, "1,000,001 characters"),
        ("line.csv", b"q1\n" + b"x" * 200_000, "cannot be read as a sheet"),
        ("open.csv", b'q1,q2\n"never closed,x\n', "cannot be read as a sheet"),
        ("empty.txt", b"", "is empty"),
        ("blank.txt", b" \n\n ", "is empty"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n", "is a picture"),
        ("scan.pdf", b"%PDF-1.7\nnonsense", "is damaged"),
        ("letter.docx", b"PK\x03\x04nonsense", "is damaged"),
        ("old.doc", b"\xd0\xcf\x11\xe0" + b"\0" * 600, "old Office format"),
        (
            "locked.docx",
            b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"),
            "protected by a password",
        ),
        ("letter.rtf", b"{\\rtf1 hello}", "rich text"),
        ("files.zip", b"\x1f\x8b0000", "is an archive"),
        ("arabic.txt", "أوافق على البند".encode("cp1256"), "encoding"),
        ("strange.eml", b"no header at all, just words", "is no message"),
        ("box.mbox", b"no mailbox", "is no mailbox"),
    ],
)
def test_what_cannot_be_read_is_told_in_a_sentence(
    tmp_path: Path, take_in, name: str, content: bytes, said: str
) -> None:
    bad = post.a_file(tmp_path, name, content)
    assert said in quarantined(take_in(*beside_a_good_one(tmp_path, bad)))


def test_a_file_of_more_than_25_megabytes_is_not_read(tmp_path: Path, take_in) -> None:
    bad = post.a_file(tmp_path, "long.txt", b"word " * (6 << 20))
    assert "more than the 25" in quarantined(take_in(*beside_a_good_one(tmp_path, bad)))


def test_an_encrypted_pdf_is_told_apart_from_a_damaged_one(tmp_path: Path, take_in) -> None:
    bad = post.a_locked_pdf(tmp_path)
    assert "protected by a password" in quarantined(take_in(*beside_a_good_one(tmp_path, bad)))


def test_a_truncated_message_is_told_and_its_words_are_shown(tmp_path: Path, take_in) -> None:
    message = post.a_message("Words before the cut.", html="<p>Words before the cut.</p>")
    bad = post.an_eml(tmp_path, message.as_bytes()[:-80])
    batch = take_in(*beside_a_good_one(tmp_path, bad))
    assert "cut short" in quarantined(batch)
    assert "Words before the cut." in batch.items[0].found


def test_a_reader_that_never_ends_is_stopped_and_the_rest_is_read(
    tmp_path: Path, take_in, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(warden, "SECONDS", 4)
    pipe = tmp_path / "endless.txt"
    os.mkfifo(pipe)
    said = quarantined(take_in(*beside_a_good_one(tmp_path, pipe)))
    assert "more time or memory" in said


def test_only_the_message_that_stops_the_reader_is_lost_from_a_mailbox(
    tmp_path: Path, take_in
) -> None:
    bomb = post.a_message("See attached.", sender="d@x.example", message_id="<bomb@x.example>")
    bomb.add_attachment(
        post.an_archive(
            tmp_path, "b.docx", {"word/document.xml": b"\0" * (200 << 20)}
        ).read_bytes(),
        maintype="application",
        subtype="octet-stream",
        filename="b.docx",
    )
    good = [
        post.a_message(f"Letter {n}.", sender=f"{n}@x.example", message_id=f"<{n}@x.example>")
        for n in range(5)
    ]
    batch = take_in(post.an_mbox(tmp_path, *good[:2], bomb, *good[2:]))
    assert [item.state for item in batch.items] == [
        ItemState.ACCEPTED,
        ItemState.ACCEPTED,
        ItemState.QUARANTINED,
        ItemState.ACCEPTED,
        ItemState.ACCEPTED,
        ItemState.ACCEPTED,
    ]
    assert "b.docx (message 3) would unpack" in batch.items[2].reason


def test_a_stored_script_is_text_and_a_script_element_has_no_words(tmp_path: Path, take_in) -> None:
    text = "<script>alert(1)</script> =HYPERLINK(1)"
    plain = post.a_file(tmp_path, "script.txt", text)
    html = post.a_file(tmp_path, "script.html", f"<html><p>Words.</p>{text}</html>")
    first, second = take_in(plain, html).items
    assert first.response is not None
    assert second.response is not None
    assert first.response.answers[0].text == text
    assert second.response.answers[0].text == "Words.\n\n=HYPERLINK(1)"
