"""Public pages of results: a run, its themes, its campaigns, and the responses behind them."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from folkmoot.analysis.common_words import common_words
from folkmoot.analysis.disclosure import LEAST_COUNT
from folkmoot.consultation.responses import Response
from folkmoot.policy.comparison import compare
from folkmoot.web.analysis import queries
from folkmoot.web.analysis.documents import StoredTable
from folkmoot.web.analysis.pages import (
    CampaignPage,
    ResponsesPage,
    ResultsPage,
    ThemeLine,
    ThemePage,
    Variant,
)
from folkmoot.web.analysis.queries import Campaign, Quoted, Run, Theme
from folkmoot.web.analysis.reading import DIMENSIONS, words_of
from folkmoot.web.components.pages import show
from folkmoot.web.consultation import queries as consultation
from folkmoot.web.federation import queries as federation

SHOWN_CAMPAIGNS = 12
SHOWN_VARIANTS = 12


def results(request: HttpRequest, run: str) -> HttpResponse:
    """Show what a run found."""
    found = queries.run(run)
    released = queries.theme_table(run, "kind")
    shown = [
        column
        for column in range(len(released.columns) - 1)
        if any(row[column] is not None for row in released.cells)
    ]
    lines = [
        _line(theme, released.row(theme.key), shown) for theme in queries.published_themes(run)
    ]
    page = ResultsPage(
        run=found,
        title=title_of(found),
        kinds=tuple(released.columns[column] for column in shown),
        signed=tuple(line for line in lines if line.theme.signed_on),
        candidates=tuple(line for line in lines if not line.theme.signed_on),
        campaigns=tuple(queries.campaigns_of(run)[:SHOWN_CAMPAIGNS]),
        sections=_named(queries.table(run, "section by kind")),
        languages=queries.table(run, "languages"),
        groups=len(queries.group_ids(run)),
    )
    return show(request, "analysis/results.html", page)


def theme(request: HttpRequest, theme: str) -> HttpResponse:
    """Show one theme."""
    found = queries.theme(theme)
    run, stored = queries.run(found.run), queries.stored_theme(theme)
    rows = [(each, queries.theme_table(run.id, each).row(stored.key)) for each in DIMENSIONS]
    may = queries.quotable(stored.responses, run.consultation)
    page = ThemePage(
        run=run,
        theme=found,
        counts=tuple((name, _published(cells[:-1])) for name, cells in rows),
        total=rows[0][1][-1][1] if rows[0][1] else None,
        quotations=queries.quotations(stored, may, most=8),
        neighbours=tuple(queries.neighbours_of(theme)),
    )
    return show(request, "analysis/theme.html", page)


def theme_responses(request: HttpRequest, theme: str) -> HttpResponse:
    """List the responses that speak to a theme and may be quoted."""
    found = queries.theme(theme)
    run, stored = queries.run(found.run), queries.stored_theme(theme)
    may = queries.quotable(stored.responses, run.consultation)
    shown = {each.response: each for each in queries.quotations(stored, may, most=len(may))}
    listed = [shown.get(each.reference) or _opening(each) for each in may.values()]
    page = ResponsesPage(run, found.title, found.reference, tuple(listed), everybody=False)
    return show(request, "analysis/responses.html", page)


def run_responses(request: HttpRequest, run: str) -> HttpResponse:
    """List the responses of a run that may be quoted."""
    found = queries.run(run)
    responses = consultation.responses_of(found.consultation)
    may = [each for each in responses if each.consents.quote and not each.is_empty]
    listed = tuple(_opening(each) for each in may)
    page = ResponsesPage(found, title_of(found), found.reference, listed, everybody=False)
    return show(request, "analysis/responses.html", page)


def campaign(request: HttpRequest, campaign: str) -> HttpResponse:
    """Show one campaign: the template and what varies."""
    found = queries.campaign(campaign)
    run = queries.run(found.run)
    return show(request, "analysis/campaign.html", _campaign_page(run, found))


def title_of(run: Run) -> str:
    """Give the title of the consultation that a run is of."""
    held = consultation.consultation(run.consultation)
    return held.title.in_language(get_language() or "en") if held else run.consultation


def _named(sections: StoredTable) -> StoredTable:
    names = federation.body_names()
    return replace(sections, rows=tuple(names.get(row, row) for row in sections.rows))


def _line(theme: Theme, cells: tuple[tuple[str, int | None], ...], shown: list[int]) -> ThemeLine:
    counts = tuple(count for _, count in cells)
    total = counts[-1] if counts else None
    voices = theme.voices if total is not None and theme.voices >= LEAST_COUNT else None
    by_kind = tuple(counts[place] for place in shown) if counts else ()
    return ThemeLine(theme, by_kind, total, voices)


def _published(cells: tuple[tuple[str, int | None], ...]) -> tuple[tuple[str, int | None], ...]:
    return tuple((value, count) for value, count in cells if count is not None)


def _opening(response: Response) -> Quoted:
    words = words_of(response)
    return queries.quoted(response, words if len(words) <= 240 else words[:240] + " …")


def _campaign_page(run: Run, found: Campaign) -> CampaignPage:
    copies = queries.copies_of(found)
    shown = [each for each in copies if each.consents.quote]
    first = next((each for each in shown if each.id == found.template_of), next(iter(shown), None))
    template = words_of(first) if first else ""
    others = [each for each in shown if words_of(each) != template]
    similar = dict(found.members)
    is_large = found.size >= LEAST_COUNT and len(copies) >= LEAST_COUNT
    words = [words_of(each) for each in copies]
    return CampaignPage(
        run=run,
        campaign=found,
        size=found.size if is_large else None,
        common=common_words(words[0], words) if is_large else None,
        language=copies[0].language if copies else "",
        template=queries.quoted(first, template) if first and not is_large else None,
        variants=tuple(
            Variant(each.reference, similar[each.id], compare(template, words_of(each)))
            for each in others[:SHOWN_VARIANTS]
        ),
        identical=len(shown) - len(others),
    )
