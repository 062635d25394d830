"""What its movers do with an amendment: take it in, leave it to the vote, withdraw it, agree."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from folkmoot.decision.amendments import PENDING, VOTABLE, AmendmentState
from folkmoot.federation.rights import Action
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Kind, Reference
from folkmoot.policy.comparison import Piece
from folkmoot.web.components.pages import show
from folkmoot.web.decision import amendment_queries, queries
from folkmoot.web.decision.amendment_queries import Meets, Moved
from folkmoot.web.decision.models import AmendmentRow
from folkmoot.web.decision.services import amending
from folkmoot.web.decision.speaking import speaking_for, whoever_asks
from folkmoot.web.federation.doors import may

TEMPLATE = "decision/desk_amendment.html"


@dataclass(frozen=True, slots=True)
class DeskAmendmentPage:
    """An amendment, and what whoever asks may do with it."""

    moved: Moved
    pieces: tuple[Piece, ...]
    meets: tuple[Meets, ...]
    may_take_in: bool
    may_leave: bool
    may_withdraw: bool
    may_agree: bool
    problem: str = ""

    @property
    def may_act(self) -> bool:
        """Whether there is anything that they may do."""
        return self.may_take_in or self.may_leave or self.may_withdraw or self.may_agree


def amendment(request: HttpRequest, name: str) -> HttpResponse:
    """Let the movers of a text and of an amendment to it say what becomes of the amendment."""
    row = amendment_queries.row_of(name)
    if row is None:
        raise Http404
    voices = _voices(request, row)
    if request.method == "POST":
        try:
            _do(request, name, voices)
        except InputError as error:
            return show(request, TEMPLATE, _page(row, voices, str(error)), status=400)
        return redirect("desk-amendment", name)
    return show(request, TEMPLATE, _page(row, voices))


def _do(request: HttpRequest, name: str, voices: set[Reference]) -> None:
    by, at = whoever_asks(request), timezone.now()
    match request.POST.get("do"):
        case "take_in":
            amending.take_in(name, by=by, speaking_for=voices, at=at)
        case "to_vote":
            amending.leave_to_vote(name, by=by, speaking_for=voices, at=at)
        case "withdraw":
            amending.withdraw_amendment(name, by=by, speaking_for=voices, at=at)
        case "holds" | "falls" as said:
            amending.agree(name, holds=said == "holds", by=by, speaking_for=voices, at=at)
        case _:
            raise InputError("Choose what is to become of the amendment.")


def _voices(request: HttpRequest, row: AmendmentRow) -> set[Reference]:
    """Give in whose name whoever asks may speak; the chair says what was said in the room."""
    voices = set(speaking_for(request, row.meeting))
    if may(request, Action.CONDUCT_VOTE, row.meeting.body):
        voices |= {Reference.parse(row.mover)} | _movers_of_text(row)
    return voices


def _movers_of_text(row: AmendmentRow) -> set[Reference]:
    target = Reference.parse(row.target)
    motion = queries.motion(target.name) if target.kind is Kind.MOTION else None
    return {motion.mover} if motion else set()


def _page(row: AmendmentRow, voices: set[Reference], problem: str = "") -> DeskAmendmentPage:
    moved = amendment_queries.moved([row])[0]
    state, mine = moved.state, moved.mover in voices
    meets = amendment_queries.meets(row)
    moves_text = bool(_movers_of_text(row) & voices)
    return DeskAmendmentPage(
        moved,
        moved.pieces,
        meets,
        may_take_in=moves_text and state in VOTABLE and not any(each.stops for each in meets),
        may_leave=moves_text and state is AmendmentState.MOVED,
        may_withdraw=mine and state in PENDING,
        may_agree=mine and state is AmendmentState.WAITING,
        problem=problem,
    )
