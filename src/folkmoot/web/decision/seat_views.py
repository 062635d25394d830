"""The delegate's pages: what is open now, the seats that they vote for, and what these cast."""

from dataclasses import dataclass

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from folkmoot.federation.rights import Action
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.components.pages import show
from folkmoot.web.decision import queries, room_queries, seat_queries, services
from folkmoot.web.decision.forms import VoteForm
from folkmoot.web.decision.models import MeetingRow
from folkmoot.web.decision.puts import Held, Put
from folkmoot.web.decision.room_queries import Item, Room, Standing
from folkmoot.web.decision.room_shown import OnTheTable, Result, result_of
from folkmoot.web.decision.seat_queries import Ballot
from folkmoot.web.decision.seen import seen
from folkmoot.web.federation.asking import asker
from folkmoot.web.federation.doors import may
from folkmoot.web.federation.queries import person_of


@dataclass(frozen=True, slots=True)
class Mine:
    """A meeting of somebody: whether they may be in the chair and put motions, their votes."""

    meeting: Held
    is_chair: bool
    moves: bool
    puts: list[Put]


@dataclass(frozen=True, slots=True)
class MeetingsPage:
    """The meetings that somebody chairs or sits in."""

    meetings: list[Mine]


@dataclass(frozen=True, slots=True)
class SeatPage:
    """What a delegate sees: the vote that is open, or the last result, and their own seats.

    *here* is the address of the page, which takes the votes too. *is_open* says whether they can be
    cast now.
    """

    room: Room
    here: str
    pulse: str
    table: OnTheTable | None
    is_open: bool
    ballots: tuple[Ballot, ...]
    last: Result | None
    coming: list[Item]
    problem: str


def meetings(request: HttpRequest) -> HttpResponse:
    """Show the meetings of the person who has entered."""
    person = person_of(request.user)
    if person is None:
        return redirect_to_login(request.get_full_path())
    mine = [
        Mine(
            each,
            queries.is_chair(each.id, person),
            may(request, Action.MOVE_MOTION, each.body),
            queries.put_to(each.id) if queries.seats_of(each.id, person) else [],
        )
        for each in queries.meetings_of(person)
    ]
    return show(request, "decision/desk_meetings.html", MeetingsPage(mine))


def seat(request: HttpRequest, meeting: str) -> HttpResponse:
    """Show a delegate what is open now, and take the votes of their seats on it."""
    row = queries.meeting(meeting)
    if row is None:
        raise Http404
    return _answered(request, row, None, reverse("desk-seat", args=[meeting]))


def vote(request: HttpRequest, name: str) -> HttpResponse:
    """Show a delegate one motion or amendment, and take the votes of their seats on it."""
    put = queries.named(name)
    row = queries.meeting(put.meeting.id) if put else None
    if put is None or row is None:
        raise Http404
    return _answered(request, row, put.on, reverse("desk-vote", args=[name]))


def _answered(
    request: HttpRequest, row: MeetingRow, on: Reference | None, here: str
) -> HttpResponse:
    if request.method != "POST":
        return _page(request, row, on, here=here)
    problem = _cast(request, row, str(on) if on else request.POST.get("on", ""))
    return _page(request, row, on, here=here, problem=problem) if problem else redirect(here)


def _cast(request: HttpRequest, row: MeetingRow, on: str) -> str:
    """Take one vote, once however often it is sent; say what was wrong with it, or nothing."""
    put = next((each for each in queries.put_to(row.id) if str(each.on) == on), None)
    person, poll = _person(request), queries.poll_on(put.on) if put else None
    if put is None or person is None or poll is None:
        return _("The chair has not opened this vote yet.")
    ballots = seat_queries.ballots_of(row, person, poll)
    mine = next((each for each in ballots if each.seat.id == request.POST.get("seat")), None)
    form = VoteForm(request.POST)
    if mine is None or not form.is_valid():
        told = " ".join(str(text) for texts in form.errors.values() for text in texts)
        return told if mine else _("This is not a seat of yours.")
    sent = form.vote(mine.seat, by=mine.by)
    try:
        services.cast_vote(put.on, sent)
    except InputError as error:
        return "" if seat_queries.is_cast(poll, sent) else str(error)
    return ""


def _page(
    request: HttpRequest, row: MeetingRow, on: Reference | None, *, here: str, problem: str = ""
) -> HttpResponse:
    now, person = seen(row), _person(request)
    item = room_queries.item_on(now.room, on) if on else now.room.now
    is_now = item is not None and item == now.room.now
    last = _last(now.room, item)
    voted_on = now.poll if is_now else queries.poll_on(last.vote) if last else None
    page = SeatPage(
        now.room,
        here,
        str(row.pulse),
        now.table if is_now else None,
        is_open=is_now and item is not None and item.standing is Standing.OPEN,
        ballots=seat_queries.ballots_of(row, person, voted_on) if person else (),
        last=now.last if last == now.room.last else result_of(last) if last else None,
        coming=[
            each for each in now.room.items if each.standing in {Standing.TABLED, Standing.READY}
        ],
        problem=problem,
    )
    return show(request, "decision/seat.html", page, status=400 if problem else 200)


def _person(request: HttpRequest) -> Reference | None:
    """Give who asks, whom the door has looked up already."""
    person = asker(request).actor.person
    return Reference(Kind.PERSON, person) if person else None


def _last(room: Room, item: Item | None) -> Item | None:
    return item if item and item.standing is Standing.DONE else room.last
