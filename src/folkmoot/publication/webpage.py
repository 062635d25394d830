"""A paper as one web page that needs nothing else: its styles inside, no script, no pictures."""

from collections.abc import Callable, Iterable
from functools import singledispatch
from html import escape
from importlib.resources import files

from folkmoot.foundation.languages import direction
from folkmoot.foundation.references import Reference
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

Address = Callable[[Reference], str]


def webpage(paper: Paper) -> str:
    """Give *paper* as a whole page that can be kept as a file."""
    style = files("folkmoot.publication").joinpath("report.css").read_text(encoding="utf-8")
    notice = f'<p class="notice">{escape(paper.notice)}</p>' if paper.notice else ""
    return (
        f'<!doctype html>\n<html lang="{paper.language}" dir="{direction(paper.language)}">\n'
        f'<head><meta charset="utf-8"><title>{escape(paper.title)}</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<style>{style}</style></head>\n<body>\n<header>\n<h1>{escape(paper.title)}</h1>\n"
        f'<p class="subtitle">{escape(paper.subtitle)}</p>\n'
        f"<p>{escape(paper.publisher)}, {escape(paper.dated)}</p>\n{notice}</header>\n"
        f"<main>\n{article(paper)}\n</main>\n</body>\n</html>\n"
    )


def article(paper: Paper, *, address: Address | None = None) -> str:
    """Give what the page says, from its contents on; with an *address* for references, links."""
    blocks = paper.blocks
    contents = "".join(
        f'<li><a href="#{block.anchor}">{escape(block.text)}</a></li>'
        for block in blocks
        if isinstance(block, Heading) and block.level == 2
    )
    told = "\n".join(_part(block, _Citing(address)) for block in blocks)
    name = escape(paper.contents)
    return f'<nav class="contents" aria-label="{name}"><ol>{contents}</ol></nav>\n{told}'


class _Citing:
    """How references are written: as links where they have an address, else as their own text."""

    def __init__(self, address: Address | None) -> None:
        self.address = address

    def one(self, reference: Reference, text: str = "") -> str:
        """Give one reference, shown as *text* or by its own name."""
        shown = escape(text or str(reference))
        if self.address and (url := self.address(reference)):
            return f'<a href="{escape(url)}">{shown}</a>'
        return shown if text else f"<code>{shown}</code>"

    def all(self, references: Iterable[Reference]) -> str:
        """Give several, one after the other."""
        return ", ".join(self.one(reference) for reference in references)


@singledispatch
def _part(block: Block, citing: _Citing) -> str:
    raise TypeError(f"There is no way to write a {type(block).__name__} on a web page.")


@_part.register
def _heading(block: Heading, citing: _Citing) -> str:
    text = citing.one(block.of, block.text) if block.of else escape(block.text)
    anchor = f' id="{block.anchor}"' if block.anchor else ""
    spoken = _language(block.language) if block.language else ""
    return f"<h{block.level}{anchor}{spoken}>{text}</h{block.level}>"


@_part.register
def _paragraph(block: Paragraph, citing: _Citing) -> str:
    kind = f' class="{block.kind}"' if block.kind else ""
    cites = f" {citing.all(block.cites)}" if block.cites else ""
    return f"<p{kind}>{escape(block.text)}{cites}</p>"


@_part.register
def _quote(block: Quote, citing: _Citing) -> str:
    return (
        f"<blockquote><p{_language(block.language)}>{escape(block.words)}</p>"
        f"<footer>{escape(block.who)} · {citing.one(block.of)}</footer></blockquote>"
    )


@_part.register
def _grid(block: Grid, citing: _Citing) -> str:
    table = block.table
    number = ' class="num"' if table.numeric else ""
    head = "".join(
        f'<th scope="col"{number if n else ""}>{escape(name)}</th>' if name else "<td></td>"
        for n, name in enumerate(table.head)
    )
    rows = "\n".join(
        f'<tr><th scope="row">{escape(row[0])}</th>'
        + "".join(f"<td{number}>{escape(cell)}</td>" for cell in row[1:])
        + "</tr>"
        for row in table.rows
    )
    note = f'<p class="meta">{escape(table.note)}</p>' if table.note else ""
    top = f"<thead><tr>{head}</tr></thead>" if any(table.head) else ""
    return (
        f'<div class="wide"><table><caption>{escape(table.caption)}</caption>{top}\n'
        f"<tbody>{rows}</tbody></table></div>{note}"
    )


@_part.register
def _steps(block: Steps, citing: _Citing) -> str:
    return f"<ol>{''.join(f'<li>{escape(step)}</li>' for step in block.steps)}</ol>"


@_part.register
def _clause(block: Clause, citing: _Citing) -> str:
    text = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in block.paragraphs)
    because = f" {citing.all(block.because_of)}" if block.because_of else ""
    change = f'<p class="meta">{escape(block.change)}{because}</p>' if block.change else ""
    return (
        f'<section class="clause"><h3><span class="n">{escape(block.number)}</span> '
        f"{citing.one(block.of, block.title)}</h3>{text}{change}</section>"
    )


def _language(code: str) -> str:
    return f' lang="{code}" dir="{direction(code)}"'
