"""Letters and mail: every paragraph kept, and what they say understood."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from folkmoot.consultation.intake.items import Batch, ItemState
from folkmoot.consultation.responses import Answer, Channel, RespondentKind, Response
from tests.consultation import post
from tests.real_data import real_data

WORDS = ["The first paragraph.", "The second, on clause 2.1.", "A third — with ‘marks’."]


def only(batch: Batch) -> Response:
    """Give the response of a batch of one."""
    (item,) = batch.items
    assert item.state is ItemState.ACCEPTED, item.reason
    assert item.response is not None
    return item.response


def words_of(response: Response) -> str:
    return "\n\n".join(answer.text for answer in response.answers)


def test_a_docx_keeps_paragraphs_tables_boxes_and_what_was_added(tmp_path: Path, take_in) -> None:
    xml = post.WORD_XML.format(
        text="Plain.</w:t></w:r><w:ins><w:r><w:t> Added.</w:t></w:r></w:ins>"
        "</w:p>"
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>In a table.</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
        "<w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p>"
        "</w:txbxContent></w:pict></w:r><w:r><w:t>After the box."
    )
    response = only(take_in(post.a_bare_word_file(tmp_path, xml)))
    assert words_of(response) == "Plain. Added.\n\nIn a table.\n\nIn a box.\n\nAfter the box."
    assert response.channel is Channel.LETTER


@pytest.mark.parametrize("kind", ["docx", "pdf", "txt"])
def test_every_paragraph_of_a_letter_is_kept(tmp_path: Path, take_in, kind: str) -> None:
    files = {
        "docx": lambda: post.a_word_file(tmp_path, *WORDS),
        "pdf": lambda: post.a_pdf(tmp_path, "\n\n".join(WORDS)),
        "txt": lambda: post.a_file(tmp_path, "letter.txt", "\n\n".join(WORDS)),
    }
    text = words_of(only(take_in(files[kind]())))
    assert [word for word in WORDS if " ".join(word.split()) not in " ".join(text.split())] == []


def test_a_scan_is_told_apart_and_has_to_be_typed(tmp_path: Path, take_in) -> None:
    scan = post.a_pdf(tmp_path, "#rect(width: 4cm, height: 4cm, fill: black)")
    (item,) = take_in(scan).items
    assert item.state is ItemState.QUARANTINED
    assert "scan without text. It has to be typed by a person" in item.reason


def test_one_page_without_text_keeps_a_pdf_from_being_taken_for_whole(
    tmp_path: Path, take_in
) -> None:
    mixed = post.a_pdf(tmp_path, "Words.\n#pagebreak()\n#rect(width: 4cm, fill: black)")
    (item,) = take_in(mixed).items
    assert "pictures without text (2)" in item.reason


def test_a_file_is_read_as_what_it_is_and_not_as_its_name_says(tmp_path: Path, take_in) -> None:
    pdf = post.a_pdf(tmp_path, "Words in a PDF.", name="letter.docx")
    assert words_of(only(take_in(pdf))) == "Words in a PDF."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_text_is_read_in_its_encoding(tmp_path: Path, take_in, encoding: str) -> None:
    path = post.a_file(tmp_path, "lettre.txt", "Déjà vu – “non”.".encode(encoding))
    assert words_of(only(take_in(path))) == "Déjà vu – “non”."


def test_clauses_that_a_letter_names_are_linked_to_it(tmp_path: Path, take_in) -> None:
    path = post.a_file(tmp_path, "a.txt", "On clause 2.1, article 2.2 and clause 9.9.")
    assert only(take_in(path)).answers[0].clauses == ("2.1", "2.2")


def test_a_filled_in_form_counts_the_same_as_the_web_form(tmp_path: Path, take_in) -> None:
    text = (
        "Dear all,\n\nQuestion 1: Yes, with doubts\nq2:\nHousing.\n\nAnd health.\ns1: Disagree\n"
        "clause 2.2: Keep it.\nkind: group\nparticipants: 12\nquote: yes\nattribute: no\n\nYours"
    )
    response = only(take_in(post.a_file(tmp_path, "form.txt", text)))
    assert {answer.part: answer for answer in response.answers} == {
        "text": Answer("text", "Dear all,\n\nYours"),
        "q1": Answer("q1", "with doubts", choice="yes", clauses=("2.1",)),
        "q2": Answer("q2", "Housing.\n\nAnd health."),
        "s1": Answer("s1", scale=-1, clauses=("2.2",)),
        "q4.2.2": Answer("q4", "Keep it.", clause="2.2", clauses=("2.2",)),
    }
    assert (response.kind, response.participants) == (RespondentKind.GROUP, 12)
    assert (response.consents.quote, response.consents.attribute) == (True, False)


def test_a_letter_whose_line_begins_like_a_fact_is_still_a_letter(tmp_path: Path, take_in) -> None:
    text = "Kind: a word I like.\nUse: the law should be of use.\nName: nobody"
    assert words_of(only(take_in(post.a_file(tmp_path, "a.txt", text)))) == text


def test_a_message_gives_its_words_its_day_and_not_its_sender(tmp_path: Path, take_in) -> None:
    message = post.a_message(date="Mon, 03 Nov 2025 23:30:00 +0000")
    response = only(take_in(post.an_eml(tmp_path, message)))
    assert response.channel is Channel.MAIL
    assert response.received == date(2025, 11, 4)  # half past midnight in Oslo
    assert "amina" not in repr(response)


def test_a_message_only_in_html_gives_its_words(tmp_path: Path, take_in) -> None:
    message = post.a_message("", html="<p>One</p><ul><li>two</li></ul><style>p{}</style>")
    assert words_of(only(take_in(post.an_eml(tmp_path, message)))) == "One\n\ntwo"


def test_the_fuller_of_two_forms_of_a_message_is_taken(tmp_path: Path, take_in) -> None:
    message = post.a_message("Open in a browser.", html=f"<p>{'A long answer. ' * 9}</p>")
    assert words_of(only(take_in(post.an_eml(tmp_path, message)))).startswith("A long answer.")


def test_a_letter_attached_to_a_message_belongs_to_it(tmp_path: Path, take_in) -> None:
    message = post.a_message("Our letter is attached.")
    letter = post.a_word_file(tmp_path, *WORDS).read_bytes()
    message.add_attachment(letter, maintype="application", subtype="x", filename="letter.docx")
    response = only(take_in(post.an_eml(tmp_path, message)))
    assert words_of(response) == "\n\n".join(["Our letter is attached.", *WORDS])


def test_a_sheet_attached_to_a_message_is_read_row_by_row(tmp_path: Path, take_in) -> None:
    message = post.a_message("")
    message.set_content("")
    message.add_attachment(
        b"q1,q2\nyes,a\nno,b\n", maintype="text", subtype="csv", filename="a.csv"
    )
    batch = take_in(post.an_eml(tmp_path, message))
    assert batch.count(ItemState.ACCEPTED) == 2


def test_a_message_forwarded_as_a_whole_is_the_item_and_its_carrier_is_not(
    tmp_path: Path, take_in
) -> None:
    carrier = post.a_message("", sender="bo@north.example", message_id="<carrier@x.example>")
    carrier.set_content("")
    carrier.add_attachment(post.a_message("The answer itself."))
    response = only(take_in(post.an_eml(tmp_path, carrier)))
    assert words_of(response) == "The answer itself."


def test_a_carrier_with_words_of_its_own_is_read_by_a_person(tmp_path: Path, take_in) -> None:
    carrier = post.a_message("I agree with her.", message_id="<carrier@x.example>")
    carrier.add_attachment(post.a_message("The answer itself."))
    outer, inner = take_in(post.an_eml(tmp_path, carrier)).items
    assert outer.state is ItemState.QUARANTINED
    assert outer.found == "I agree with her."
    assert inner.state is ItemState.ACCEPTED


def test_a_forward_loses_its_envelope_and_no_words(tmp_path: Path, take_in) -> None:
    text = (
        "For you.\n\n---------- Forwarded message ---------\nFrom: Dag <dag@x.example>\n"
        "Date: Sun, 2 Nov 2025\nTo: bo@north.example\n\nI say no.\n"
    )
    response = only(take_in(post.an_eml(tmp_path, post.a_message(text))))
    assert words_of(response) == "For you.\n\nI say no."


def test_the_same_message_comes_in_once(tmp_path: Path, take_in) -> None:
    first = post.a_message("No.", message_id="<a@x.example>")
    again = post.a_message("No.", message_id="<b@x.example>")
    other = post.a_message("No.", message_id="<c@x.example>", sender="dag@x.example")
    batch = take_in(post.an_mbox(tmp_path, first, first, again, other))
    assert [str(item.state) for item in batch.items] == [
        "accepted",
        "duplicate",
        "duplicate",
        "accepted",
    ]
    assert batch.items[1].reason == "The same as box.mbox, message 1."


def test_the_same_file_comes_in_once_and_the_same_words_from_others_do_not_vanish(
    tmp_path: Path, take_in
) -> None:
    one = post.a_file(tmp_path, "a.txt", "I agree.")
    copy = post.a_file(tmp_path, "b.txt", "I agree.")
    other = post.a_word_file(tmp_path, "I agree.")
    batch = take_in(one, copy, other)
    assert [str(item.state) for item in batch.items] == ["accepted", "duplicate", "accepted"]


def test_an_empty_message_says_nothing(tmp_path: Path, take_in) -> None:
    (item,) = take_in(post.an_eml(tmp_path, post.a_message(" "))).items
    assert "says nothing" in item.reason


def test_a_message_whose_attachment_cannot_be_read_waits_with_its_words(
    tmp_path: Path, take_in
) -> None:
    message = post.a_message("See attached.")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="scan.png")
    (item,) = take_in(post.an_eml(tmp_path, message)).items
    assert item.state is ItemState.QUARANTINED
    assert "scan.png (message 1) is a picture" in item.reason
    assert item.found == "See attached."


def test_what_comes_late_is_kept_and_marked_late(tmp_path: Path, take_in) -> None:
    message = post.a_message(date="Sat, 15 Nov 2025 08:00:00 +0100")
    at = datetime(2025, 12, 1, tzinfo=UTC)
    assert only(take_in(post.an_eml(tmp_path, message), at=at)).late
    assert not only(take_in(post.an_eml(tmp_path, post.a_message()), at=at)).late


def test_a_message_from_the_future_came_today(tmp_path: Path, take_in) -> None:
    message = post.a_message(date="Fri, 01 Jan 2100 08:00:00 +0100")
    assert only(take_in(post.an_eml(tmp_path, message))).received == date(2025, 11, 4)


SEEDS = (
    "alliance-statement",
    "blog-on-policy",
    "consultation-pack",
    "council-resolution",
    "open-letter",
)


@pytest.mark.parametrize("name", SEEDS)
def test_a_source_document_loses_no_paragraph(take_in, name: str) -> None:
    path = real_data("..") / "seeds" / f"{name}.txt"
    if not path.exists():
        pytest.skip(f"The source document {name} is not here.")
    words = words_of(only(take_in(path))).split()
    assert words == path.read_text(encoding="utf-8").replace("\f", " ").split()
