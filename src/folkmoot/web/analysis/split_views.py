"""The desk page on which people split a candidate that holds more than one idea."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from folkmoot.analysis.dividing import ALIKE, TOO_FEW, Division, divide
from folkmoot.analysis.framing import Line, Place, split
from folkmoot.analysis.words import folded
from folkmoot.consultation.quotations import words_of
from folkmoot.foundation.errors import InputError
from folkmoot.web.analysis import queries
from folkmoot.web.analysis.desk_views import person_of
from folkmoot.web.analysis.frame_draft_services import save_draft
from folkmoot.web.analysis.frame_queries import draft_at, draft_of
from folkmoot.web.analysis.queries import Run, Theme
from folkmoot.web.analysis.quoted_queries import quoted
from folkmoot.web.analysis.report_queries import opened
from folkmoot.web.analysis.theme_forms import SplitForm
from folkmoot.web.analysis.theme_pages import SplitPage, SplitPassage
from folkmoot.web.components.pages import show

LISTED = 400
"""Passages that can be told apart on the page, the most typical; others stay in part 1."""


def split_theme(request: HttpRequest, theme: str) -> HttpResponse:
    """Put each passage of a candidate into a part; a POST saves that in the draft."""
    found = queries.theme(theme)
    run = queries.run(found.run)
    if found.is_gathered or queries.frame_of(run.id):
        return redirect("frame", run=run.id)
    if request.method != "POST":
        return _shown(request, run, found)
    passages = _passages(run, found, {})
    form = SplitForm(request.POST, fields=sorted({each.field for each in passages.values()}))
    if not form.is_valid():
        return _shown(request, run, found, problem=_("Say for each passage its part."))
    chosen = {place: form.cleaned_data[each.field] or 0 for place, each in passages.items()}
    try:
        _save(request, found, chosen, version=form.cleaned_data["version"])
    except InputError as error:
        return _shown(request, run, found, problem=str(error), chosen=chosen)
    return redirect(f"{reverse('explorer', args=[run.id])}#{found.key}")


def _save(request: HttpRequest, found: Theme, chosen: dict[Place, int], *, version: int) -> None:
    run = queries.run(found.run)
    base = draft_at(run.id, version)
    own = [line for line in base.lines if line.candidate == found.key]
    rest = [line for line in base.lines if line.candidate != found.key]
    unlisted = {
        (one.response, one.start): 1 for one in queries.stored_theme(found.id).passages[LISTED:]
    }
    is_whole = request.POST.get("do") == "whole"
    if not is_whole and len(set(chosen.values()) - {0}) < 2:
        raise InputError(_("Put passages into at least two parts, or leave the theme as it is."))
    parts = [Line(found.key)] if is_whole else split(found.key, unlisted | chosen, own)
    saved = save_draft(run, [*rest, *parts], base=version, by=person_of(request), at=timezone.now())
    if saved.clashes:
        raise InputError(
            _("Somebody changed this candidate since you opened the page. Nothing was saved.")
        )


def _shown(
    request: HttpRequest,
    run: Run,
    found: Theme,
    *,
    problem: str = "",
    chosen: Mapping[Place, int] | None = None,
) -> HttpResponse:
    draft = draft_of(run.id)
    own = [line for line in draft.lines if line.candidate == found.key and line.places]
    stands = {place: int(line.key.partition(".")[2]) for line in own for place in line.places}
    passages = _passages(run, found, chosen if chosen is not None else stands, bool(own))
    division = _division(request, passages)
    if division.parts:
        passages = {
            place: SplitPassage(each.field, each.quoted, part)
            for (place, each), part in zip(passages.items(), division.parts, strict=True)
        }
    page = SplitPage(
        run=run,
        theme=found,
        version=draft.version,
        passages=tuple({each.field: each for each in reversed(passages.values())}.values())[::-1],
        phrases=tuple(enumerate(division.phrases, start=1)),
        is_split=bool(own),
        proposal=_why_none(division.reason),
        problem=problem,
    )
    return show(request, "analysis/split.html", page, status=400 if problem else 200)


def _division(request: HttpRequest, passages: Mapping[Place, SplitPassage]) -> Division:
    into = request.GET.get("into", "")
    if into not in ("2", "3"):
        return Division(())
    return divide([each.quoted.words for each in passages.values()], int(into))


def _why_none(reason: str) -> str:
    """Say in the reader's language why no parts are proposed."""
    said = {
        TOO_FEW: _("There are too few different passages to divide."),
        ALIKE: _("Nothing in the words of these passages tells two parts apart."),
    }
    return said.get(reason, reason)


def _passages(
    run: Run, found: Theme, part: Mapping[Place, int], is_split: bool = False
) -> dict[Place, SplitPassage]:
    """Give the passages that can be told apart, by their places, each with its part.

    Those in the same words have the same field.
    """
    listed = queries.stored_theme(found.id).passages[:LISTED]
    held = opened(run, [one.response for one in listed])
    fields: dict[str, str] = {}
    passages: dict[Place, SplitPassage] = {}
    for one in listed:
        response, place = held.get(one.response), (one.response, one.start)
        if response is not None:
            words = words_of(response)[one.start : one.end]
            field = fields.setdefault(folded(words), f"p-{one.response}-{one.start}")
            stands = part.get(place, 0 if is_split else 1)
            passages[place] = SplitPassage(field, quoted(response, words), stands)
    return passages
