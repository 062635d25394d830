"""The desk of changes: begun, drafted, proposed by one person, published by another."""

from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from folkmoot.assessment.editing import Edit
from folkmoot.foundation.errors import InputError
from folkmoot.web.assessment import change_queries as queries
from folkmoot.web.assessment import change_services as services
from folkmoot.web.assessment import change_showing as showing
from folkmoot.web.assessment.change_forms import BeginForm, OnForm, RefuseForm
from folkmoot.web.assessment.change_pages import BeginPage
from folkmoot.web.assessment.change_queries import Change
from folkmoot.web.assessment.desk import person_of
from folkmoot.web.components.pages import show


def changes(request: HttpRequest) -> HttpResponse:
    """List changes; a POST lets what the packs hold of one law stand."""
    problem = ""
    if request.method == "POST":
        place = request.POST.get("take", "")
        try:
            services.take_offered(place, by=person_of(request), at=timezone.now())
            return redirect("law-changes")
        except InputError as error:
            problem = str(error)
    page = showing.changes_page(str(person_of(request)), problem)
    return show(request, "assessment/changing/changes.html", page, status=_status(problem))


def begin(request: HttpRequest, place: str) -> HttpResponse:
    """List the changes of one law; a POST begins another."""
    found = queries.place_of(place)
    if found is None:
        raise Http404("There is no such jurisdiction.")
    form, watch = BeginForm(request.POST or None), request.GET.get("watch", "")
    if request.method == "POST" and form.is_valid():
        number = services.begin(
            place,
            form.cleaned_data["about"],
            by=person_of(request),
            at=timezone.now(),
            watch=int(watch) if watch.isdecimal() else None,
        )
        return redirect("law-change", place, number)
    me = str(person_of(request))
    page = BeginPage(found, queries.changes(place), form, me, watch)
    status = _status(request.method == "POST")
    return show(request, "assessment/changing/begin.html", page, status=status)


def change(request: HttpRequest, place: str, change: int) -> HttpResponse:
    """Show a change to whoever works on it; a POST proposes it, or does what `act` says."""
    found, problem = _found(place, change), ""
    if request.method == "POST":
        try:
            return _acted(request, found)
        except InputError as error:
            problem = str(error)
            found = _found(place, change)
    return _shown(request, found, problem=problem)


def settle(request: HttpRequest, place: str, change: int) -> HttpResponse:
    """Show a change to whoever may publish it; a POST publishes it, or refuses with a reason."""
    found, problem = _found(place, change), ""
    form = RefuseForm(request.POST if request.POST.get("act") == "refuse" else None)
    if request.method == "POST":
        try:
            if _settled(request, found, form):
                return redirect("law-change-settle", place, change)
        except InputError as error:
            problem = str(error)
            found = _found(place, change)
    return _shown(request, found, problem=problem, refuse=form)


def files(request: HttpRequest, place: str, change: int) -> HttpResponse:
    """Hand out both files that a change would leave, in the folder of their jurisdiction."""
    found = _found(place, change)
    answer = HttpResponse(showing.zipped(found), content_type="application/zip")
    answer["Content-Disposition"] = f'attachment; filename="{place}-change-{change}.zip"'
    return answer


def _acted(request: HttpRequest, found: Change) -> HttpResponse:
    by, at, act = person_of(request), timezone.now(), request.POST.get("act", "")
    if act == "propose":
        services.propose(found.id, by=by, at=at)
    elif act == "withdraw":
        services.withdraw(found.id, by=by, at=at)
    elif act == "anew":
        number, left = services.begin_anew(found.id, by=by, at=at)
        again = _found(found.place, number)
        return _shown(request, again, leftovers=left) if left else _to(again)
    else:
        position = request.POST.get("position", "")
        services.take_out(found.id, int(position) if position.isdecimal() else -1, by=by)
    return _to(found)


def _settled(request: HttpRequest, found: Change, form: RefuseForm) -> bool:
    by, at = person_of(request), timezone.now()
    if request.POST.get("act") == "publish":
        services.publish(found.id, by=by, at=at)
        return True
    if form.is_valid():
        services.refuse(found.id, form.cleaned_data["reason"], by=by, at=at)
        return True
    return False


def _to(found: Change) -> HttpResponse:
    return redirect("law-change", found.place, found.id)


def _shown(
    request: HttpRequest,
    found: Change,
    *,
    problem: str = "",
    refuse: RefuseForm | None = None,
    leftovers: tuple[Edit, ...] = (),
) -> HttpResponse:
    day = OnForm(request.GET).day(showing.usual_day(found, timezone.localdate()))
    own = found.by == str(person_of(request))
    shown = showing.change_page(found, day, is_own=own, problem=problem, leftovers=leftovers)
    page = replace(shown, refuse=refuse)
    wrong = problem or (refuse is not None and refuse.errors)
    return show(request, "assessment/changing/change.html", page, status=_status(wrong))


def _found(place: str, number: int) -> Change:
    found = queries.change(place, number)
    if found is None:
        raise Http404("There is no such change of this law.")
    return found


def _status(problem: object) -> int:
    return 400 if problem else 200
