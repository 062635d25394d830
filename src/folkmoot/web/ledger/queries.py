"""Reading the record: links around a reference, its trace, entries of a chain, the first break."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Q

from folkmoot.foundation.canonical import Json
from folkmoot.foundation.references import Reference
from folkmoot.record.ledger import Break, Entry, first_break, minute
from folkmoot.record.links import Link, LinkKind, Links, Trace
from folkmoot.web.ledger.head_queries import heads_broken
from folkmoot.web.ledger.models import Chain, EntryRow, LinkRow

Hides = Callable[[Iterable[Reference]], frozenset[Reference]]
"""Gives those of some references that are to be left out."""


def nothing(references: Iterable[Reference]) -> frozenset[Reference]:
    """Leave out none of *references*."""
    return frozenset()


@dataclass(frozen=True, slots=True)
class ChainHead:
    """A chain, its length and the hash that stands for all of it."""

    name: str
    length: int
    head: str


def chains() -> list[ChainHead]:
    """Give every chain with its head, by name."""
    return [ChainHead(row.name, row.length, row.head) for row in Chain.objects.order_by("name")]


def entries_until(chain: str, number: int) -> Iterator[Entry]:
    """Give the entries of *chain* in order, up to the one of that *number*."""
    for row in EntryRow.objects.filter(chain_id=chain, number__lte=number).order_by("number"):
        yield _entry(row)


def entries(chain: str) -> Iterator[tuple[Entry, str]]:
    """Give the entries of *chain* in order, each with its stored hash."""
    for row in EntryRow.objects.filter(chain_id=chain).order_by("number").iterator():
        yield _entry(row), row.hash


def latest(limit: int = 50) -> list[Entry]:
    """Give the last *limit* entries of all chains, the newest first."""
    return [_entry(row) for row in EntryRow.objects.order_by("-at", "-id")[:limit]]


def last_of(chain: str, *events: str) -> tuple[Entry, str] | None:
    """Give the last entry of *chain* that tells of one of *events*, with its stored hash."""
    row = EntryRow.objects.filter(chain_id=chain, event__in=events).order_by("number").last()
    return (_entry(row), row.hash) if row else None


def entries_about(reference: Reference) -> list[Entry]:
    """Give the entries that are about just *reference*, the oldest first."""
    text = str(reference)
    rows = EntryRow.objects.filter(about__icontains=f'"{text}"').order_by("at", "id")
    return [_entry(row) for row in rows if text in row.about]


def breaks() -> list[Break]:
    """Give the first break of every chain that does not hold, and each signed head that doesn't."""
    chained = [found for chain in chains() if (found := _break_in(chain))]
    return [*chained, *heads_broken()]


def links_from(reference: Reference, *kinds: LinkKind) -> list[Link]:
    """Give the links that leave *reference*, of *kinds* or all."""
    return _links(Q(source=str(reference)), kinds)


def links_to(reference: Reference, *kinds: LinkKind) -> list[Link]:
    """Give the links that arrive at *reference*, of *kinds* or all."""
    return _links(Q(target=str(reference)), kinds)


def links_from_any(references: Iterable[Reference], *kinds: LinkKind) -> list[Link]:
    """Give the links that leave any of *references*, of *kinds* or all."""
    parts = _parts(map(str, references))
    return [link for part in parts for link in _links(Q(source__in=part), kinds)]


def links_to_any(references: Iterable[Reference], *kinds: LinkKind) -> list[Link]:
    """Give the links that arrive at any of *references*, of *kinds* or all."""
    parts = _parts(map(str, references))
    return [link for part in parts for link in _links(Q(target__in=part), kinds)]


def trace(start: Reference, *, depth: int = 6, hides: Hides = nothing) -> Trace:
    """Follow the links from *start* back and forward, at most *depth* links away.

    A link from or to a reference that *hides* gives is not followed: what is behind it would tell
    that it is there.
    """
    back = _reached(start, depth, back=True, hides=hides)
    forward = _reached(start, depth, back=False, hides=hides)
    return Links([*back, *forward]).trace(start, depth=depth)


def _reached(start: Reference, depth: int, *, back: bool, hides: Hides) -> set[Link]:
    here, there = ("source", "target") if back else ("target", "source")
    found: set[Link] = set()
    seen, edge = {str(start)}, {str(start)}
    for _ in range(depth):
        links = {link for part in _parts(edge) for link in _links(Q(**{f"{here}__in": part}), ())}
        hidden = hides(end for link in links for end in (link.source, link.target))
        links = {link for link in links if hidden.isdisjoint((link.source, link.target))}
        found |= links
        edge = {str(getattr(link, there)) for link in links} - seen
        seen |= edge
        if not edge:
            break
    return found


def _parts(names: Iterable[str], size: int = 500) -> Iterator[list[str]]:
    """Cut *names* into lists that a database takes in one question."""
    ordered = sorted(names)
    for start in range(0, len(ordered), size):
        yield ordered[start : start + size]


def _links(where: Q, kinds: tuple[LinkKind, ...]) -> list[Link]:
    rows = LinkRow.objects.filter(where)
    if kinds:
        rows = rows.filter(kind__in=[str(kind) for kind in kinds])
    return [
        Link(
            Reference.parse(row.source),
            LinkKind(row.kind),
            Reference.parse(row.target),
            by=Reference.parse(row.by),
            on=row.on,
            why=row.why,
        )
        for row in rows.order_by("id")
    ]


def _entry(row: EntryRow) -> Entry:
    return Entry(
        chain=row.chain_id,
        number=row.number,
        event=row.event,
        about=tuple(Reference.parse(text) for text in row.about),
        by=Reference.parse(row.by),
        at=row.at,
        detail=row.detail,
        previous=row.previous,
    )


def _break_in(chain: ChainHead) -> Break | None:
    length, last = 0, chain.head

    def documents() -> Iterator[tuple[dict[str, Json], str]]:
        nonlocal length, last
        for document, last in _documents(chain.name):
            length += 1
            yield document, last

    if found := first_break(documents()):
        return found
    if length != chain.length or last != chain.head:
        return Break(chain.name, length + 1, "The chain ends before its published head.")
    return None


def _documents(chain: str) -> Iterator[tuple[dict[str, Json], str]]:
    """Give the entries of *chain* in the form that is hashed, and their stored hashes, in order."""
    columns = ("number", "event", "about", "by", "at", "detail", "previous", "hash")
    rows = EntryRow.objects.filter(chain_id=chain).order_by("number").values_list(*columns)
    for number, event, about, by, at, detail, previous, stored in rows.iterator():
        document: dict[str, Json] = {
            "chain": chain,
            "number": number,
            "event": event,
            "about": about,
            "by": by,
            "at": minute(at),
            "detail": detail,
            "previous": previous,
        }
        yield document, stored
