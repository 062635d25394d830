"""Reading assignments: what was proposed for each theme, and what people said of it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.http import Http404

from folkmoot.analysis.bands import Judged
from folkmoot.web.analysis.models import AskedAssignmentRow, AssignmentRow, ProposalRow

State = ProposalRow.State


@dataclass(frozen=True, slots=True)
class Missed:
    """How many *responses* in a language were not held beside *themes*, named in no word of it."""

    language: str
    responses: int
    themes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Assigned:
    """An assignment of a run's responses: how it was made, and who was left without a theme.

    *not_compared* says which responses were not held beside themes without a name in their
    language.
    """

    id: str
    run: str
    on: date
    by: str
    parameters: Mapping[str, object]
    weights: str
    without_theme: tuple[str, ...]
    hash: str
    not_compared: tuple[Missed, ...] = ()


@dataclass(frozen=True, slots=True)
class Stated:
    """The responses of one theme by what people said of their proposals."""

    proposed: set[str] = field(default_factory=set)
    taken: set[str] = field(default_factory=set)
    refused: set[str] = field(default_factory=set)

    def of(self, state: str) -> set[str]:
        """Give the responses of one state."""
        return {State.TAKEN: self.taken, State.REFUSED: self.refused}.get(
            State(state), self.proposed
        )


@dataclass(frozen=True, slots=True)
class Proposed:
    """A proposal with the place of its reason, and who said what of it."""

    key: int
    judged: Judged
    start: int
    end: int
    by: str


def latest_assignment(run_id: str) -> Assigned | None:
    """Give the latest assignment of a run, or None."""
    row = AssignmentRow.objects.filter(run_id=run_id).order_by("-on", "-id").first()
    return _assigned(row) if row else None


def assignment(assignment_id: str) -> Assigned:
    """Give one assignment; raise Http404 where there is none."""
    row = AssignmentRow.objects.filter(id=assignment_id).first()
    if row is None:
        raise Http404(f"There is no assignment '{assignment_id}'.")
    return _assigned(row)


def asked_assignments(run_id: str) -> list[tuple[date, str, str, int, int]]:
    """Give what was asked for and is not done, the latest first: day, state, why, and how far."""
    rows = AskedAssignmentRow.objects.filter(run_id=run_id).exclude(state="done")
    return list(rows.order_by("-pk").values_list("on", "state", "told", "done", "whole")[:3])


def stated(assignment_id: str) -> dict[str, Stated]:
    """Give the responses of an assignment by theme and by what people said of them."""
    found: dict[str, Stated] = {}
    rows = ProposalRow.objects.filter(assignment_id=assignment_id)
    for theme, response, state in rows.values_list("theme_id", "response", "state"):
        found.setdefault(theme, Stated()).of(state).add(response)
    return found


def proposals_of(assignment_id: str, theme_id: str = "") -> list[Proposed]:
    """Give the proposals of an assignment, or of one theme in it, the surest first."""
    rows = ProposalRow.objects.filter(assignment_id=assignment_id)
    if theme_id:
        rows = rows.filter(theme_id=theme_id)
    return [_proposed(row) for row in rows.order_by("-confidence", "response")]


def judged_by_theme(assignment_id: str) -> dict[str, list[Judged]]:
    """Give what people said of an assignment's proposals, by theme."""
    found: dict[str, list[Judged]] = {}
    for row in ProposalRow.objects.filter(assignment_id=assignment_id):
        found.setdefault(row.theme_id, []).append(_proposed(row).judged)
    return found


def _assigned(row: AssignmentRow) -> Assigned:
    read = json.loads(row.document)
    return Assigned(
        row.id,
        row.run_id,
        row.on,
        row.by,
        read["parameters"],
        read["weights"],
        tuple(read["without_theme"]),
        row.hash,
        tuple(Missed(code, n, tuple(own)) for code, n, own in read.get("not_compared", [])),
    )


def _proposed(row: ProposalRow) -> Proposed:
    judged = Judged(
        row.response,
        row.confidence,
        is_read=row.is_read,
        is_taken=row.state == State.TAKEN,
        is_refused=row.state == State.REFUSED,
    )
    return Proposed(row.pk, judged, row.start, row.end, row.by)
