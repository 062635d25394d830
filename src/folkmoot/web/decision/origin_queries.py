"""Where a motion comes from, as a tree back to the first meetings, and what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from folkmoot.foundation.references import Kind, Reference
from folkmoot.record.links import Link, LinkKind
from folkmoot.web.decision.bearing import BEHIND
from folkmoot.web.decision.puts import Put, puts_of
from folkmoot.web.ledger import queries as ledger

DEEPEST: Final = 12
AHEAD: Final = (*BEHIND, LinkKind.SUCCEEDS, LinkKind.IMPLEMENTS, LinkKind.ADOPTED_BY)


@dataclass(frozen=True, slots=True)
class Origin:
    """A motion that another one comes from, *how* (a kind of link), and where it comes from."""

    put: Put
    how: str
    origins: tuple["Origin", ...]


def origin_tree(motion: str) -> tuple[Origin, ...]:
    """Give what *motion* comes from: each once, those put first before those put later.

    A motion that two others come from stands where it is nearest.
    """
    links = _behind(motion)
    puts = {put.on.name: put for put in puts_of([link.target for link in links])}
    tree: dict[str, list[Link]] = {}
    for link in links:
        if link.target.name in puts:
            tree.setdefault(link.source.name, []).append(link)
    order = {name: place for place, name in enumerate(sorted(puts, key=lambda n: _when(puts[n])))}
    return _grown(motion, tree, puts, order=order)


def came_of(motion: str) -> list[Reference]:
    """Give what came of *motion* or of its decision: motions, and versions that were adopted."""
    ends = (Reference(Kind.MOTION, motion), Reference(Kind.DECISION, motion))
    found = (link.source for link in ledger.links_to_any(ends, *AHEAD))
    return list(dict.fromkeys(source for source in found if not source.part))


def _behind(motion: str) -> list[Link]:
    """Give the links to what lies behind *motion*, nearest first, one to each thing."""
    found: list[Link] = []
    seen, edge = {motion}, [motion]
    for _ in range(DEEPEST):
        links = ledger.links_from_any([Reference(Kind.MOTION, name) for name in edge], *BEHIND)
        edge = []
        for link in sorted(links, key=lambda link: BEHIND.index(link.kind)):
            if link.target.name not in seen:
                seen.add(link.target.name)
                edge.append(link.target.name)
                found.append(link)
        if not edge:
            break
    return found


def _grown(
    motion: str,
    tree: Mapping[str, list[Link]],
    puts: Mapping[str, Put],
    *,
    order: Mapping[str, int],
) -> tuple[Origin, ...]:
    links = sorted(tree.get(motion, ()), key=lambda link: order[link.target.name])
    return tuple(
        Origin(
            puts[link.target.name],
            str(link.kind),
            _grown(link.target.name, tree, puts, order=order),
        )
        for link in links
    )


def _when(put: Put) -> tuple[object, ...]:
    return (put.meeting.day, put.meeting.id, put.on)
