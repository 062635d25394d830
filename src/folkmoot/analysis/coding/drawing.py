"""Which responses make a batch: all, or so many at random, by strata where wanted.

Chance comes from a hash of a seed and each response's id, so that anybody can draw again, in
whatever order the responses come, and see that nobody chose.
"""

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from folkmoot.analysis.breakdown import value_of
from folkmoot.analysis.corpus import Text
from folkmoot.foundation.canonical import Json
from folkmoot.foundation.errors import InputError


@dataclass(frozen=True, slots=True)
class Stratum:
    """So many *drawn* of those with one value of the dimension that was drawn by."""

    value: str
    of: int
    drawn: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """The responses of a batch in the order in which they are read, and how they were drawn.

    *of* is how many could have been drawn, *copies* how many copies of campaigns could not.
    """

    responses: tuple[str, ...]
    of: int
    copies: int
    seed: str
    by: str
    strata: tuple[Stratum, ...]


def draw(
    texts: Sequence[Text],
    size: int | None = None,
    *,
    seed: str,
    by: str = "",
    campaigns: Sequence[Sequence[str]] = (),
) -> Drawn:
    """Draw *size* of *texts*, or all of them where it is None or more than there are.

    With *by* (kind, section, language) each value gets its share, and one at least where there is
    room. Of each of *campaigns*, by the ids of its responses, one at most is drawn. Texts without
    words are not drawn. A *size* under 1 raises InputError.
    """
    if size is not None and size < 1:
        raise InputError(f"A batch of {size} responses is none. Draw at least one.")
    with_words = sorted((one for one in texts if one.text.strip()), key=lambda one: _lot(seed, one))
    once = _once(with_words, campaigns)
    strata: dict[str, list[Text]] = defaultdict(list)
    for text in once:
        strata[value_of(text, by) if by else ""].append(text)
    shares = _shares({value: len(own) for value, own in strata.items()}, size or len(once))
    drawn = {text.id for value, own in strata.items() for text in own[: shares[value]]}
    return Drawn(
        responses=tuple(text.id for text in once if text.id in drawn),
        of=len(once),
        copies=len(with_words) - len(once),
        seed=seed,
        by=by,
        strata=tuple(
            Stratum(value, len(strata[value]), shares[value]) for value in sorted(strata) if by
        ),
    )


def document(drawn: Drawn) -> dict[str, Json]:
    """Say how a batch was drawn, without the responses themselves."""
    return {
        "by": drawn.by,
        "copies": drawn.copies,
        "drawn": len(drawn.responses),
        "of": drawn.of,
        "seed": drawn.seed,
        "strata": [[one.value, one.of, one.drawn] for one in drawn.strata],
    }


def _lot(seed: str, text: Text) -> tuple[str, str]:
    return hashlib.sha256(f"{seed}\n{text.id}".encode()).hexdigest(), text.id


def _once(ordered: Sequence[Text], campaigns: Sequence[Sequence[str]]) -> list[Text]:
    """Keep of each campaign the response that comes first in the order of the draw."""
    campaign_of = {id: place for place, own in enumerate(campaigns) for id in own}
    seen: set[int] = set()
    kept = []
    for text in ordered:
        place = campaign_of.get(text.id)
        if place is None or place not in seen:
            kept.append(text)
        if place is not None:
            seen.add(place)
    return kept


def _shares(sizes: dict[str, int], wanted: int) -> dict[str, int]:
    """Share *wanted* out by *sizes*: one each where there is room, the rest by Sainte-Laguë.

    Ties go by name.
    """
    wanted = min(wanted, sum(sizes.values()))
    shares = dict.fromkeys(sizes, 1 if wanted >= len(sizes) else 0)
    while sum(shares.values()) < wanted:
        below = [value for value in sorted(sizes) if shares[value] < sizes[value]]
        neediest = max(below, key=lambda value: Fraction(sizes[value], 2 * shares[value] + 1))
        shares[neediest] += 1
    return shares
