"""The report of an analysis as one page that needs nothing else, and its page of responses."""

from collections.abc import Iterable
from html import escape

from folkmoot.analysis.breakdown import NO_POLL, Share
from folkmoot.analysis.campaigns import Campaign
from folkmoot.analysis.disclosure import Released
from folkmoot.analysis.quotes import Quotation
from folkmoot.analysis.report_style import STYLE
from folkmoot.analysis.runs import EVERYBODY, Analysis, Chapter
from folkmoot.analysis.themes import Theme
from folkmoot.foundation.canonical import content_hash
from folkmoot.policy.comparison import Change, Piece, compare

APPENDIX = "responses.html"
FOR_WHOM = (
    "This report tells small numbers and leads to what people wrote. It is for those who analyse, "
    "not for publication; only its tables leave small counts out."
)
SHOWN_CAMPAIGNS = 20
SHOWN_VARIANTS = 3

MARKS = {Change.KEPT: "{}", Change.REMOVED: "<del>{}</del>", Change.ADDED: "<ins>{}</ins>"}


def report_page(analysis: Analysis, title: str) -> str:
    """Give the report as HTML without script; its numbers lead to the page of responses."""
    parts = [
        f"<h1>{escape(title)}</h1>",
        f'<p class="lead">{_summary(analysis)}</p>',
        f'<p class="note">{NO_POLL}</p>',
        f'<p class="note">{FOR_WHOM}</p>',
        _contents(analysis),
        _campaigns(analysis),
        _languages(analysis),
        *(_chapter(chapter, analysis) for chapter in analysis.chapters),
        _method(analysis),
    ]
    return page(title, parts)


def page(title: str, parts: Iterable[str]) -> str:
    """Put *parts* into a whole HTML page with the report's look."""
    return (
        '<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{STYLE}</style></head>\n"
        f"<body><main>\n{chr(10).join(parts)}\n</main></body>\n</html>\n"
    )


def heading(theme: Theme) -> str:
    """Give a candidate theme's working title: its phrases, or else that it has none."""
    return escape(" · ".join(theme.phrases)) or "without a phrase of its own"


def anchor(analysis: Analysis) -> dict[str, str]:
    """Give the place of each response in the page of responses."""
    return {text.id: f"r{number}" for number, text in enumerate(analysis.texts, start=1)}


def _summary(analysis: Analysis) -> str:
    copies = sum(campaign.size for campaign in analysis.campaigns)
    return (
        f'<a href="{APPENDIX}#all">{len(analysis.texts):,} responses</a>. '
        f'<a href="#campaigns">{copies:,} of them are copies</a> in {len(analysis.campaigns):,} '
        f"campaigns; counting each campaign once leaves {analysis.voices:,} voices. "
        f'<a href="{APPENDIX}#empty">{len(analysis.empty):,} responses</a> are empty.'
    )


def _contents(analysis: Analysis) -> str:
    items = [("campaigns", "Campaigns"), ("languages", "Languages")]
    items += [(place(chapter), _title(chapter)) for chapter in analysis.chapters]
    items.append(("method", "How this was made"))
    links = "".join(f'<li><a href="#{place}">{escape(name)}</a></li>' for place, name in items)
    return f'<nav aria-label="Contents"><ol class="contents">{links}</ol></nav>'


def _campaigns(analysis: Analysis) -> str:
    lead = (
        "<p>Responses that are the same or nearly the same, word for word. They are shown and "
        "counted both ways, each copy and each campaign once; none is dropped.</p>"
    )
    shown = analysis.campaigns[:SHOWN_CAMPAIGNS]
    texts = {text.id: text.text for text in analysis.texts}
    parts = [_campaign(campaign, texts, number) for number, campaign in enumerate(shown, start=1)]
    if not shown:
        parts = ["<p>None was found.</p>"]
    if rest := len(analysis.campaigns) - len(shown):
        parts.append(
            f'<p>{rest:,} smaller campaigns are in <a href="campaigns.csv">campaigns.csv</a>.</p>'
        )
    return f'<section id="campaigns"><h2>Campaigns</h2>{lead}{"".join(parts)}</section>'


def _campaign(campaign: Campaign, texts: dict[str, str], number: int) -> str:
    variants = list(
        dict.fromkeys(
            texts[one.response]
            for one in campaign.members
            if texts[one.response] != campaign.template
        )
    )[:SHOWN_VARIANTS]
    shown = "".join(
        f"<blockquote>{varied(compare(campaign.template[:4000], text[:4000]))}</blockquote>"
        for text in variants
    )
    differ = f'<p class="small">How copies differ from it:</p>{shown}' if variants else ""
    return (
        f'<h3>Campaign {number}: <a href="{APPENDIX}#{campaign.id}">{campaign.size:,} copies</a>'
        f"</h3><blockquote>{escape(campaign.template[:4000])}</blockquote>{differ}"
    )


