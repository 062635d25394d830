"""Answering the parts of carried motions one by one, by clauses and by later decisions."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
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
from folkmoot.web.decision.puts import Put
from folkmoot.web.decision.speaking import whoever_asks
from folkmoot.web.policy.answer_queries import MandateAnswered, mandates_answered


@dataclass(frozen=True, slots=True)
class PointsPage:
    """Every decision whose points later text must answer, and how many are answered so far."""

    mandates: list[MandateAnswered]
    motions: list[tuple[Put, int, int]]


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
    page = PointsPage(mandates_answered(), motion_queries.with_parts())
    return show(request, "decision/points.html", page)


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
        motion_queries.called([each.by for each in part.answers]),
        why=request.POST.get("why", ""),
        problem=problem,
    )
    return show(request, "decision/part.html", page, status=400 if problem else 200)


def _said(request: HttpRequest, form: AnswerForm, part: Reference) -> str:
    by, why = whoever_asks(request), form.cleaned_data["why"]
    try:
        services.answer_part(part, form.reference("by"), why=why, by=by, at=timezone.now())
    except InputError as error:
        return str(error)
    return ""
