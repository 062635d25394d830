"""What the chair does to a motion at the desk, otherwise than by a vote."""

from dataclasses import dataclass, replace

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from folkmoot.decision.descent import forwarded, parted
from folkmoot.decision.happenings import possible
from folkmoot.decision.motions import Event, Happening, Motion, Note, NoteKind
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.components.pages import show
from folkmoot.web.decision import choice_queries, motion_queries, services, stored
from folkmoot.web.decision.choice_queries import Choices
from folkmoot.web.decision.models import MotionRow
from folkmoot.web.decision.motion_desk_forms import DoForm, ForwardForm, NoteForm, problems
from folkmoot.web.decision.puts import Put, puts_of
from folkmoot.web.decision.speaking import whoever_asks

TEMPLATE = "decision/desk_motion.html"


@dataclass(frozen=True, slots=True)
class Offered:
    """What may be done to a motion now, and where each may lead."""

    happenings: frozenset[Happening]
    bodies: Choices
    versions: Choices
    successors: Choices
    places: Choices

    @property
    def waits(self) -> bool:
        """Whether the motion still waits for its vote, so that it can be dealt with otherwise."""
        return Happening.WITHDRAWN in self.happenings


@dataclass(frozen=True, slots=True)
class DeskMotionPage:
    """A motion at the chair's desk."""

    put: Put
    motion: Motion
    text: str
    mover: str
    offered: Offered
    problem: str = ""


def motion(request: HttpRequest, name: str) -> HttpResponse:
    """Let the chair deal with a motion otherwise than by a vote."""
    row = _row(name)
    if request.method != "POST":
        return show(request, TEMPLATE, _page(row))
    try:
        problem = _do(request, row)
    except InputError as error:
        problem = str(error)
    if problem:
        return show(request, TEMPLATE, replace(_page(_row(name)), problem=problem), status=400)
    return redirect("desk-motion", name)


def _do(request: HttpRequest, row: MotionRow) -> str:
    """Do what was asked; give what was wrong with it, or nothing."""
    match request.POST.get("do"):
        case "note":
            return _note(request, row)
        case "forward":
            return _forward(request, row)
        case _:
            return _happen(request, row)


def _happen(request: HttpRequest, row: MotionRow) -> str:
    form, by, at = DoForm(request.POST), whoever_asks(request), timezone.now()
    if problem := problems(form):
        return problem
    why, what = form.cleaned_data["why"], form.happening
    if what is Happening.SPLIT:
        services.split(row.id, parted(stored.motion_of(row)), by=by, at=at, why=why)
    else:
        services.happen(row.id, Event(what, at, why, form.cleaned_data["into"]), by=by)
    return ""


def _note(request: HttpRequest, row: MotionRow) -> str:
    form, by = NoteForm(request.POST), whoever_asks(request)
    if problem := problems(form):
        return problem
    note = Note(NoteKind(form.cleaned_data["kind"]), form.cleaned_data["text"])
    services.attach_note(row.id, note, by=by, at=timezone.now())
    return ""


def _forward(request: HttpRequest, row: MotionRow) -> str:
    form = ForwardForm(request.POST, lists={"to": choice_queries.places(row.meeting.body)})
    if problem := problems(form):
        return problem
    (meeting, rule), found = form.meeting_and_rule, stored.motion_of(row)
    made = forwarded(
        found,
        choice_queries.free_id(f"{row.meeting.body} {found.title}", meeting),
        text=motion_queries.text_now(row.id),
        rule=rule,
        mover=Reference(Kind.BODY, row.meeting.body),
    )
    by, at, why = whoever_asks(request), timezone.now(), form.cleaned_data["why"]
    services.forward(row.id, made, meeting=meeting, by=by, at=at, why=why)
    return ""


def _page(row: MotionRow) -> DeskMotionPage:
    found = stored.motion_of(row)
    return DeskMotionPage(
        puts_of([found.reference])[0],
        found,
        motion_queries.text_now(row.id),
        motion_queries.mover_name(found.mover, row.meeting_id),
        _offered(found, row.meeting.body),
    )


def _offered(motion: Motion, body: str) -> Offered:
    happenings = possible(motion)
    waits, carried = Happening.REFERRED in happenings, Happening.SUPERSEDED in happenings
    return Offered(
        happenings,
        bodies=choice_queries.other_bodies(body) if waits else [],
        versions=choice_queries.versions() if carried else [],
        successors=choice_queries.successors(motion.id) if carried else [],
        places=choice_queries.places(body) if Happening.FORWARDED in happenings else [],
    )


def _row(name: str) -> MotionRow:
    row = motion_queries.row_of(name)
    if row is None:
        raise Http404
    return row
