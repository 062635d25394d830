"""The pages of secret votes: casting one, the code that is shown once, finding one's own."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from folkmoot.decision.receipts import new_code
from folkmoot.decision.roll import Seat
from folkmoot.decision.secrecy import Secrecy
from folkmoot.decision.secret import UnitBallot, Voted, ballots_with, one_by_one
from folkmoot.foundation.errors import InputError
from folkmoot.web.components.pages import show
from folkmoot.web.decision import queries, sealed, seat_queries
from folkmoot.web.decision.forms import VoteForm
from folkmoot.web.decision.models import PollRow
from folkmoot.web.decision.puts import Put
from folkmoot.web.decision.room_shown import TextShown, text_shown
from folkmoot.web.decision.seat_queries import Ballot
from folkmoot.web.decision.secrecy_words import Promises, promises_of
from folkmoot.web.decision.services.secret import cast_secret
from folkmoot.web.federation.queries import person_of


@dataclass(frozen=True, slots=True)
class Sheet:
    """The ballot paper of one seat, with the *code* that its voter is shown once it is cast."""

    ballot: Ballot
    code: str


@dataclass(frozen=True, slots=True)
class SecretPage:
    """A secret vote: its words, what it promises, and a sheet for each seat of the voter."""

    put: Put
    text: TextShown
    promises: Promises
    sheets: tuple[Sheet, ...]
    problem: str


@dataclass(frozen=True, slots=True)
class CodePage:
    """The code of votes that were just cast; *left* are seats of the voter that have not voted."""

    put: Put
    seat: Seat
    code: str
    left: int


@dataclass(frozen=True, slots=True)
class FindPage:
    """The ballots of one decision that were cast with a code; *found* is None before it was asked.

    *is_secret* says whether there are codes at all.
    """

    put: Put
    is_secret: bool
    ballots: int = 0
    found: tuple[UnitBallot, ...] | None = None
    problem: str = ""


def secret(request: HttpRequest, name: str) -> HttpResponse:
    """Take the secret votes of one seat, and show their code this once."""
    put = queries.named(name)
    poll = queries.poll_on(put.on) if put else None
    if put is None:
        raise Http404
    if poll is None or poll.closed or poll.secrecy != Secrecy.RECEIPTED:
        return redirect("desk-vote", name)
    if poll.options:
        return redirect("desk-rank", name)
    if request.method != "POST":
        return _sheets(request, put, poll)
    return _cast(request, put, poll)


def find(request: HttpRequest, name: str) -> HttpResponse:
    """Show which published ballots were cast with a code; the code is kept nowhere."""
    row, put = queries.decision_row(name), queries.named(name)
    if row is None or put is None:
        raise Http404
    if row.poll.secrecy != Secrecy.RECEIPTED:
        return show(request, "decision/find.html", FindPage(put, is_secret=False))
    page = _found(put, row.poll, request.POST.get("code"))
    status = 400 if page.problem else 200
    return _unkept(show(request, "decision/find.html", page, status=status))


def _found(put: Put, poll: PollRow, code: str | None) -> FindPage:
    ballots = sealed.ballots_of(poll)
    try:
        found = None if code is None else ballots_with(poll.on, code, ballots)
    except InputError as error:
        return FindPage(put, True, len(ballots), problem=str(error))
    return FindPage(put, True, len(ballots), found)


def _cast(request: HttpRequest, put: Put, poll: PollRow) -> HttpResponse:
    ballots = _ballots(request, poll)
    ballot = next((each for each in ballots if each.seat.id == request.POST.get("seat")), None)
    form, code = VoteForm(request.POST), request.POST.get("code", "")
    if ballot is None or not form.is_valid():
        told = " ".join(str(text) for texts in form.errors.values() for text in texts)
        return _sheets(request, put, poll, told or _("This is not a seat of yours."))
    said = one_by_one(form.vote(ballot.seat).sides)
    try:
        cast_secret(put.on, Voted(ballot.seat.id, ballot.by), said, code=code)
    except InputError as error:
        return _sheets(request, put, poll, str(error))
    left = sum(each.is_here and not each.has_voted for each in ballots if each != ballot)
    return _unkept(show(request, "decision/code.html", CodePage(put, ballot.seat, code, left)))


def _sheets(request: HttpRequest, put: Put, poll: PollRow, problem: str = "") -> HttpResponse:
    page = SecretPage(
        put,
        text_shown(queries.text_on(put.on)),
        promises_of(Secrecy.RECEIPTED),
        tuple(Sheet(ballot, new_code()) for ballot in _ballots(request, poll)),
        problem,
    )
    return _unkept(show(request, "decision/secret.html", page, status=400 if problem else 200))


def _ballots(request: HttpRequest, poll: PollRow) -> tuple[Ballot, ...]:
    person = person_of(request.user)
    return seat_queries.ballots_of(poll.meeting, person, poll) if person else ()


def _unkept(response: HttpResponse) -> HttpResponse:
    """Keep a page out of every store."""
    response.headers["Cache-Control"] = "no-store"
    return response
