"""A paper as a PDF that can be read aloud (PDF/UA-1), set by typst from a template of its own."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import fields
from datetime import UTC, datetime, time
from functools import cache
from importlib.resources import as_file, files
from typing import Final

import typst

from folkmoot.foundation.canonical import Json
from folkmoot.foundation.references import Reference
from folkmoot.publication.blocks import Block, Grid, Paper
from folkmoot.publication.metadata import bare_pdf
from folkmoot.publication.tables import Table

LATIN: Final = "Libertinus Serif"
ARABIC: Final = ("Noto Naskh Arabic", "Amiri", "Noto Sans Arabic", "DejaVu Sans")
"""Faces for Arabic, the best first; the first that the machine has is used."""
ALWAYS: Final = "DejaVu Sans Mono"
"""Comes with typst, has Latin, Greek, Cyrillic and Arabic letters, and is plain but readable."""
UNSETTABLE: Final = (
    "[These words cannot be printed with the fonts at hand. They stand in the web page of this "
    "report and in its data.]"
)

_LACKING = re.compile(r"the text `\"(?P<text>.*)\"` could not be displayed", re.DOTALL)
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}|\\(.)")


def printed(paper: Paper) -> bytes:
    """Give *paper* as a PDF.

    Words in letters that no font at hand has are replaced by a sentence that says so. The same
    report gives the same bytes on machines that have the same fonts.
    """
    document = _document(paper)
    while True:
        try:
            return _compiled(document, paper)
        except typst.TypstError as error:
            lacking = _LACKING.search(str(error))
            if lacking is None:
                raise
            changed = _without(document, _unescaped(lacking["text"]))
            if changed == document:
                raise
            document = changed


@cache
def typefaces() -> tuple[str, ...]:
    """Give the faces that are used here, in the order in which they are asked for a letter."""
    known = set(typst.Fonts().families())
    return (LATIN, *[face for face in ARABIC if face in known][:1], ALWAYS)


def _compiled(document: Json, paper: Paper) -> bytes:
    made = datetime.combine(paper.made, time(), UTC)
    with as_file(files("folkmoot.publication").joinpath("report.typ")) as template:
        pdf = typst.compile(
            template,
            format="pdf",
            pdf_standards=["ua-1"],
            timestamp=int(made.timestamp()),
            sys_inputs={"report": json.dumps(document)},
        )
    if not isinstance(pdf, bytes):
        raise TypeError("A paper is one PDF.")
    return bare_pdf(pdf)


def _document(paper: Paper) -> Json:
    return {
        "title": paper.title,
        "subtitle": paper.subtitle,
        "publisher": paper.publisher,
        "made": paper.dated,
        "notice": paper.notice,
        "language": paper.language,
        "fonts": list(typefaces()),
        "blocks": [_part(block) for block in paper.blocks],
    }


def _part(block: Block) -> Json:
    kind = type(block).__name__
    if isinstance(block, Grid):
        return {"block": kind, **_table(block.table)}
    return {"block": kind} | {
        each.name: _value(getattr(block, each.name)) for each in fields(block)
    }


def _table(table: Table) -> dict[str, Json]:
    return {
        "caption": table.caption,
        "note": table.note,
        "numeric": table.numeric,
        "head": list(table.head) if any(table.head) else [],
        "rows": [list(row) for row in table.rows],
        "widths": list(_widths(table)),
    }


def _widths(table: Table) -> Iterator[int]:
    """Share the width out by the longest text of each column, within reason."""
    for n in range(len(table.head)):
        longest = max(len(row[n]) for row in (table.head, *table.rows))
        yield max(6 if n else 18, min(longest, 40))


def _value(value: object) -> Json:
    if isinstance(value, Reference) or value is None:
        return str(value or "")
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_value(item) for item in value]
    return value if isinstance(value, int) else str(value)


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)) if found[1] else found[2], text)


def _without(value: Json, text: str) -> Json:
    """Give *value* with every text that holds *text* replaced."""
    if isinstance(value, str):
        return UNSETTABLE if text in value else value
    if isinstance(value, dict):
        return {key: _without(item, text) for key, item in value.items()}
    if isinstance(value, list):
        return [_without(item, text) for item in value]
    return value
