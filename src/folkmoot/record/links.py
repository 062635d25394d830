"""Typed links between references, and the way back and forward along them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from folkmoot.foundation.references import Reference


class LinkKind(StrEnum):
    """What the source of a link does to its target; the target is always the earlier thing.

    Following a link goes back (to evidence); following it the wrong way goes forward (to laws).
    """

    CITES = "cites"  # claim -> source; clause -> source
    SUPPORTS = "supports"  # clause -> claim; theme -> claim
    OPPOSES = "opposes"  # position or claim -> clause
    ANSWERS = "answers"  # response -> clause; clause -> consideration
    BELONGS_TO = "belongs_to"  # response -> round; response -> campaign
    SPEAKS_TO = "speaks_to"  # theme -> clause
    DRAWN_FROM = "drawn_from"  # theme -> response; finding -> theme
    RESTS_ON = "rests_on"  # motion -> theme or finding
    AMENDS = "amends"  # amendment -> motion or clause
    DECIDES = "decides"  # decision -> motion or amendment
    MANDATED_BY = "mandated_by"  # board motion -> council decision; motion -> section decision
    MADE_FROM = "made_from"  # motion -> each motion it was composed of, or the one it was part of
    FORWARDED_FROM = "forwarded_from"  # motion -> the motion of another meeting that it was there
    IMPLEMENTS = "implements"  # motion, decision or version -> the motion that asked for it
    ADOPTED_BY = "adopted_by"  # version or clause -> decision
    CHANGED_BY = "changed_by"  # clause -> amendment
    SUCCEEDS = "succeeds"  # clause -> the same clause of the version before
    JUDGED_BY = "judged_by"  # assessment (law against clause) -> clause
    READS = "reads"  # assessment -> law
    ASKS_OF = "asks_of"  # reform -> assessment


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """One edge of provenance: *source* does *kind* to *target*, said *by* whom, when and why."""

    source: Reference
    kind: LinkKind
    target: Reference
    by: Reference
    on: date
    why: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One link met on the way, and how many links away from the start it lies (from 1)."""

    distance: int
    link: Link


@dataclass(frozen=True, slots=True)
class Trace:
    """All that lies behind a reference and all that follows from it, nearest first."""

    start: Reference
    back: tuple[Step, ...]
    forward: tuple[Step, ...]


class Links:
    """A set of links that can be walked both ways.

    >>> clause, claim = Reference.parse("policy:p@1#1"), Reference.parse("claim:c")
    >>> by = Reference.parse("body:board")
    >>> links = Links([Link(clause, LinkKind.SUPPORTS, claim, by, date(2026, 1, 1))])
    >>> [str(step.link.target) for step in links.trace(clause).back]
    ['claim:c']
    """

    def __init__(self, links: Iterable[Link]) -> None:
        self._from: dict[Reference, list[Link]] = defaultdict(list)
        self._to: dict[Reference, list[Link]] = defaultdict(list)
        for link in sorted(set(links)):
            self._from[link.source].append(link)
            self._to[link.target].append(link)

    def leaving(self, reference: Reference) -> tuple[Link, ...]:
        """Give the links whose source is *reference*."""
        return tuple(self._from.get(reference, ()))

    def arriving(self, reference: Reference) -> tuple[Link, ...]:
        """Give the links whose target is *reference*."""
        return tuple(self._to.get(reference, ()))

    def trace(self, start: Reference, *, depth: int = 8) -> Trace:
        """Walk back and forward from *start*, each link once, at most *depth* links away."""
        return Trace(
            start,
            self._walk(start, depth, back=True),
            self._walk(start, depth, back=False),
        )

    def _walk(self, start: Reference, depth: int, *, back: bool) -> tuple[Step, ...]:
        seen, steps, edge = {start}, list[Step](), [start]
        follow = self.leaving if back else self.arriving
        for distance in range(1, depth + 1):
            links = [link for here in edge for link in follow(here)]
            steps += [Step(distance, link) for link in links]
            met = (link.target if back else link.source for link in links)
            edge = [there for there in dict.fromkeys(met) if there not in seen]
            seen.update(edge)
        return tuple(steps)
