"""A report reads the same as a web page and as a PDF, with its note that it is no poll."""

import io
import re
from dataclasses import replace
from typing import get_args

import pypdfium2
from docx import Document

from folkmoot.analysis.breakdown import NO_POLL, Crossing
from folkmoot.analysis.disclosure import release
from folkmoot.publication.blocks import Block
from folkmoot.publication.printed import UNSETTABLE, printed
from folkmoot.publication.tables import LEFT_OUT, counts_table
from folkmoot.publication.webpage import article, webpage
from folkmoot.publication.word import as_word
from tests.publication.reports import a_paper


def test_the_page_needs_nothing_else_and_has_no_script() -> None:
    page = webpage(a_paper())
    assert "<script" not in page
    assert not re.search(r"\b(src|href)=\"(?!#)", page)
    assert "url(" not in page
    assert "@import" not in page


def test_words_of_respondents_are_never_markup() -> None:
    page = webpage(a_paper(words="</p><script>alert(1)</script>"))
    assert "&lt;script&gt;" in page
    assert "<script" not in page


def test_every_count_of_responses_stands_under_the_note_that_this_is_no_poll() -> None:
    page = webpage(a_paper())
    assert page.index(NO_POLL[:40]) < page.index("158")
    assert " ".join(_text(printed(a_paper())).split()).count("opinion poll") == 1


def test_references_become_links_where_there_is_an_address_for_them() -> None:
    page = article(a_paper(), address=lambda reference: f"/{reference.kind}/")
    assert '<a href="/theme/">Helping and exploiting are told apart</a>' in page
    assert '<a href="/amendment/">amendment:amend-2-3</a>' in page


def test_a_quotation_in_arabic_is_set_from_right_to_left_in_both() -> None:
    report = a_paper("لا يُعاقب أحد.", "ar")
    assert '<p lang="ar" dir="rtl">لا يُعاقب أحد.</p>' in webpage(report)
    assert UNSETTABLE[:30] not in _text(printed(report))


def test_words_that_no_font_can_print_are_said_to_be_missing_and_nothing_else_is_lost() -> None:
    text = _text(printed(a_paper("\U0001e900\U0010fffd")))
    assert UNSETTABLE[1:20] in text
    assert "A policy, and how it came about" in text


def test_the_same_report_gives_the_same_pdf_and_says_it_is_accessible() -> None:
    pdf = printed(a_paper())
    assert pdf == printed(a_paper())
    assert b"pdfuaid" in pdf
    assert b"/MarkInfo" in pdf


def test_everything_in_the_report_is_in_the_page_and_in_the_pdf() -> None:
    page, text = webpage(a_paper()), " ".join(_text(printed(a_paper())).split())
    for said in (
        "invented federation",
        "41 of 231",
        "17 for and 4 against",
        "except where it",
        "decriminalisation",
        "2 met, 1 unknown",
        "amendment:amend-2-3",
        "22 June 2026",
    ):
        assert said in page, said
        assert said in text, said


def test_a_count_that_is_left_out_says_why() -> None:
    table = counts_table("By kind", "section", release(Crossing(("a", "b"), ("x",), ((3,), (40,)))))
    assert LEFT_OUT in table.rows[0]
    assert "worked out" in table.note


def test_the_small_report_has_a_block_of_every_kind() -> None:
    assert {type(block) for block in a_paper().blocks} == set(get_args(Block))


def _text(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def test_the_word_file_says_everything_and_names_nobody_but_the_publisher() -> None:
    word = Document(io.BytesIO(as_word(a_paper())))
    lines = [line.text for line in word.paragraphs]
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    for said in ("We ask for safety & <respect>.", "17 for and 4 against.", "158", NO_POLL):
        assert said in [*lines, *cells], said
    assert (word.core_properties.author, word.core_properties.last_modified_by) == (
        ("Lantern", "Lantern")
    )


def test_words_in_arabic_run_from_right_to_left_in_the_word_file() -> None:
    word = Document(io.BytesIO(as_word(replace(a_paper("لا يُعاقب أحد.", "ar"), language="ar"))))
    turned = [line.text for line in word.paragraphs if "<w:bidi " in line._p.xml]
    assert "لا يُعاقب أحد." in turned
    assert all("bidiVisual" in table._tbl.xml for table in word.tables)
