"""The form on paper: everything that is asked, in each language, as a page and as a PDF."""

import pypdfium2
import pytest
from django.test import Client

from tests.intake.conftest import Post, Posted

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("north")]

EVERYTHING = {
    "en": (
        "Should selling be free of punishment?",
        "In part",
        "What protects people best?",
        "Buyers should be punished.",
        "Neither agree nor disagree",
        "Selling is not a crime.",
        "If you are in danger now",
        "Some papers speak of violence.",
        "For an organisation",
        "My words may be quoted, without my name",
        "write@north.example",
    ),
    "ar": (
        "ما الذي يحمي الناس أفضل حماية؟",
        "ينبغي معاقبة المشترين.",
        "البيع ليس جريمة.",
    ),
}


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_page_has_all_that_the_form_asks(language: str) -> None:
    got = Client(HTTP_ACCEPT_LANGUAGE=language).get("/s/north-2025/print/")
    html = got.content.decode()
    assert [words for words in EVERYTHING[language] if words not in html] == []
    assert "<input" not in html
    assert "no-store" in got.headers["Cache-Control"]


def test_the_pdf_has_all_that_the_form_asks() -> None:
    got = Client(HTTP_ACCEPT_LANGUAGE="en").get("/s/north-2025/form.pdf")
    assert got.headers["Content-Disposition"] == 'inline; filename="form.pdf"'
    text = text_of(got.content)
    assert [words for words in EVERYTHING["en"] if "".join(words.split()) not in text] == []


def test_the_pdf_is_made_in_arabic_too() -> None:
    got = Client(HTTP_ACCEPT_LANGUAGE="ar").get("/s/north-2025/form.pdf")
    assert got.content.startswith(b"%PDF")
    assert len(pypdfium2.PdfDocument(got.content)) >= 2


def test_a_round_that_is_not_announced_has_no_paper(client: Client, post: Post) -> None:
    post("draft-2025", announced=None)
    assert client.get("/s/draft-2025/print/").status_code == 404
    assert client.get("/s/draft-2025/form.pdf").status_code == 404


def test_letters_that_no_font_has_are_printed_as_far_as_can_be(
    client: Client, post: Post, north: Posted
) -> None:
    post("odd-2025", contact="\U00013000 hieroglyph")
    assert client.get("/s/odd-2025/form.pdf").content.startswith(b"%PDF")


def text_of(pdf: bytes) -> str:
    """Give the words of a PDF without its blanks, which fall where lines break."""
    document = pypdfium2.PdfDocument(pdf)
    found = (document[number].get_textpage().get_text_bounded() for number in range(len(document)))
    return "".join("".join(page.split()) for page in found)
