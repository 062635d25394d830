"""Public pages of results: a run, its themes, its campaigns, and the responses behind them."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.analysis import queries
from folkmoot.web.analysis.campaign_size_queries import counted_together, sizes_of
from folkmoot.web.analysis.counted import WORDING
from folkmoot.web.analysis.pages import (
    CampaignLine,
    ResultsPage,
    ThemeLine,
    ThemePage,
)
from folkmoot.web.analysis.queries import Run, Theme
from folkmoot.web.analysis.quoted_queries import published_in, quoted_on
from folkmoot.web.analysis.reading import DIMENSIONS
from folkmoot.web.components.pages import show
from folkmoot.web.consultation import queries as consultation
from folkmoot.web.consultation.answered import told_of
from folkmoot.web.consultation.queries.theme_answers import answers_to
from folkmoot.web.federation import queries as federation

SHOWN_CAMPAIGNS = 12

Cells = tuple[tuple[str, int | None], ...]
"""Released counts by what they are of."""


def results(request: HttpRequest, run: str) -> HttpResponse:
    """Show what a run found."""
    found = queries.run(run)
    told = queries.released_run(found.consultation)
    released, copies = queries.theme_table(run, "kind"), queries.theme_table(run, WORDING)
    shown = [
        column
        for column in range(len(released.columns) - 1)
        if any(row[column] is not None for row in released.cells)
    ]
    lines = [
        _line(theme, released.row(theme.key), shown, tells_voices=copies.is_whole(theme.key))
        for theme in queries.published_themes(run)
    ]
    page = ResultsPage(
        run=found,
        title=title_of(found),
        kinds=tuple(released.columns[column] for column in shown),
        signed=tuple(line for line in lines if line.theme.signed_on),
        candidates=tuple(line for line in lines if not line.theme.signed_on),
        campaigns=tuple(
            CampaignLine(Reference(Kind.CAMPAIGN, id), size)
            for id, size in list(sizes_of(run).items())[:SHOWN_CAMPAIGNS]
        ),
        together=counted_together(run),
        sections=queries.table(run, "section by kind"),
        names=federation.body_names(),
        languages=queries.table(run, "languages"),
        groups=len(queries.group_ids(run)),
        tells_voices=queries.tells_voices(run),
        is_released=told == run,
        elsewhere=told if told != run else "",
    )
    return show(request, "analysis/results.html", page)


def theme(request: HttpRequest, theme: str) -> HttpResponse:
    """Show one theme."""
    found = queries.theme(theme)
    run, stored = queries.run(found.run), queries.stored_theme(theme)
    rows = [(each, queries.theme_table(run.id, each).row(stored.key)) for each in DIMENSIONS]
    page = ThemePage(
        run=run,
        theme=found,
        counts=tuple((name, _published(cells[:-1])) for name, cells in rows),
        total=rows[0][1][-1][1] if rows[0][1] else None,
        quotations=quoted_on(stored, published_in(run.consultation), most=8),
        neighbours=tuple(queries.neighbours_of(theme)),
        told=told_of(answers_to([found.reference], get_language() or "en")),
    )
    return show(request, "analysis/theme.html", page)


def title_of(run: Run) -> str:
    """Give the title of the consultation that a run is of."""
    held = consultation.consultation(run.consultation)
    return held.title.in_language(get_language() or "en") if held else run.consultation


def _line(theme: Theme, cells: Cells, shown: list[int], *, tells_voices: bool) -> ThemeLine:
    total = cells[-1][1] if cells else None
    by_kind = tuple(cells[place] for place in shown) if cells else ()
    return ThemeLine(theme, by_kind, total, theme.voices if tells_voices else None)


def _published(cells: Cells) -> Cells:
    return tuple((value, count) for value, count in cells if count is not None)
