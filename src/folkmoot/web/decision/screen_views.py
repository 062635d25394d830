"""The big screen of a meeting, and the pulse that its live pages ask for."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response

from folkmoot.web.components.pages import show
from folkmoot.web.decision import queries, room_queries
from folkmoot.web.decision.room_queries import Room, Turnout
from folkmoot.web.decision.room_shown import OnTheTable, Presence, Result, of_a_vote
from folkmoot.web.decision.seen import seen

LOOKS = ("", "dark", "light")


@dataclass(frozen=True, slots=True)
class ScreenPage:
    """What the room reads from afar; *look* is dark, light, or as the machine likes it."""

    room: Room
    pulse: str
    table: OnTheTable | None
    turnout: Turnout | None
    presence: Presence | None
    last: Result | None
    look: str


def screen(request: HttpRequest, meeting: str) -> HttpResponse:
    """Show the room what is being voted on and how many have voted, or how the last vote went."""
    row = queries.meeting(meeting)
    if row is None:
        raise Http404
    now, look = seen(row), request.GET.get("look", "")
    turnout = room_queries.turnout(now.poll) if now.poll else None
    page = ScreenPage(
        now.room,
        f"{row.pulse}.{room_queries.votes_taken(meeting)}",
        now.table,
        turnout,
        presence=of_a_vote(now.poll, turnout) if now.poll and turnout else None,
        last=None if now.table else now.last,
        look=look if look in LOOKS else "",
    )
    return show(request, "decision/screen.html", page)


def pulse(request: HttpRequest, meeting: str) -> HttpResponseBase:
    """Give the number that grows with every change; with ?votes, how many seats have voted too.

    Votes that are cast change the big screen and the chair's page, and no delegate's: so a room of
    delegates does not ask for a page each time that one of them votes.
    """
    found = room_queries.pulse_of(meeting)
    if found is None:
        raise Http404
    text = f"{found}.{room_queries.votes_taken(meeting)}" if "votes" in request.GET else str(found)
    etag = f'"{text}"'
    fresh = HttpResponse(text, content_type="text/plain")
    fresh.headers["ETag"], fresh.headers["Cache-Control"] = etag, "no-cache"
    fresh.headers["Content-Length"] = str(len(text))
    return get_conditional_response(request, etag=etag, response=fresh) or fresh
