"""Answering the parts of carried motions one by one, by clauses and by later decisions."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from folkmoot.decision.motions import Motion
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Reference
from folkmoot.web.components.addresses import address
from folkmoot.web.components.pages import show
from folkmoot.web.decision import choice_queries, motion_queries, services
from folkmoot.web.decision.choice_queries import Choices
from folkmoot.web.decision.motion_desk_forms import AnswerForm, problems
from folkmoot.web.decision.motion_queries import Part
from folkmoot.web.decision.speaking import whoever_asks
from folkmoot.web.policy.answer_queries import MandateAnswered, mandates_answered


@dataclass(frozen=True, slots=True)
class Point:
    """One point in the list: where to say what answers it, and whether anything does yet."""

    name: str
    address: str
    is_answered: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """One decision whose points later text must answer, and where everybody reads the answers."""

    title: str
    address: str
    points: tuple[Point, ...]

    @property
    def answered(self) -> int:
        """How many points are answered so far."""
        return sum(point.is_answered for point in self.points)


@dataclass(frozen=True, slots=True)
class PointsPage:
    """Every decision whose points later text must answer."""

    asked: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class PartPage:
    """One part of a motion, what is said to answer it, and what else could."""

    motion: Motion
    part: Part
    clauses: Choices
    decisions: Choices
    called: dict[Reference, str]
    why: str
    problem: str


def points(request: HttpRequest) -> HttpResponse:
    """List what is to be answered point by point."""
    mandates = map(_of_mandate, mandates_answered())
    motions = map(_of_motion, motion_queries.with_parts())
    return show(request, "decision/points.html", PointsPage((*mandates, *motions)))


def answer(request: HttpRequest, name: str, number: int) -> HttpResponse:
    """Say that a clause or a decision answers one part of a motion."""
    row = motion_queries.row_of(name)
    if row is None:
        raise Http404
    motion, part = motion_queries.part_of(row, number)
    if part is None:
        raise Http404
    clauses, decisions = choice_queries.clauses(), choice_queries.decisions(but=name)
    problem = ""
    if request.method == "POST":
        form = AnswerForm(request.POST, lists={"by": [*clauses, *decisions]})
        problem = problems(form) or _said(request, form, part.reference)
        if not problem:
            return redirect(address(part.reference))
    page = PartPage(
        motion,
        part,
        clauses,
        decisions,
        motion_queries.called([by for each in part.answers for by in each.by]),
        why=request.POST.get("why", ""),
        problem=problem,
    )
    return show(request, "decision/part.html", page, status=400 if problem else 200)


def _of_mandate(found: MandateAnswered) -> Asked:
    points = tuple(
        Point(
            point.consideration.id,
            reverse("desk-consideration", args=[found.id, point.consideration.id]),
            not point.is_open,
        )
        for point in found.points
    )
    return Asked(found.title, reverse("considerations", args=[found.id]), points)


def _of_motion(motion: Motion) -> Asked:
    points = tuple(
        Point(
            str(part.number),
            reverse("desk-part", args=[motion.id, part.number]),
            bool(part.answers),
        )
        for part in motion_queries.parts(motion)
    )
    return Asked(motion.title, address(motion.reference), points)


def _said(request: HttpRequest, form: AnswerForm, part: Reference) -> str:
    by, why = whoever_asks(request), form.cleaned_data["why"]
    try:
        services.answer_part(part, form.reference("by"), why=why, by=by, at=timezone.now())
    except InputError as error:
        return str(error)
    return ""
