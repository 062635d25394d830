"""How far coders agree on each code, over the passages that they read."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from folkmoot.analysis.coding.codings import SETTLED, Coded
from folkmoot.analysis.coding.segments import Passages, numbers
from folkmoot.foundation.agreement import Agreement, Coding, agreement

YES: Final = "yes"
NO: Final = "no"

Readers = Mapping[str, Collection[str]]
"""Who is done with each response, by its id: silence of a reader is a no, of others nothing."""


@dataclass(frozen=True, slots=True)
class PairAgreement:
    """The agreement of two coders on one code."""

    coders: tuple[str, str]
    agreement: Agreement


def passage_values(
    codings: Iterable[Coded], passages: Passages, readers: Readers, codes: Sequence[str]
) -> list[Coding]:
    """Give each reader's value of each code on each passage: whether a segment of it overlaps.

    A unit is a response and the number of a passage. What somebody coded who is not among
    *readers* of that response, or by another code, is passed over.
    """
    put = set(_put(codings, passages))
    return [
        Coding(code, f"{response}#{number}", coder, YES if place in put else NO)
        for response, own in passages.items()
        for coder in sorted(readers.get(response, ()))
        for number in range(1, len(own) + 1)
        for code in codes
        for place in [(response, number, coder, code)]
    ]


def response_of(unit: str) -> str:
    """Give the response that a unit is a passage of.

    >>> response_of("r#1#12")
    'r#1'
    """
    return unit.rpartition("#")[0]


def agreement_on_codes(
    codings: Iterable[Coded], passages: Passages, readers: Readers, codes: Sequence[str]
) -> tuple[Agreement, ...]:
    """Work out alpha and AC1 of each of *codes*, over the passages that two coders read.

    The intervals come from responses drawn anew, each with all of its passages.
    """
    values = passage_values(codings, passages, readers, codes)
    found = {one.code: one for one in agreement(values, drawn_with=response_of)}
    unread = "There is no agreement to tell: nothing was read."
    return tuple(found.get(code, Agreement(code, 0, 0, reason=unread)) for code in codes)


def agreement_of_pairs(
    codings: Iterable[Coded], passages: Passages, readers: Readers, codes: Sequence[str]
) -> tuple[PairAgreement, ...]:
    """Work out the agreement of each two coders by themselves, pairs in order."""
    kept = tuple(codings)
    coders = sorted({coder for own in readers.values() for coder in own})
    return tuple(
        PairAgreement(pair, one)
        for pair in combinations(coders, 2)
        for one in agreement_on_codes(kept, passages, _only(readers, pair), codes)
    )


def everybody_read(codings: Iterable[Coded], passages: Passages) -> Readers:
    """Give readers where nothing says who read what: whoever coded anything read everything."""
    coders = frozenset(coding.coder for coding in codings) - {SETTLED}
    return dict.fromkeys(passages, coders)


def readers_by_codings(codings: Iterable[Coded]) -> Readers:
    """Give readers where each is taken to have read the responses with a coding of theirs."""
    found: dict[str, set[str]] = defaultdict(set)
    for coding in codings:
        found[coding.segment.response].add(coding.coder)
    return {response: own - {SETTLED} for response, own in found.items()}


def _only(readers: Readers, pair: tuple[str, str]) -> Readers:
    return {response: [one for one in own if one in pair] for response, own in readers.items()}


def _put(codings: Iterable[Coded], passages: Passages) -> Iterator[tuple[str, int, str, str]]:
    for coding in codings:
        response = coding.segment.response
        for number in numbers(coding.segment, passages.get(response, ())):
            yield response, number, coding.coder, coding.code