def varied(pieces: Iterable[Piece]) -> str:
    """Set a difference as HTML, with what was removed and what was added marked."""
    return "".join(MARKS[piece.change].format(escape(piece.text)) for piece in pieces)


def _languages(analysis: Analysis) -> str:
    rows = "".join(
        f'<tr><td>{escape(language)}</td><td class="n"><a href="{APPENDIX}#all">{count:,}</a></td>'
        f"</tr>"
        for language, count in analysis.languages
    )
    return (
        '<section id="languages"><h2>Languages</h2><p>Short texts are left "unknown" rather than '
        'guessed at.</p><table><thead><tr><th>Language</th><th class="n">Responses of '
        f"{len(analysis.texts):,}</th></tr></thead><tbody>{rows}</tbody></table></section>"
    )


def place(chapter: Chapter) -> str:
    """Give the anchor of a chapter."""
    return "themes" if chapter.name == EVERYBODY else f"chapter-{content_hash(chapter.name)[:8]}"


def _title(chapter: Chapter) -> str:
    return "All responses" if chapter.name == EVERYBODY else chapter.name


def _chapter(chapter: Chapter, analysis: Analysis) -> str:
    places = anchor(analysis)
    without = len(chapter.without_theme)
    lead = (
        f"<p>{chapter.responses:,} responses, {chapter.voices:,} voices, "
        f"{len(chapter.themes)} candidate themes. A theme's title is only the words that set it "
        f"apart; people name it after reading. A response may speak to several themes, and "
        f'<a href="{APPENDIX}#none-{place(chapter)}">{without:,}</a> speak to none of these.</p>'
    )
    themes = "".join(_theme(theme, chapter, places) for theme in chapter.themes)
    tables = "".join(_table(name, table, chapter) for name, table in chapter.tables)
    return (
        f'<section id="{place(chapter)}"><h2>{escape(_title(chapter))}</h2>{lead}'
        f"{themes}{tables}</section>"
    )


def _theme(theme: Theme, chapter: Chapter, places: dict[str, str]) -> str:
    share = Share(theme.voices, chapter.voices)
    width = round(100 * theme.voices / max(chapter.voices, 1))
    near = ", ".join(
        f'<a href="#{one.theme}">{heading(_named(chapter, one.theme))}</a>'
        for one in theme.neighbours
    )
    quotations = "".join(_quotation(one, places) for one in theme.quotations())
    return (
        f'<article id="{theme.id}"><h3>{heading(theme)}</h3>'
        f'<p class="small"><a href="{APPENDIX}#{theme.id}">{share} voices</a>; '
        f"{len(theme.responses):,} responses with all copies</p>"
        f'<svg viewBox="0 0 100 2" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect width="100" height="2"/><rect width="{width}" height="2"/></svg>'
        f"{quotations}" + (f'<p class="small">Near: {near}</p>' if near else "") + "</article>"
    )


def _named(chapter: Chapter, theme: str) -> Theme:
    return next(one for one in chapter.themes if one.id == theme)


def _quotation(quotation: Quotation, places: dict[str, str]) -> str:
    return (
        f'<blockquote dir="auto">{escape(quotation.words[:1500])}<footer>'
        f'<a href="{APPENDIX}#{places[quotation.response]}">response '
        f"{escape(quotation.response)}</a></footer></blockquote>"
    )


def _table(name: str, table: Released, chapter: Chapter) -> str:
    titles = {theme.id: heading(theme) for theme in chapter.themes}
    head = "".join(f'<th class="n">{escape(column)}</th>' for column in table.columns)
    rows = "".join(
        f'<tr><td><a href="#{row}">{titles[row]}</a></td>'
        + "".join(f'<td class="n">{"–" if one is None else f"{one:,}"}</td>' for one in cells)
        + "</tr>"
        for row, cells in zip(table.rows, table.cells, strict=True)
    )
    return (
        f"<h3>By {escape(name)}</h3><p>Responses, all copies counted. A dash stands for a count "
        f"under 10, or for one that would give such a count away.</p>"
        f'<div class="scroll" tabindex="0"><table><thead><tr><th>Theme</th>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )


def _method(analysis: Analysis) -> str:
    parameters = "; ".join(f"{name}: {value or 'none'}" for name, value in analysis.parameters)
    return (
        '<section id="method"><h2>How this was made</h2>'
        "<p>Campaigns: two responses are copies when most of their words lie in passages they "
        "share, word for word or nearly. Themes: sentences are placed "
        "near each other when they use like words; a theme forms around the passage that stands "
        "best for its neighbours. Nothing here understands what it reads: a theme may hold a view "
        "and its opposite, two themes may be one, and what is said in unusual words may be in "
        "none. Every quotation is an exact part of a response. No text was written by a machine."
        f'</p><p class="small">Run {analysis.id}. {escape(parameters)}. Inputs: {analysis.inputs}.'
        "</p></section>"
    )
