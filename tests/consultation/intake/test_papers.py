"""ODT and DOCX letters with all that is in them, and scans, which people have to type."""

import base64
from pathlib import Path

import pytest

from folkmoot.consultation.intake.items import Batch, Item, ItemState
from folkmoot.consultation.sandbox import scans
from tests.consultation import post


def text_of(batch: Batch) -> str:
    (item,) = batch.items
    assert item.state is ItemState.ACCEPTED, item.reason
    assert item.response is not None
    return item.response.answers[0].text


def waiting(batch: Batch) -> Item:
    (item,) = batch.items
    assert item.state is ItemState.QUARANTINED
    return item


def test_an_odt_keeps_paragraphs_lists_tables_boxes_and_notes(tmp_path: Path, take_in) -> None:
    body = (
        "<text:h>Our answer</text:h>"
        "<text:p>One<text:s text:c='2'/>two<text:tab/>three<text:line-break/>four "
        "<text:span>five</text:span> six.</text:p>"
        "<text:list><text:list-item><text:p>In a list.</text:p></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>In a table.</text:p>"
        "</table:table-cell></table:table-row></table:table>"
        "<text:p>Before<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        "<text:p>In a note.</text:p></text:note-body></text:note> and after.</text:p>"
        "<text:p>Box: <draw:frame><draw:text-box><text:p>Inside.</text:p></draw:text-box>"
        "</draw:frame></text:p>"
    )
    assert text_of(take_in(post.an_odt(tmp_path, body))).split("\n\n") == [
        "Our answer",
        "One  two\tthree\nfour five six.",
        "In a list.",
        "In a table.",
        "Before and after.",
        "Box:",
        "Inside.",
        "In a note.",
    ]


def test_an_odt_with_what_a_print_would_not_show_waits_and_says_what(
    tmp_path: Path, take_in
) -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>Never punish.</text:p>"
        "</text:deletion></text:changed-region></text:tracked-changes>"
        "<text:p>We agree<office:annotation><dc:creator>Dag Olsen</dc:creator>"
        "<text:p>Really?</text:p></office:annotation> with it.</text:p>"
        "<text:p text:style-name='P9'>Our secret.</text:p>"
    )
    style = (
        "<style:style style:name='P9'><style:text-properties text:display='none'/></style:style>"
    )
    item = waiting(take_in(post.an_odt(tmp_path, body, styles=style)))
    for said in ("struck out: ‘Never punish.’", "a comment: ‘Really?’", "hidden: ‘Our secret.’"):
        assert said in item.reason
    assert "Olsen" not in item.reason
    assert item.found == "We agree with it."


def test_a_locked_odt_is_told_apart(tmp_path: Path, take_in) -> None:
    sealed = {"META-INF/manifest.xml": b"<m><encryption-data/></m>"}
    path = post.an_odt(tmp_path, "<text:p>x</text:p>", more=sealed)
    assert "protected by a password" in waiting(take_in(path)).reason


@pytest.mark.parametrize(
    ("inner", "said"),
    [
        ("<w:del><w:r><w:delText>Struck.</w:delText></w:r></w:del>", "struck out: ‘Struck.’"),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>Hidden.</w:t></w:r>", "hidden: ‘Hidden.’"),
    ],
)
def test_a_docx_with_struck_out_or_hidden_words_waits_and_says_which(
    tmp_path: Path, take_in, inner: str, said: str
) -> None:
    xml = post.WORD_XML.format(text=f"Plain.</w:t></w:r>{inner}<w:r><w:t> More.")
    item = waiting(take_in(post.a_bare_word_file(tmp_path, xml)))
    assert said in item.reason
    assert item.found == "Plain. More."


def test_a_run_whose_hiding_is_switched_off_is_printed(tmp_path: Path, take_in) -> None:
    hidden = '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>Shown.</w:t></w:r>'
    xml = post.WORD_XML.format(text=f"Plain. </w:t></w:r>{hidden}<w:r><w:t>")
    assert text_of(take_in(post.a_bare_word_file(tmp_path, xml))) == "Plain. Shown."


def test_comments_in_a_docx_are_told_and_not_taken_for_the_letter(tmp_path: Path, take_in) -> None:
    comments = (
        '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:comment w:author="Dag Olsen"><w:p><w:r><w:t>Too sharp?</w:t></w:r></w:p></w:comment>'
        "</w:comments>"
    )
    members = {
        "word/document.xml": post.WORD_XML.format(text="Our letter.").encode(),
        "word/comments.xml": comments.encode(),
    }
    item = waiting(take_in(post.an_archive(tmp_path, "letter.docx", members)))
    assert "a comment: ‘Too sharp?’" in item.reason
    assert "Olsen" not in item.reason
    assert item.found == "Our letter."


def test_a_scan_is_drawn_page_by_page_for_those_who_type_it(tmp_path: Path, take_in) -> None:
    scan = post.a_pdf(tmp_path, "#rect(width: 4cm, height: 4cm)\n#pagebreak()\n#rect(width: 4cm)")
    item = waiting(take_in(scan))
    pages = [base64.b64decode(page) for page in item.pages]
    assert len(pages) == 2
    assert all(page.startswith(scans.PNG) for page in pages)


def test_a_photograph_of_a_letter_is_drawn_anew_and_has_to_be_typed(
    tmp_path: Path, take_in
) -> None:
    item = waiting(take_in(post.a_jpeg(tmp_path)))
    assert "is a picture. It has to be typed by a person." in item.reason
    assert base64.b64decode(item.pages[0]).startswith(scans.PNG)


def test_a_scan_attached_to_a_message_waits_with_its_pages(tmp_path: Path, take_in) -> None:
    message = post.a_message("See attached.")
    scan = post.a_jpeg(tmp_path).read_bytes()
    message.add_attachment(scan, maintype="image", subtype="jpeg", filename="letter.jpg")
    item = waiting(take_in(post.an_eml(tmp_path, message)))
    assert len(item.pages) == 1
    assert item.found == "See attached."


def test_a_message_as_outlook_saves_it_is_told_what_to_do_with(tmp_path: Path, take_in) -> None:
    content = b"\xd0\xcf\x11\xe0" + b"\0" * 600 + "__substg1.0_".encode("utf-16-le")
    item = waiting(take_in(post.a_file(tmp_path, "answer.msg", content)))
    assert "save it as EML or TXT" in item.reason


def test_a_forward_counts_on_the_day_on_which_its_inner_message_was_sent(
    tmp_path: Path, take_in
) -> None:
    text = (
        "---------- Forwarded message ---------\nFrom: Dag <dag@x.example>\n"
        "Date: Mon, 10 Nov 2025 09:00:00 +0100\nTo: bo@north.example\n\nI say no.\n"
    )
    late = post.a_message(text, date="Mon, 17 Nov 2025 10:00:00 +0000")
    (item,) = take_in(post.an_eml(tmp_path, late)).items
    assert item.response is not None
    assert str(item.response.received) == "2025-11-04"  # not later than the intake's own day


def test_an_entity_in_an_odt_is_flagged(tmp_path: Path, take_in) -> None:
    members = {
        "mimetype": b"application/vnd.oasis.opendocument.text",
        "content.xml": (post.BILLION_LAUGHS + "<w>&d;</w>").encode(),
    }
    path = post.an_archive(tmp_path, "laughs.odt", members)
    assert "XML entities" in waiting(take_in(path)).reason
