"""Public pages of results: a run, its themes, its campaigns, and the responses behind them."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from folkmoot.analysis.common_words import CommonWords, common_words
from folkmoot.analysis.disclosure import LEAST_COUNT
from folkmoot.consultation.quotations import words_of
from folkmoot.consultation.responses import Response
from folkmoot.web.analysis import queries
from folkmoot.web.analysis.counted import WORDING
from folkmoot.web.analysis.pages import (
    CampaignPage,
    ResultsPage,
    ThemeLine,
    ThemePage,
)
from folkmoot.web.analysis.queries import Campaign, Run, Theme
from folkmoot.web.analysis.quoted_queries import published_in, quoted_on, shown
from folkmoot.web.analysis.reading import DIMENSIONS
from folkmoot.web.components.pages import show
from folkmoot.web.consultation import queries as consultation
from folkmoot.web.consultation.answered import told_of
from folkmoot.web.consultation.queries.quotations import Quoted as Published
from folkmoot.web.consultation.queries.theme_answers import answers_to
from folkmoot.web.federation import queries as federation

SHOWN_CAMPAIGNS = 12
SHOWN_COPIES = 3

Cells = tuple[tuple[str, int | None], ...]
"""Released counts by what they are of."""


def results(request: HttpRequest, run: str) -> HttpResponse:
    """Show what a run found."""
    found = queries.run(run)
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
        campaigns=tuple(queries.campaigns_of(run)[:SHOWN_CAMPAIGNS]),
        sections=queries.table(run, "section by kind"),
        names=federation.body_names(),
        languages=queries.table(run, "languages"),
        groups=len(queries.group_ids(run)),
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


def campaign(request: HttpRequest, campaign: str) -> HttpResponse:
    """Show one campaign: the template and what varies."""
    found = queries.campaign(campaign)
    run = queries.run(found.run)
    return show(request, "analysis/campaign.html", _campaign_page(run, found))


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


def _campaign_page(run: Run, found: Campaign) -> CampaignPage:
    """Show of a letter what two people published of one copy, and how many copies keep it."""
    held, out = queries.copies_of(found), published_in(run.consultation)
    published = [each for name, _ in found.members for each in out.get(name, ())]
    is_large = found.size >= LEAST_COUNT and len(held) >= LEAST_COUNT
    common, letter = _letter(held, published) if is_large else (None, None)
    return CampaignPage(
        run=run,
        campaign=found,
        size=found.size if is_large else None,
        common=common,
        language=letter.language if letter else "",
        quotations=() if common else tuple(map(shown, published[:SHOWN_COPIES])),
    )


def _letter(
    held: Sequence[Response], published: Sequence[Published]
) -> tuple[CommonWords | None, Published | None]:
    """Give the longest passage that was published to the letter, as the copies keep it."""
    words = {each.id: words_of(each) for each in held}
    exact = [
        each
        for each in published
        if words.get(each.response.name, "")[each.start : each.end] == each.words
    ]
    if not exact:
        return None, None
    letter = max(exact, key=lambda each: (len(each.words), each.response))
    copies, template = list(words.values()), words[letter.response.name]
    return common_words(template, copies, start=letter.start, end=letter.end), letter
