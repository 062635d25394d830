"""The page behind the report's numbers: every response, and the lists that lead to them."""

from collections.abc import Iterable, Sequence
from html import escape

from folkmoot.analysis.report import anchor, heading, page, place
from folkmoot.analysis.runs import Analysis, Chapter

NOTE = (
    '<p class="note">This page holds what people wrote, whole. It is for those who analyse it, '
    'not for publication. <a href="report.html">Back to the report</a></p>'
)


def responses_page(analysis: Analysis, title: str) -> str:
    """Give the page of responses as HTML: campaigns, themes, what is in none, and all of them."""
    places = anchor(analysis)
    parts = [
        f"<h1>Responses behind: {escape(title)}</h1>",
        NOTE,
        *(_campaign_list(analysis, places)),
        *(part for chapter in analysis.chapters for part in _chapter_lists(chapter, places)),
        _listed("empty", "Empty responses", analysis.empty, places),
        '<section id="all"><h2>All responses</h2>',
        *(
            f'<article id="{places[text.id]}"><h3>{escape(text.id)}</h3>'
            f'<p class="words" dir="auto">{escape(text.text) or "(empty)"}</p></article>'
            for text in analysis.texts
        ),
        "</section>",
    ]
    return page(f"Responses: {title}", parts)


def _campaign_list(analysis: Analysis, places: dict[str, str]) -> Iterable[str]:
    for campaign in analysis.campaigns:
        members = [one.response for one in campaign.members]
        yield _listed(campaign.id, f"Copies in campaign {campaign.id}", members, places)


def _chapter_lists(chapter: Chapter, places: dict[str, str]) -> Iterable[str]:
    for theme in chapter.themes:
        title = f"{heading(theme)} ({escape(chapter.name)})"
        yield _listed(theme.id, title, theme.responses, places)
    title = f"In no theme ({escape(chapter.name)})"
    yield _listed(f"none-{place(chapter)}", title, chapter.without_theme, places)


def _listed(id: str, title: str, responses: Sequence[str], places: dict[str, str]) -> str:
    links = ", ".join(f'<a href="#{places[one]}">{escape(one)}</a>' for one in responses)
    return (
        f'<section id="{id}"><h2>{title}</h2><p class="small">{len(responses):,}: '
        f"{links or 'none'}</p></section>"
    )
