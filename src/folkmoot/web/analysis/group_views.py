"""Public pages of opinion groups: the landscape, and each group."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from folkmoot.analysis.disclosure import LEAST_COUNT
from folkmoot.web.analysis import queries
from folkmoot.web.analysis.landscape import sheet
from folkmoot.web.analysis.pages import (
    GroupLine,
    GroupPage,
    LandscapePage,
    StatementLine,
    Voted,
)
from folkmoot.web.analysis.queries import Run
from folkmoot.web.components.pages import show
from folkmoot.web.consultation import queries as consultation

SHOWN = 6


def landscape(request: HttpRequest, run: str) -> HttpResponse:
    """Show where participants lie, what unites them and what divides them."""
    found = queries.run(run)
    groups = queries.document(run)["groups"]
    texts = _statements(found)
    small = any(len(group["members"]) < LEAST_COUNT for group in groups["groups"])
    lines = [_line(one, texts) for one in groups["statements"]]
    drawn = groups["stable"] and not small
    points = [(group, float(x), float(y)) for _, group, x, y in groups["landscape"]]
    page = LandscapePage(
        run=found,
        reason=groups["reason"],
        stability=groups["stability"] or "",
        sheet=sheet(points) if drawn else None,
        groups=tuple(_groups(run, groups["groups"], texts)),
        uniting=tuple(_uniting(lines)[:SHOWN]),
        dividing=tuple(sorted(lines, key=lambda line: (-float(line.division), line.id))[:SHOWN]),
    )
    return show(request, "analysis/landscape.html", page)


def group(request: HttpRequest, group: str) -> HttpResponse:
    """Show one opinion group and the statements that set it apart."""
    run, letter = queries.group_place(group)
    found = queries.run(run)
    groups = queries.document(run)["groups"]
    own = next(
        line for line in _groups(run, groups["groups"], _statements(found)) if line.letter == letter
    )
    page = GroupPage(found, own, groups["stability"] or "", groups["stable"])
    return show(request, "analysis/group.html", page)


def _uniting(lines: Iterable[StatementLine]) -> list[StatementLine]:
    """Give the statements that more than half of every group agree with, the most shared first."""
    shared = [
        line
        for line in lines
        if all(base and agree and 2 * agree > base for agree, base in line.agree)
    ]
    return sorted(shared, key=lambda line: (-float(line.consensus), line.id))


def _statements(run: Run) -> dict[str, str]:
    held = consultation.consultation(run.consultation)
    language = get_language() or "en"
    return {each.id: each.text.in_language(language) for each in held.statements} if held else {}


def _groups(
    run: str, groups: Iterable[Mapping[str, Any]], texts: Mapping[str, str]
) -> Iterable[GroupLine]:
    ids = queries.group_ids(run)
    for one in groups:
        size = len(one["members"])
        shown = size >= LEAST_COUNT
        holds = tuple(_voted(each, texts) for each in one["holds"]) if shown else ()
        yield GroupLine(ids[one["id"]], one["id"], size if shown else None, holds)


def _voted(held: Mapping[str, Any], texts: Mapping[str, str]) -> Voted:
    votes = held["votes"]
    name = held["statement"]
    return Voted(
        name,
        texts.get(name, name),
        held["position"],
        votes["agree"],
        votes["disagree"],
        votes["pass"],
    )


def _line(one: Mapping[str, Any], texts: Mapping[str, str]) -> StatementLine:
    agree = []
    for votes in one["groups"]:
        base = votes["agree"] + votes["disagree"] + votes["pass"]
        known = base >= LEAST_COUNT
        agree.append((votes["agree"], base) if known else (None, None))
    return StatementLine(
        one["id"],
        texts.get(one["id"], one["id"]),
        tuple(agree),
        f"{float(one['consensus']):.2f}",
        f"{float(one['division']):.2f}",
    )
