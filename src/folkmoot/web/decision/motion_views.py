"""The public page of a motion: its words, its three axes, its life, its rivals, its origins."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from folkmoot.decision.decisions import TextPut
from folkmoot.decision.motions import Motion, Stage
from folkmoot.federation.bodies import BodyKind
from folkmoot.federation.rights import Action
from folkmoot.foundation.references import Reference
from folkmoot.policy.comparison import Piece, compare
from folkmoot.web.components.pages import show
from folkmoot.web.decision import (
    amendment_queries,
    amendment_views,
    motion_queries,
    origin_queries,
    queries,
    ranked_queries,
    stored,
)
from folkmoot.web.decision.amendment_queries import Moved
from folkmoot.web.decision.models import MotionRow
from folkmoot.web.decision.motion_queries import Beside, Moment, Part, Standing
from folkmoot.web.decision.origin_queries import Origin
from folkmoot.web.decision.puts import Put, puts_of
from folkmoot.web.decision.shown import RuleShown, Voted, rule_shown, voted
from folkmoot.web.federation.doors import may
from folkmoot.web.federation.queries import bodies


@dataclass(frozen=True, slots=True)
class Words:
    """The text of a motion as it stands, its parts, and how it differs from what was tabled."""

    text: TextPut
    since_tabled: tuple[Piece, ...]
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Kin:
    """What a motion comes from, what stands against it, and what came of it."""

    origins: tuple[Origin, ...]
    rivals: list[Standing]
    came_of: list[Reference]


@dataclass(frozen=True, slots=True)
class MotionPage:
    """A motion with all that a delegate wants to know before voting, and anybody afterwards."""

    put: Put
    motion: Motion
    mover: str
    words: Words
    rule: RuleShown | None
    voted: Voted | None
    changes: list[Moved]
    kin: Kin
    beside: list[Beside]
    life: list[Moment]
    called: Mapping[Reference, str]
    chairs: bool
    moves: bool
    answers: bool

    @property
    def is_amendable(self) -> bool:
        """Whether its text can still change."""
        return self.motion.stage in {Stage.TABLED, Stage.IN_ORDER}


def motion(request: HttpRequest, name: str) -> HttpResponse:
    """Show one motion; an amendment has the same address and a page of its own."""
    row = motion_queries.row_of(name)
    if row is None:
        return amendment_views.amendment(request, name)
    return show(request, "decision/motion.html", _page(request, row))


def _page(request: HttpRequest, row: MotionRow) -> MotionPage:
    found, body = stored.motion_of(row), row.meeting.body
    poll, rule = ranked_queries.poll_about(found.reference), queries.rule_for(found.reference)
    words, kin = _words(found), _kin(found, row.meeting_id)
    life = motion_queries.life(row)
    return MotionPage(
        puts_of([found.reference])[0],
        found,
        motion_queries.mover_name(found.mover, row.meeting_id),
        words,
        rule=rule_shown(rule) if rule else None,
        voted=voted(queries.counted(poll), is_open=poll.closed is None) if poll else None,
        changes=amendment_queries.moved_to(found.reference),
        kin=kin,
        beside=motion_queries.set_beside(row),
        life=life,
        called=motion_queries.called_from(row.meeting_id, set(_named(found, words, kin, life))),
        chairs=may(request, Action.CONDUCT_VOTE, body),
        moves=may(request, Action.MOVE_MOTION, body),
        answers=any(
            may(request, Action.EDIT_POLICY, each.id) for each in bodies(BodyKind.SECRETARIAT)
        ),
    )


def _words(motion: Motion) -> Words:
    text = queries.text_on(motion.reference)
    since = compare(text.base, text.result) if text.amendments else ()
    return Words(text, since, motion_queries.parts(motion))


def _kin(motion: Motion, meeting: str) -> Kin:
    return Kin(
        origin_queries.origin_tree(motion.id),
        motion_queries.side_by_side(motion, meeting),
        origin_queries.came_of(motion.id),
    )


def _named(motion: Motion, words: Words, kin: Kin, life: Iterable[Moment]) -> Iterable[Reference]:
    """Give all that the page names by reference."""
    yield motion.mover
    yield from (*motion.about, *motion.rests_on, *motion.adopts, *kin.came_of)
    yield from (by for part in words.parts for answer in part.answers for by in answer.by)
    yield from (there for moment in life for there in moment.into)
