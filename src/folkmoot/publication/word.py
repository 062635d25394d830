"""A paper as a Word file, for those who go on writing in it: headings, tables, no macro, no author.

Word says who wrote a file and when; here it says the publisher and the day, and nothing else.
"""

import io
from collections.abc import Callable
from datetime import UTC, datetime, time
from functools import singledispatch

from docx import Document
from docx.document import Document as Word
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph as Line
from lxml.etree import _Element

from folkmoot.foundation.languages import direction
from folkmoot.publication.blocks import (
    Block,
    Clause,
    Grid,
    Heading,
    Paper,
    Paragraph,
    Quote,
    Steps,
)
from folkmoot.publication.metadata import bare_word

FACE = "Liberation Serif"


def as_word(paper: Paper) -> bytes:
    """Give *paper* as DOCX; paragraphs in Arabic run from right to left."""
    word = Document()
    _describe(word, paper)
    title = word.add_heading(paper.title, level=0)
    _turn(title, paper.language)
    for text in (paper.subtitle, f"{paper.publisher}, {paper.dated}", paper.notice):
        if text:
            _turn(word.add_paragraph(text), paper.language)
    for block in paper.blocks:
        _part(block, word, paper.language)
    held = io.BytesIO()
    word.save(held)
    return bare_word(held.getvalue())


def _describe(word: Word, paper: Paper) -> None:
    told, on = word.core_properties, datetime.combine(paper.made, time(), UTC)
    told.title, told.author, told.last_modified_by = paper.title, paper.publisher, paper.publisher
    told.created = told.modified = on.replace(tzinfo=None)
    told.language, told.comments, told.revision = paper.language, "", 1
    style = word.styles["Normal"]
    style.font.name, style.font.size = FACE, Pt(11)


@singledispatch
def _part(block: Block, word: Word, language: str) -> None:
    raise TypeError(f"There is no way to write a {type(block).__name__} in Word.")


@_part.register
def _heading(block: Heading, word: Word, language: str) -> None:
    _turn(word.add_heading(block.text, level=block.level - 1), block.language or language)


@_part.register
def _paragraph(block: Paragraph, word: Word, language: str) -> None:
    cites = " ".join(map(str, block.cites))
    line = word.add_paragraph(f"{block.text} {cites}".rstrip())
    if block.kind == "note":
        line.style = word.styles["Intense Quote"]
    _turn(line, language)


@_part.register
def _quote(block: Quote, word: Word, language: str) -> None:
    _turn(word.add_paragraph(block.words, style="Quote"), block.language)
    _turn(word.add_paragraph(f"{block.who} · {block.of}"), language)


@_part.register
def _grid(block: Grid, word: Word, language: str) -> None:
    told = block.table
    caption = word.add_paragraph(told.caption, style="Caption")
    caption.paragraph_format.keep_with_next = True
    _turn(caption, language)
    rows = (*([told.head] if any(told.head) else []), *told.rows)
    table = word.add_table(rows=len(rows), cols=len(told.head), style="Light List Accent 1")
    if direction(language) == "rtl":
        table._tbl.tblPr.append(OxmlElement("w:bidiVisual"))
    for row, cells in zip(table.rows, rows, strict=True):
        for n, (cell, text) in enumerate(zip(row.cells, cells, strict=True)):
            line = cell.paragraphs[0]
            line.add_run(text)
            _turn(line, language)
            if told.numeric and n:
                line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _turn(word.add_paragraph(told.note), language)


@_part.register
def _steps(block: Steps, word: Word, language: str) -> None:
    for step in block.steps:
        _turn(word.add_paragraph(step, style="List Number"), language)


@_part.register
def _clause(block: Clause, word: Word, language: str) -> None:
    _turn(word.add_heading(f"{block.number} {block.title}", level=2), language)
    for text in filter(None, (*block.paragraphs, block.change)):
        _turn(word.add_paragraph(text), language)


def _turn(line: Line, language: str) -> None:
    """Let *line* run the way that its language is read."""
    if direction(language) == "rtl":
        _add(line._p.get_or_add_pPr(), "w:bidi")
        for run in line.runs:
            _add(run._r.get_or_add_rPr(), "w:rtl")


def _add(to: _Element, name: str) -> None:
    mark: Callable[[str], _Element] = OxmlElement
    found = mark(name)
    found.set(qn("w:val"), "1")
    to.append(found)
