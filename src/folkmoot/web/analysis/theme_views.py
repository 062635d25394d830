"""The desk page on which people read the candidates of a run, name them and put them together."""

from collections.abc import Sequence
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from folkmoot.analysis.framing import Line, named, put_together
from folkmoot.foundation.errors import InputError
from folkmoot.web.analysis import queries, report_queries, stored_queries, theme_cards
from folkmoot.web.analysis.desk_views import person_of
from folkmoot.web.analysis.frame_draft_services import Saved, save_draft
from folkmoot.web.analysis.frame_queries import Draft, draft_at, draft_of
from folkmoot.web.analysis.queries import Run
from folkmoot.web.analysis.theme_forms import DraftForm, put_ticked_together, sight_of
from folkmoot.web.analysis.theme_pages import ExplorerPage, ThemesPage
from folkmoot.web.components.pages import show
from folkmoot.web.federation import queries as federation

SHOWN_WHEN_SAVED = 12


def explorer(request: HttpRequest, run: str) -> HttpResponse:
    """Read the candidates and save what one thinks of them; after signing off, show the themes."""
    found = queries.run(run)
    if queries.frame_of(run):
        return _signed(request, found)
    if request.method == "POST":
        return _save(request, found)
    draft = draft_of(run)
    return show(request, "analysis/explorer.html", _page(request, found, draft, draft.lines))


def _save(request: HttpRequest, run: Run) -> HttpResponse:
    form = DraftForm(request.POST)
    if not form.is_valid():
        problem = _("A name, a reason or a note is too long. Use a few words.")
        return _refused(request, run, draft_of(run.id).lines, problem)
    base = draft_at(run.id, form.cleaned_data["version"])
    mine = form.lines(base.lines)
    do = request.POST.get("do", "save")
    try:
        if do == "together":
            mine = put_ticked_together(mine, form.ticked(), form.cleaned_data["together"])
        saved = save_draft(run, mine, base=base.version, by=person_of(request), at=timezone.now())
    except InputError as error:
        return _refused(request, run, mine, str(error), form=form)
    if saved.clashes:
        return _clashed(request, run, saved, mine=mine, base=base)
    if do == "frame":
        return redirect("frame", run=run.id)
    return redirect(f"{request.path}?{_with_news(request, saved)}")


def _with_news(request: HttpRequest, saved: Saved) -> str:
    """Give the query of the page after saving, with what others changed meanwhile."""
    asked = {key: value for key, value in request.GET.items() if key not in ("saved", "theirs")}
    theirs = ",".join(saved.theirs[:SHOWN_WHEN_SAVED])
    return urlencode(
        asked | {"saved": str(saved.draft.version)} | ({"theirs": theirs} if theirs else {})
    )


def _refused(
    request: HttpRequest,
    run: Run,
    lines: Sequence[Line],
    problem: str,
    *,
    form: DraftForm | None = None,
) -> HttpResponse:
    """Show the page again with all that was written, and why it was not saved."""
    draft = draft_at(run.id, form.cleaned_data["version"]) if form else draft_of(run.id)
    page = _page(request, run, draft, lines, problem=problem, form=form)
    return show(request, "analysis/explorer.html", page, status=400)


def _clashed(
    request: HttpRequest, run: Run, saved: Saved, *, mine: Sequence[Line], base: Draft
) -> HttpResponse:
    """Show what both changed: mine in the fields, theirs beside; saving again keeps mine."""
    who = federation.people_names().get(saved.draft.by.partition(":")[2], saved.draft.by)
    problem = _(
        "%(who)s changed the same candidates since you opened this page. Nothing was saved. Each "
        "is marked with what it is called now; save again to keep yours."
    ) % {"who": who}
    lines = put_together(base.lines, saved.draft.lines, mine).lines
    page = _page(request, run, saved.draft, lines, problem=problem, clashes=saved.clashes)
    return show(request, "analysis/explorer.html", page, status=409)


def _page(
    request: HttpRequest,
    run: Run,
    draft: Draft,
    lines: Sequence[Line],
    *,
    problem: str = "",
    form: DraftForm | None = None,
    clashes: Sequence[str] = (),
) -> ExplorerPage:
    kinds = theme_cards.kinds_of(run)
    every = theme_cards.cards(run, lines, kinds)
    if clashes:
        every = tuple(theme_cards.with_others(every, draft.lines, clashes))
    sight = sight_of(request.GET)
    titles = {card.line.candidate: card.theme.title for card in every}
    theirs = request.GET.get("theirs", "").split(",")
    return ExplorerPage(
        run=run,
        cards=theme_cards.seen(every, sight),
        sight=sight,
        standing=theme_cards.standing(
            draft, [card.line for card in every], federation.people_names()
        ),
        languages=tuple(sorted({card.theme.language for card in every})),
        names=tuple(name for name, _lines in named(card.line for card in every)),
        silent=sum(name in kinds for name in stored_queries.without_theme(run.id)),
        saved="" if problem else request.GET.get("saved", "")[:9],
        theirs=tuple(titles[key] for key in theirs if key in titles),
        released=queries.released_run(run.consultation),
        problem=problem,
        ticked=form.ticked() if form else frozenset(),
        together=form.cleaned_data["together"] if form else "",
    )


def _signed(request: HttpRequest, run: Run) -> HttpResponse:
    found = report_queries.read(run)
    page = ThemesPage(run, found.themes, len(report_queries.silent(found)))
    return show(request, "analysis/themes.html", page)
