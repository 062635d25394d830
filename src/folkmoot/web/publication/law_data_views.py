"""The page of all coded law as open data, and its files."""

from dataclasses import dataclass
from pathlib import PurePath

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from folkmoot.web.components.pages import show
from folkmoot.web.publication import law_data_queries as queries
from folkmoot.web.publication.law_data_queries import LastChange, PublishedLaw
from folkmoot.web.publication.views import TYPES

ALL_TYPES = {**TYPES, ".jsonld": "application/ld+json", ".zip": "application/zip"}


@dataclass(frozen=True, slots=True)
class LawDataPage:
    """The data of the law; None while no law is stored."""

    found: PublishedLaw | None
    changed: LastChange | None


def data(request: HttpRequest) -> HttpResponse:
    """List the data of the law with their dictionary."""
    page = LawDataPage(queries.published(timezone.localdate()), queries.last_change())
    return show(request, "publication/law_data.html", page)


def file(request: HttpRequest, name: str) -> HttpResponse:
    """Give one file of the data, to keep."""
    found = queries.published(timezone.localdate())
    content = queries.content_of(found, name) if found else None
    if content is None:
        raise Http404(f"There is no file '{name}' among the data of the law.")
    response = HttpResponse(content, content_type=ALL_TYPES[PurePath(name).suffix])
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
