"""The desk page on which people put a frame together: a name beside each candidate."""

from collections import defaultdict

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Reference
from folkmoot.web.analysis import queries, services
from folkmoot.web.analysis.desk_views import person_of
from folkmoot.web.analysis.forms import FrameForm
from folkmoot.web.analysis.frame_services import agree_on_frame
from folkmoot.web.analysis.gathering import Gathering
from folkmoot.web.analysis.pages import AgreedPage, FramePage, NamedCandidate
from folkmoot.web.analysis.queries import Run
from folkmoot.web.analysis.quoted_queries import passages
from folkmoot.web.components.pages import show
from folkmoot.web.consultation import queries as consultation


def frame(request: HttpRequest, run: str) -> HttpResponse:
    """Name the candidates; those with the same name become one theme, and all are released.

    Where people have agreed before, show what they gathered.
    """
    found = queries.run(run)
    if queries.frame_of(run):
        return _agreed(request, found)
    if request.method != "POST":
        return _asked(request, found, {})
    candidates = [theme.id for theme in queries.themes_of(run)]
    form = FrameForm(request.POST, candidates=candidates)
    if not form.is_valid():
        return _asked(request, found, request.POST, _("A name is too long. Use a few words."))
    try:
        agreed = _gatherings(found, form.names())
        agree_on_frame(found, agreed, by=person_of(request), at=timezone.now())
    except InputError as error:
        return _asked(request, found, request.POST, str(error))
    return redirect("results", run=run)


def _gatherings(run: Run, names: dict[str, str]) -> list[Gathering]:
    """Gather the candidates by name; a theme speaks to what its candidates' passages answer on."""
    if not names:
        raise InputError(_("Give at least one candidate a name. Those without one are left out."))
    responses = {each.id: each for each in consultation.responses_of(run.consultation)}
    themes = {theme.id: theme.reference for theme in queries.themes_of(run.id)}
    gathered: dict[str, list[Reference]] = defaultdict(list)
    for candidate, name in names.items():
        gathered[name].append(themes[candidate])
    return [
        Gathering(
            name,
            tuple(
                dict.fromkeys(
                    clause
                    for each in parts
                    for clause in services.proposed_clauses(each, run.consultation, responses)
                )
            ),
            tuple(parts),
        )
        for name, parts in gathered.items()
    ]


def _agreed(request: HttpRequest, run: Run) -> HttpResponse:
    themes = tuple(
        (theme, tuple(queries.gathered_by(theme.id))) for theme in queries.published_themes(run.id)
    )
    return show(request, "analysis/agreed.html", AgreedPage(run, themes))


def _asked(
    request: HttpRequest, run: Run, names: dict[str, str], problem: str = ""
) -> HttpResponse:
    held = {each.id: each for each in consultation.responses_of(run.consultation)}
    candidates = tuple(
        NamedCandidate(
            theme,
            names.get(FrameForm.field(theme.id), ""),
            passages(queries.stored_theme(theme.id), held, most=2),
        )
        for theme in queries.themes_of(run.id)
    )
    page = FramePage(run, candidates, problem)
    return show(request, "analysis/frame.html", page, status=400 if problem else 200)
