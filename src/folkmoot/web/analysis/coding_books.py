"""A codebook put together for its page and for the form that writes the next version."""

from collections.abc import Sequence

from django.utils.translation import get_language

from folkmoot.analysis.coding.codebook import Code, changes
from folkmoot.analysis.coding.codebook_files import as_toml, gaps
from folkmoot.foundation.references import Reference
from folkmoot.policy.comparison import compare
from folkmoot.web.analysis import coding_book_queries as books
from folkmoot.web.analysis import coding_queries as queries
from folkmoot.web.analysis.coding_book_forms import ROWS, SPARE
from folkmoot.web.analysis.coding_book_pages import BookPage, Compared, Reworded, Row, WritePage
from folkmoot.web.analysis.coding_book_queries import Book
from folkmoot.web.analysis.coding_reading import shown_codes
from folkmoot.web.consultation import queries as consultation


def book_page(book: Book, against: str = "") -> BookPage:
    """Give the page of one version, compared with the version *against* or the one before."""
    versions = books.versions(book.name)
    return BookPage(
        book=book,
        codes=shown_codes(book.codebook),
        clauses=tuple(_clauses(book)),
        versions=versions,
        compared=_compared(book, versions, against),
        batches=queries.batches_by(book.id),
        text=as_toml(book.codebook),
        gaps=gaps(book.codebook),
    )


def write_page(
    book: Book | None,
    codes: Sequence[Code],
    *,
    name: str = "",
    held: str = "",
    text: str = "",
    problems: Sequence[str] = (),
) -> WritePage:
    """Give the form with *codes* in its rows, or *text* where it was written as text."""
    language = get_language() or "en"
    rows = [Row(number, code) for number, code in enumerate(codes)]
    rows += [Row(len(codes) + number, None) for number in range(SPARE)]
    return WritePage(
        book=book,
        consultations=tuple(
            (one.id, one.title.in_language(language)) for one in consultation.consultations()
        ),
        name=name,
        consultation=held,
        rows=tuple(rows) if len(codes) <= ROWS else (),
        text=text or (as_toml(book.codebook) if book else ""),
        as_text=bool(text) or len(codes) > ROWS,
        problems=tuple(problems),
    )


def _compared(book: Book, versions: Sequence[Book], against: str) -> Compared | None:
    before = next((one for one in versions if one.version < book.version), None)
    other = next((one for one in versions if one.id == against), before)
    if other is None or other.id == book.id:
        return None
    found = changes(other.codebook, book.codebook)
    reworded = (Reworded(id, compare(_words(other, id), _words(book, id))) for id in found.reworded)
    return Compared(other, found, tuple(reworded))


def _words(book: Book, id: str) -> str:
    code = book.codebook.code(id)
    parts = (code.name, code.definition, code.include, code.exclude)
    return "\n".join(part for part in parts if part)


def _clauses(book: Book) -> list[tuple[Code, tuple[Reference, ...]]]:
    held = consultation.consultation(book.consultation)
    known = held.clauses if held else frozenset()
    return [
        (code, tuple(held.clause(one) for one in code.clauses if one in known))
        for code in book.codebook.codes
        if held and code.clauses
    ]
