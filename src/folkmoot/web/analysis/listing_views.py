"""The public pages behind released numbers: what was published of the responses they count."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse

from folkmoot.analysis.selection import Selection, select
from folkmoot.web.analysis import queries
from folkmoot.web.analysis.listing_pages import ListedPage
from folkmoot.web.analysis.queries import Run, Theme
from folkmoot.web.analysis.quoted_queries import Published, published_in, quoted_on, shown
from folkmoot.web.analysis.reading import texts_of
from folkmoot.web.analysis.report_queries import BY
from folkmoot.web.analysis.report_words import heads, label, labels
from folkmoot.web.analysis.views import title_of
from folkmoot.web.components.pages import show
from folkmoot.web.consultation import queries as consultation

Where = tuple[tuple[str, str], ...]
ALL = "all"


def theme_responses(request: HttpRequest, theme: str) -> HttpResponse:
    """List what two people published on a theme, of all who spoke to it or of some."""
    found = queries.theme(theme)
    run, where = queries.run(found.run), _where(request.GET)
    out = _published(run, where)
    page = ListedPage(
        run=run,
        about=found.called,
        asked=_words(where),
        back=found.reference,
        is_released=bool(queries.frame_of(run.id)),
        count=_of_theme(run, found, where),
        responses=quoted_on(queries.stored_theme(theme), out, most=None),
    )
    return show(request, "analysis/listed.html", page)


def run_responses(request: HttpRequest, run: str) -> HttpResponse:
    """List what two people published of a run's consultation, of all responses or of some."""
    found, where = queries.run(run), _where(request.GET)
    out = _published(found, where)
    page = ListedPage(
        run=found,
        about=title_of(found),
        asked=_words(where),
        back=found.reference,
        is_released=bool(queries.frame_of(run)),
        count=_of_run(found, dict(where)),
        responses=tuple(shown(each) for held in out.values() for each in held),
    )
    return show(request, "analysis/listed.html", page)


def _where(asked: Mapping[str, str]) -> Where:
    return tuple((one, asked[one][:60]) for one in BY if asked.get(one))


def _words(where: Where) -> tuple[str, ...]:
    words, named = labels(), heads()
    return tuple(f"{named[one]}: {label(words, one, value)}" for one, value in where)


def _published(run: Run, where: Where) -> Published:
    """Give what was published of the responses with all values of *where*."""
    out, held = published_in(run.consultation), consultation.consultation(run.consultation)
    if not where or held is None:
        return out
    sections = {each.id: each.body for each in held.rounds}
    responses = consultation.responses_of(run.consultation, names=set(out))
    chosen = select(texts_of(responses, sections), Selection(where), {})
    return {text.id: out[text.id] for text in chosen}


def _of_theme(run: Run, theme: Theme, where: Where) -> int | None:
    """Give the released number of a theme's responses with one value, or of all of them."""
    if len(where) > 1:
        return None
    dimension, value = where[0] if where else ("kind", ALL)
    return dict(queries.theme_table(run.id, dimension).row(theme.key)).get(value)


def _of_run(run: Run, where: Mapping[str, str]) -> int | None:
    """Give the released number of responses by section and kind, or by language."""
    if not where:
        return run.responses
    if set(where) == {"language"}:
        return dict(queries.table(run.id, "languages").row("responses")).get(where["language"])
    if not set(where) <= {"section", "kind"}:
        return None
    row = queries.table(run.id, "section by kind").row(where.get("section", ALL))
    return dict(row).get(where.get("kind", ALL))
