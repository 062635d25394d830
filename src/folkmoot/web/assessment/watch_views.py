"""The watch list: for everybody to read, and at the desk to keep."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from folkmoot.foundation.errors import InputError
from folkmoot.web.assessment import change_queries, watch_queries, watch_services
from folkmoot.web.assessment.desk import person_of
from folkmoot.web.assessment.watch_forms import WatchForm
from folkmoot.web.assessment.watch_queries import Watched
from folkmoot.web.components.pages import show


@dataclass(frozen=True, slots=True)
class WatchPage:
    """What is watched; the form stands at the desk alone."""

    watched: tuple[Watched, ...]
    form: WatchForm | None = None
    problem: str = ""


def public_list(request: HttpRequest) -> HttpResponse:
    """List the changes of law that are watched."""
    page = WatchPage(watch_queries.watched(timezone.localdate()))
    return show(request, "assessment/changing/watch.html", page)


def desk(request: HttpRequest) -> HttpResponse:
    """List them at the desk; a POST puts another on the list."""
    _codebook, registry = change_queries.known()
    form = WatchForm(request.POST or None, registry=registry)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        watch_services.watch(
            said["jurisdiction"],
            said["what"],
            said["due"],
            source=said["source"],
            by=person_of(request),
            at=timezone.now(),
        )
        return redirect("law-watch-desk")
    return _desk(request, form)


def close(request: HttpRequest, watch: int) -> HttpResponse:
    """Take something off the list: done, or not to come."""
    state = request.POST.get("state", "")
    try:
        watch_services.close(watch, state, by=person_of(request), at=timezone.now())
    except InputError as error:
        _codebook, registry = change_queries.known()
        return _desk(request, WatchForm(registry=registry), str(error))
    return redirect("law-watch-desk")


def _desk(request: HttpRequest, form: WatchForm, problem: str = "") -> HttpResponse:
    page = WatchPage(watch_queries.watched(timezone.localdate()), form, problem)
    status = 400 if problem or form.errors else 200
    return show(request, "assessment/changing/watch_desk.html", page, status=status)
