"""The minutes of a meeting: to read, to print and to send."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from folkmoot.foundation.languages import INTERFACE, direction, own_name
from folkmoot.publication.blocks import Paper
from folkmoot.publication.printed import printed
from folkmoot.publication.webpage import article
from folkmoot.publication.word import as_word
from folkmoot.web.components.addresses import address
from folkmoot.web.components.pages import show
from folkmoot.web.decision import minutes_queries, queries
from folkmoot.web.decision.minutes_paper import minutes_paper
from folkmoot.web.decision.room_queries import Room

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FILES: dict[str, tuple[Callable[[Paper], bytes], str]] = {
    "pdf": (printed, "application/pdf"),
    "docx": (as_word, WORD),
}


@dataclass(frozen=True, slots=True)
class MinutesPage:
    """The minutes in one language, and the others that they can be read in."""

    room: Room
    paper: Paper
    body: SafeString
    direction: str
    languages: list[tuple[str, str]]


def minutes(request: HttpRequest, meeting: str) -> HttpResponse:
    """Show the minutes of a meeting."""
    room, paper = _minuted(request, meeting)
    page = MinutesPage(
        room,
        paper,
        # Written by `folkmoot.publication.webpage`, which escapes every word that it is given.
        body=mark_safe(article(paper, address=address)),
        direction=direction(paper.language),
        languages=[(code, own_name(code)) for code in INTERFACE if code != paper.language],
    )
    return show(request, "decision/minutes.html", page)


def minutes_file(request: HttpRequest, meeting: str, kind: str) -> HttpResponse:
    """Give the minutes as a file."""
    _room, paper = _minuted(request, meeting)
    make, content_type = FILES[kind]
    response = HttpResponse(make(paper), content_type=content_type)
    name = f"minutes-{meeting}-{paper.language}.{kind}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _minuted(request: HttpRequest, meeting: str) -> tuple[Room, Paper]:
    row = queries.meeting(meeting)
    if row is None:
        raise Http404
    told = minutes_queries.told(row)
    wanted = (request.GET.get("language", ""), get_language() or "")
    language = next((code for code in wanted if code in INTERFACE), "en")
    made = (row.ended or timezone.now()).date()
    return told.room, minutes_paper(told, language, made=made)
