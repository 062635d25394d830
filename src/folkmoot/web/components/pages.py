"""Showing a page: one template and one frozen dataclass that holds all it needs."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

if TYPE_CHECKING:
    from dataclasses import Field
    from typing import Any, ClassVar


@dataclass(frozen=True, slots=True)
class Said:
    """A page that only says something."""

    title: str
    text: str


class Page(Protocol):
    """Any dataclass."""

    __dataclass_fields__: "ClassVar[dict[str, Field[Any]]]"


def show(request: HttpRequest, template: str, page: Page, *, status: int = 200) -> HttpResponse:
    """Render *template* with *page* under that name."""
    return render(request, template, {"page": page}, status=status)
