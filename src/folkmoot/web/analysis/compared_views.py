"""Two runs side by side, and the responses behind each number of their comparison."""

from collections.abc import Collection, Iterable
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from folkmoot.analysis.moved import Change
from folkmoot.analysis.run_comparison import RunComparison
from folkmoot.consultation.quotations import words_of
from folkmoot.consultation.responses import Response
from folkmoot.web.analysis import compared_queries, compared_words, queries
from folkmoot.web.analysis.compared_pages import (
    ComparedPage,
    ComparedResponsesPage,
    MovedLine,
    MovedTable,
    Named,
    Opened,
    Read,
)
from folkmoot.web.analysis.marking import MOST, marked
from folkmoot.web.analysis.queries import Run
from folkmoot.web.analysis.views import title_of
from folkmoot.web.components.pages import show
from folkmoot.web.consultation import queries as consultation

LISTED = 50


def compare(request: HttpRequest, run: str, other: str) -> HttpResponse:
    """Show what differs between two runs, and what became of what was found."""
    found = compared_queries.compared(run, other)
    before, after = queries.run(run), queries.run(other)
    likeness = found.groups.likeness
    page = ComparedPage(
        title=title_of(before),
        before=before,
        after=after,
        found_the_same=found.found_the_same,
        inputs_same=found.went_in.is_same,
        read=_opened(compared_queries.READ, "", compared_queries.read_by(found)),
        differing=found.differing,
        tables=tuple(_table(found, kind, before, after) for kind in compared_queries.KINDS),
        participants=found.groups.participants,
        likeness="" if likeness is None else f"{likeness:.2f}",
        others=tuple(
            one for one in queries.runs_of(after.consultation) if one not in (before, after)
        ),
        ways=tuple(compared_words.ways().values()),
    )
    return show(request, "analysis/compared.html", page)


def responses(request: HttpRequest, run: str, other: str) -> HttpResponse:
    """List the responses behind one number of a comparison."""
    found = compared_queries.compared(run, other)
    asked = {name: request.GET.get(name, "")[:60] for name in ("of", "part", "turned")}
    names = compared_queries.responses_behind(found, asked["of"], asked["part"], asked["turned"])
    before, after = queries.run(run), queries.run(other)
    held = sorted(consultation.usable_names(before.consultation, names))
    pages = max(1, -(-len(held) // LISTED))
    here = min(max(1, _number(request.GET.get("page", ""))), pages)
    page = ComparedResponsesPage(
        before=before,
        after=after,
        about=_about(
            found, before, after, kind=asked["of"], part=asked["part"], turned=asked["turned"]
        ),
        count=len(names),
        gone=len(names) - len(held),
        listed=_listed(before, held[(here - 1) * LISTED : here * LISTED]),
        here=here,
        pages=pages,
        earlier=urlencode({**asked, "page": here - 1}) if here > 1 else "",
        later=urlencode({**asked, "page": here + 1}) if here < pages else "",
    )
    return show(request, "analysis/compared_responses.html", page)


def _table(found: RunComparison, kind: str, before: Run, after: Run) -> MovedTable:
    title, head = compared_words.kinds()[kind]
    lines = (
        MovedLine(
            became=compared_words.became(part.change),
            is_same=part.change is Change.SAME,
            before=tuple(_named(found, kind, before, key) for key in part.before),
            after=tuple(_named(found, kind, after, key) for key in part.after),
            counts=_opened(kind, compared_queries.name_of(part), compared_queries.ways_of(part)),
        )
        for part in compared_queries.parts_of(found, kind)
    )
    return MovedTable(f"{kind}s", title, head, tuple(lines))


def _named(found: RunComparison, kind: str, run: Run, key: str) -> Named:
    """Give a part's title and the desk's page on it; a group has a public one only."""
    if kind == "group":
        ids = queries.group_ids(run.id)
        return Named(key, reverse("group", args=[ids[key]]) if key in ids else "")
    name = f"{key}-{run.id.rsplit('-', 1)[1]}"
    if kind == "theme":
        return Named(found.titles[key], reverse("sign-off", args=[name]))
    return Named(
        compared_words.campaign(compared_queries.place_of(run.id, key)),
        reverse("copies", args=[name]),
    )


def _opened(
    kind: str, part: str, turned: Iterable[tuple[str, tuple[str, ...]]]
) -> tuple[Opened, ...]:
    words = compared_words.reads() if kind == compared_queries.READ else compared_words.ways()
    return tuple(
        Opened(words[way], len(names), urlencode({"of": kind, "part": part, "turned": way}))
        for way, names in turned
    )


def _about(
    found: RunComparison, before: Run, after: Run, *, kind: str, part: str, turned: str
) -> tuple[str, ...]:
    if kind == compared_queries.READ:
        return (compared_words.reads()[turned],)
    moved = compared_queries.part_of(found, kind, part)
    run, keys = (before, moved.before) if moved.before else (after, moved.after)
    titles = "; ".join(_named(found, kind, run, key).title for key in keys)
    return (f"{compared_words.kinds()[kind][1]}: {titles}", compared_words.ways()[turned])


def _listed(run: Run, names: Collection[str]) -> tuple[Read, ...]:
    return tuple(map(_read, consultation.responses_of(run.consultation, names=names)))


def _read(response: Response) -> Read:
    words = words_of(response)
    return Read(
        response=response.reference,
        kind=str(response.kind),
        language=response.language,
        stretches=marked(words, ()),
        is_cut=len(words) > MOST,
    )


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 7 else 1
