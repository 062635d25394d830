"""Reading codebooks in their versions."""

import json
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.http import Http404

from folkmoot.analysis.coding.codebook import Codebook, read_codebook
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.analysis.models import CodebookRow


@dataclass(frozen=True, slots=True)
class Book:
    """One version of a codebook as it is stored."""

    id: str
    consultation: str
    on: date
    by: str
    hash: str
    codebook: Codebook

    @property
    def name(self) -> str:
        """What all its versions are called."""
        return self.codebook.name

    @property
    def version(self) -> int:
        """Its number among them."""
        return self.codebook.version

    @property
    def about(self) -> Reference:
        """The consultation whose responses it is for."""
        return Reference(Kind.CONSULTATION, self.consultation)


def books() -> tuple[Book, ...]:
    """Give the latest version of every codebook, by name."""
    rows = CodebookRow.objects.order_by("name", "version")
    latest = {row.name: row for row in rows}
    return tuple(map(book_of, latest.values()))


def book(id: str) -> Book:
    """Give one version of a codebook; raise Http404 where there is none."""
    row = CodebookRow.objects.filter(id=id).first()
    if row is None:
        raise Http404(f"There is no codebook '{id}'.")
    return book_of(row)


def versions(name: str) -> tuple[Book, ...]:
    """Give all versions of a codebook, the latest first."""
    return tuple(map(book_of, CodebookRow.objects.filter(name=name).order_by("-version")))


def book_of(row: CodebookRow) -> Book:
    """Give a stored codebook as a value."""
    return Book(row.id, row.consultation, row.on, row.by, row.hash, _read(row.document))


@lru_cache(maxsize=32)
def _read(document: str) -> Codebook:
    return read_codebook(json.loads(document))
