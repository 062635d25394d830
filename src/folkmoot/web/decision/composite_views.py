"""Putting several motions together into one: chosen, worded, looked at, then done."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from folkmoot.decision.descent import composed
from folkmoot.decision.motions import Motion, Stage
from folkmoot.foundation.errors import InputError
from folkmoot.web.components.pages import show
from folkmoot.web.decision import (
    choice_queries,
    motion_guards,
    motion_queries,
    queries,
    services,
)
from folkmoot.web.decision.motion_forms import CompositeForm
from folkmoot.web.decision.puts import Held, held
from folkmoot.web.decision.speaking import whoever_asks
from folkmoot.web.decision.table_views import Draft, drafted

TEMPLATE = "decision/composite.html"


@dataclass(frozen=True, slots=True)
class CompositePage:
    """The motions to choose from; once some are *chosen*, the form, and what it makes."""

    meeting: Held
    motions: list[Motion]
    chosen: list[Motion]
    form: CompositeForm | None = None
    draft: Draft | None = None
    problem: str = ""


def composite(request: HttpRequest, meeting: str) -> HttpResponse:
    """Put several motions of one meeting together."""
    row = queries.meeting(meeting)
    if row is None:
        raise Http404
    put = [each for each in motion_queries.motions_of(meeting) if is_waiting(each)]
    asked = (request.POST if request.method == "POST" else request.GET).getlist("motion")
    chosen = [each for each in put if each.id in asked]
    try:
        motion_guards.refuse_rivals(meeting, [each.id for each in chosen])
    except InputError as error:
        page = CompositePage(held(row), put, chosen, problem=str(error))
        return show(request, TEMPLATE, page, status=400)
    form = _form(request, meeting, chosen) if len(chosen) > 1 else None
    page = CompositePage(held(row), put, chosen, form)
    if form is None or request.method != "POST":
        return show(request, TEMPLATE, page)
    if not form.is_valid():
        return show(request, TEMPLATE, page, status=400)
    return _made(request, page, form)


def is_waiting(motion: Motion) -> bool:
    """Say whether nobody has voted on *motion* and nothing was done to it."""
    return motion.stage in {Stage.TABLED, Stage.IN_ORDER}


def _made(request: HttpRequest, page: CompositePage, form: CompositeForm) -> HttpResponse:
    held_in, put, chosen = page.meeting, page.motions, page.chosen
    draft = None
    try:
        draft = drafted(_composed(page, form), held_in.id)
        if request.POST.get("keep") != "yes" or request.POST.get("seen") != draft.seen:
            return show(request, TEMPLATE, CompositePage(held_in, put, chosen, form, draft))
        names, by = [each.id for each in chosen], whoever_asks(request)
        services.composite(names, draft.motion, by=by, at=timezone.now())
    except InputError as error:
        told = CompositePage(held_in, put, chosen, form, draft, problem=str(error))
        return show(request, TEMPLATE, told, status=400)
    return redirect("motion", draft.motion.id)


def _composed(page: CompositePage, form: CompositeForm) -> Motion:
    said = form.cleaned_data
    return composed(
        page.chosen,
        choice_queries.free_id(said["title"], page.meeting.id),
        title=said["title"],
        text=said["text"],
        mover=form.reference("mover"),
    )


def _form(request: HttpRequest, meeting: str, chosen: list[Motion]) -> CompositeForm:
    movers = dict.fromkeys(each.mover for each in chosen)
    lists = {"mover": [(str(each), motion_queries.mover_name(each, meeting)) for each in movers]}
    if request.method == "POST" and "title" in request.POST:
        return CompositeForm(request.POST, lists=lists)
    texts = "\n\n".join(motion_queries.text_now(each.id) for each in chosen)
    return CompositeForm(lists=lists, initial={"text": texts})
