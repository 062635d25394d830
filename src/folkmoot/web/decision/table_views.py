"""Putting a motion to a meeting: written, looked at as everybody will see it, then put."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from folkmoot.decision.motions import Motion, Note, NoteKind
from folkmoot.foundation.canonical import json_hash
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Reference
from folkmoot.web.components.pages import show
from folkmoot.web.decision import choice_queries, motion_queries, queries, services
from folkmoot.web.decision.choice_queries import Choices
from folkmoot.web.decision.models import MeetingRow
from folkmoot.web.decision.motion_forms import TableForm
from folkmoot.web.decision.puts import Held, held
from folkmoot.web.decision.speaking import speaking_for

TEMPLATE = "decision/table.html"


@dataclass(frozen=True, slots=True)
class Draft:
    """A motion as it will be put; *seen* is its hash, so that nothing else is put than was seen."""

    motion: Motion
    mover: str
    seen: str


@dataclass(frozen=True, slots=True)
class TablePage:
    """The form, and the motion that it makes once that was looked at."""

    meeting: Held
    form: TableForm
    draft: Draft | None = None
    problem: str = ""


def table(request: HttpRequest, meeting: str) -> HttpResponse:
    """Put a motion to a meeting, once it was looked at."""
    row = queries.meeting(meeting)
    if row is None:
        raise Http404
    lists = _lists(row, speaking_for(request, row))
    if request.method != "POST":
        return show(request, TEMPLATE, TablePage(held(row), TableForm(lists=lists)))
    form = TableForm(request.POST, lists=lists)
    if not form.is_valid():
        return show(request, TEMPLATE, TablePage(held(row), form), status=400)
    drawn = drafted(_motion(form, row), meeting)
    if request.POST.get("keep") != "yes" or request.POST.get("seen") != drawn.seen:
        return show(request, TEMPLATE, TablePage(held(row), form, drawn))
    try:
        services.table_motion(meeting, drawn.motion, at=timezone.now())
    except InputError as error:
        page = TablePage(held(row), form, drawn, problem=str(error))
        return show(request, TEMPLATE, page, status=400)
    return redirect("motion", drawn.motion.id)


def drafted(motion: Motion, meeting: str) -> Draft:
    """Give *motion* to be looked at."""
    mover = motion_queries.mover_name(motion.mover, meeting)
    return Draft(motion, mover, json_hash(motion.as_json()))


def _motion(form: TableForm, meeting: MeetingRow) -> Motion:
    said = form.cleaned_data
    costing = str(said["costing"]).strip()
    return Motion(
        choice_queries.free_id(said["title"], meeting.id),
        said["title"],
        said["text"],
        form.reference("mover"),
        said["rule"],
        parts=said["parts"],
        rivals=tuple(said["rivals"]),
        about=form.references("about"),
        rests_on=said["rests_on"],
        mandated_by=form.references("mandated_by"),
        adopts=form.references("adopts"),
        notes=(Note(NoteKind.COSTING, costing),) if costing else (),
    )


def _lists(meeting: MeetingRow, voices: list[Reference]) -> dict[str, Choices]:
    return {
        "mover": choice_queries.movers(voices),
        "rule": choice_queries.rules(meeting),
        "rivals": choice_queries.rivals(meeting.id),
        "about": choice_queries.clauses(),
        "mandated_by": choice_queries.decisions(),
        "adopts": choice_queries.versions(proposed=True),
    }
