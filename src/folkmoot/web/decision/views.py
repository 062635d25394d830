"""Public pages of decisions: the list, a meeting, a motion or amendment, a decision, its bundle."""

from dataclasses import dataclass
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse

from folkmoot.decision.proxies import represented
from folkmoot.decision.rules import RuleSet
from folkmoot.federation.rights import Action
from folkmoot.record.links import LinkKind
from folkmoot.web.components.pages import show
from folkmoot.web.decision import amendment_queries, queries
from folkmoot.web.decision.puts import Held, Put, held
from folkmoot.web.decision.shown import (
    RuleShown,
    SectionRow,
    by_section,
    rule_shown,
)
from folkmoot.web.federation.doors import may

FOLLOWING = (LinkKind.ADOPTED_BY, LinkKind.MANDATED_BY)


@dataclass(frozen=True, slots=True)
class DecisionsPage:
    """Every meeting with what was put to it."""

    meetings: list[tuple[Held, list[Put]]]


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """One meeting: its rules, its roll by section, what was put, how many amendments.

    *proxies* are how many seats gave their votes away; *keeps_roll* leads the officer to the desk.
    """

    meeting: Held
    rules: RuleSet
    shown: tuple[RuleShown, ...]
    frozen: datetime | None
    roll: tuple[SectionRow, ...]
    seats: int
    votes: int
    proxies: int
    puts: list[Put]
    amendments: int
    keeps_roll: bool


def decisions(request: HttpRequest) -> HttpResponse:
    """List every meeting and how what was put to it came out."""
    return show(request, "decision/decisions.html", DecisionsPage(queries.meetings()))


def meeting(request: HttpRequest, meeting: str) -> HttpResponse:
    """Show one meeting."""
    row = queries.meeting(meeting)
    if row is None:
        raise Http404
    rules, roll = queries.rules_of(row), queries.roll_of(row)
    page = MeetingPage(
        held(row),
        rules,
        tuple(rule_shown(rule) for rule in rules.rules),
        frozen=row.frozen,
        roll=by_section(roll.attended(represented(roll)), {}),
        seats=len(roll),
        votes=roll.entitled,
        proxies=len(roll.proxies),
        puts=queries.put_to(meeting),
        amendments=amendment_queries.moved_in(meeting),
        keeps_roll=may(request, Action.KEEP_ROLL, row.body),
    )
    return show(request, "decision/meeting.html", page)
