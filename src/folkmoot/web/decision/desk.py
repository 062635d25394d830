"""The workbench of a meeting: the chair opens and closes votes, delegates cast theirs."""

from dataclasses import dataclass

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from folkmoot.decision.decisions import TextPut
from folkmoot.decision.motions import Event, Happening
from folkmoot.decision.roll import Seat
from folkmoot.decision.tally import Sides
from folkmoot.foundation.errors import InputError
from folkmoot.policy.comparison import Piece, compare
from folkmoot.web.components.pages import show
from folkmoot.web.decision import queries, services
from folkmoot.web.decision.forms import ConductForm, VoteForm
from folkmoot.web.decision.puts import Held, Put, held
from folkmoot.web.decision.shown import Voted, voted
from folkmoot.web.federation.queries import person_of


@dataclass(frozen=True, slots=True)
class Mine:
    """A meeting of somebody: whether they may be in the chair, and what their seats vote on."""

    meeting: Held
    is_chair: bool
    puts: list[Put]


@dataclass(frozen=True, slots=True)
class MeetingsPage:
    """The meetings that somebody chairs or sits in."""

    meetings: list[Mine]


@dataclass(frozen=True, slots=True)
class Agenda:
    """One thing on the agenda, and its poll where it was opened."""

    put: Put
    voted: Voted | None
    may_open: bool


@dataclass(frozen=True, slots=True)
class ConductPage:
    """The chair's page."""

    meeting: Held
    agenda: list[Agenda]
    problem: str


@dataclass(frozen=True, slots=True)
class Ballot:
    """One seat of the delegate, and what it cast."""

    seat: Seat
    cast: Sides | None


@dataclass(frozen=True, slots=True)
class VotePage:
    """The delegate's page on one motion or amendment."""

    put: Put
    text: TextPut
    pieces: tuple[Piece, ...]
    is_open: bool
    ballots: list[Ballot]
    problem: str


def body_of_meeting(request: HttpRequest, meeting: str) -> str:
    """Give the body whose chair may conduct the meeting."""
    row = queries.meeting(meeting)
    if row is None:
        raise Http404
    return row.body


def body_of_put(request: HttpRequest, name: str) -> str:
    """Give the body whose delegates may vote on it."""
    return _put(name).meeting.body


def meetings(request: HttpRequest) -> HttpResponse:
    """Show the meetings of the person who has entered."""
    person = person_of(request.user)
    if person is None:
        return redirect_to_login(request.get_full_path())
    mine = [
        Mine(
            each,
            queries.is_chair(each.id, person),
            queries.put_to(each.id) if queries.seats_of(each.id, person) else [],
        )
        for each in queries.meetings_of(person)
    ]
    return show(request, "decision/desk_meetings.html", MeetingsPage(mine))


def conduct(request: HttpRequest, meeting: str) -> HttpResponse:
    """Let the chair open and close votes."""
    if request.method != "POST":
        return _conduct_page(request, meeting, "")
    form = ConductForm(request.POST)
    if not form.is_valid():
        return _conduct_page(request, meeting, str(form.errors))
    try:
        _do(request, form, meeting)
    except InputError as error:
        return _conduct_page(request, meeting, str(error))
    return redirect("desk-meeting", meeting)


def vote(request: HttpRequest, name: str) -> HttpResponse:
    """Let a delegate cast the votes of the seats that they hold."""
    put = _put(name)
    seats = _seats(request, put)
    if request.method != "POST":
        return _vote_page(request, put, seats, "")
    form = VoteForm(request.POST)
    seat = next((seat for seat in seats if seat.id == request.POST.get("seat")), None)
    if seat is None or not form.is_valid():
        problem = " ".join(str(text) for texts in form.errors.values() for text in texts)
        return _vote_page(request, put, seats, problem or "This is not a seat of yours.")
    try:
        services.cast_vote(put.on, form.vote(seat))
    except InputError as error:
        return _vote_page(request, put, seats, str(error))
    return redirect("desk-vote", name)


def _do(request: HttpRequest, form: ConductForm, meeting: str) -> None:
    on, by, at = form.cleaned_data["on"], person_of(request.user), timezone.now()
    if by is None or on not in {put.on for put in queries.put_to(meeting)}:
        raise InputError(f"{on} is not put to this meeting. Choose from its agenda.")
    match form.cleaned_data["do"]:
        case "accept":
            services.happen(on.name, Event(Happening.ACCEPTED_IN_ORDER, at), by=by)
        case "open":
            services.open_vote(on, by=by, at=at)
        case _:
            services.close_vote(on, by=by, at=at, chair=form.casting_vote)


def _conduct_page(request: HttpRequest, meeting: str, problem: str) -> HttpResponse:
    row = queries.meeting(meeting)
    if row is None:
        raise Http404
    agenda = [_agenda(put) for put in queries.put_to(meeting)]
    page = ConductPage(held(row), agenda, problem)
    return show(request, "decision/conduct.html", page, status=400 if problem else 200)


def _agenda(put: Put) -> Agenda:
    poll = queries.poll_on(put.on)
    found = voted(queries.counted(poll), is_open=poll.closed is None) if poll else None
    return Agenda(put, found, found is None and not put.verdict and put.stage in {"", "in_order"})


def _vote_page(request: HttpRequest, put: Put, seats: list[Seat], problem: str) -> HttpResponse:
    poll = queries.poll_on(put.on)
    text = queries.text_on(put.on)
    cast = {vote.seat: vote.sides for vote in queries.votes_in(poll)} if poll else {}
    page = VotePage(
        put,
        text,
        compare(text.base, text.result) if text.amendments else (),
        is_open=poll is not None and poll.closed is None,
        ballots=[Ballot(seat, cast.get(seat.id)) for seat in seats],
        problem=problem,
    )
    return show(request, "decision/vote.html", page, status=400 if problem else 200)


def _put(name: str) -> Put:
    found = queries.named(name)
    if found is None:
        raise Http404
    return found


def _seats(request: HttpRequest, put: Put) -> list[Seat]:
    person = person_of(request.user)
    return queries.seats_of(put.meeting.id, person) if person else []
