"""The desk page of a release: how far it is, why there is none, or what was released."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from folkmoot.web.analysis import queries, release_queries
from folkmoot.web.analysis.pages import ReleasePage
from folkmoot.web.analysis.queries import Run
from folkmoot.web.analysis.release_queries import AskedRelease, MadeRelease
from folkmoot.web.analysis.release_services import cancel_release, refusal
from folkmoot.web.components.pages import show
from folkmoot.web.federation import queries as federation

State = release_queries.State


def release(request: HttpRequest, run: str) -> HttpResponse:
    """Show how far the release of a run's themes is; a POST cancels it."""
    found = queries.run(run)
    if request.method == "POST":
        if request.POST.get("do") == "cancel":
            cancel_release(found)
        return redirect("release", run=run)
    made, asked = release_queries.made_release(run), release_queries.asked_release(run)
    follows = made is None and asked is not None and asked.work.is_under_way
    page = ReleasePage(
        run=found,
        made=made,
        asked=asked.work if asked else None,
        by=_called(made or asked),
        themes=tuple(queries.published_themes(run)) if made else (),
        problem="" if made else _problem(found, asked),
        is_followed=follows and bool(request.GET.get("follow")),
    )
    return show(request, "analysis/release.html", page)


def _called(one: MadeRelease | AskedRelease | None) -> str:
    """Say who released, or asked for it."""
    if one is None:
        return ""
    return federation.people_names().get(one.by.partition(":")[2], one.by)


def _problem(run: Run, asked: AskedRelease | None) -> str:
    """Say why the release could not be made: in the reader's language where it still stands."""
    if asked is None or asked.work.state != State.FAILED:
        return ""
    return refusal(run, asked.version) or asked.work.told
