"""Public pages of amendments: one with its difference in three forms, and all of a meeting."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse

from folkmoot.decision.amendments import PENDING
from folkmoot.federation.rights import Action
from folkmoot.foundation.references import Kind, Reference
from folkmoot.policy.comparison import Piece
from folkmoot.web.components.pages import show
from folkmoot.web.decision import amendment_queries, queries
from folkmoot.web.decision.amendment_queries import Meets, Moved, TextAmended
from folkmoot.web.decision.motion_queries import called
from folkmoot.web.decision.puts import Held, held
from folkmoot.web.decision.shown import RuleShown, Voted, rule_shown, voted
from folkmoot.web.federation.doors import may


@dataclass(frozen=True, slots=True)
class AmendmentPage:
    """One amendment: its difference, in one column or *beside*, what it meets, and its vote."""

    moved: Moved
    pieces: tuple[Piece, ...]
    beside: bool
    meets: tuple[Meets, ...]
    rule: RuleShown | None
    voted: Voted | None
    called: Mapping[Reference, str]
    moves: bool

    @property
    def is_pending(self) -> bool:
        """Whether something may still be done with it."""
        return self.moved.state in PENDING


@dataclass(frozen=True, slots=True)
class AmendmentsPage:
    """All amendments of a meeting, text by text."""

    meeting: Held
    texts: list[TextAmended]
    called: Mapping[Reference, str]
    moves: bool


def amendment(request: HttpRequest, name: str) -> HttpResponse:
    """Show one amendment."""
    row = amendment_queries.row_of(name)
    if row is None:
        raise Http404
    moved = amendment_queries.moved([row])[0]
    on = Reference(Kind.AMENDMENT, name)
    poll, rule = queries.poll_on(on), queries.rule_for(on)
    page = AmendmentPage(
        moved,
        moved.pieces,
        beside=request.GET.get("view") == "side",
        meets=amendment_queries.meets(row),
        rule=rule_shown(rule) if rule else None,
        voted=voted(queries.counted(poll), is_open=poll.closed is None) if poll else None,
        called=called([moved.target, moved.mover]),
        moves=may(request, Action.MOVE_MOTION, row.meeting.body),
    )
    return show(request, "decision/amendment.html", page)


def amendments(request: HttpRequest, meeting: str) -> HttpResponse:
    """Show all amendments put to a meeting, and how those to one text meet."""
    row = queries.meeting(meeting)
    if row is None:
        raise Http404
    texts = amendment_queries.texts_amended(row)
    movers = {moved.mover for text in texts for moved in (*text.pending, *text.settled)}
    page = AmendmentsPage(
        held(row),
        texts,
        called([*(text.target for text in texts), *movers]),
        moves=may(request, Action.MOVE_MOTION, row.body),
    )
    return show(request, "decision/amendments.html", page)
