"""Several amendments to one text made into one, where nothing stands between them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from folkmoot.decision.amendments import Amendment, text_tokens
from folkmoot.decision.collisions import STOPS, Clash, Collision, collision_map
from folkmoot.decision.rebasing import Blocked, put_in, refuse_strangers
from folkmoot.foundation.errors import InputError

Pair = frozenset[str]
"""The ids of two adjacent amendments of which a person has said that they go together."""


@dataclass(frozen=True, slots=True)
class Merged:
    """The text with all of the amendments named in *of*; changes that several ask for once."""

    of: tuple[str, ...]
    text: str


def merged(
    base: str, amendments: Sequence[Amendment], *, adjacent_agreed: Collection[Pair] = frozenset()
) -> Merged | Blocked:
    """Carry *amendments*, all made for *base*, at once; or say which two stand in the way.

    >>> from folkmoot.decision.amendments import amend
    >>> from folkmoot.foundation.references import Reference
    >>> rule, text = Reference.parse("policy:p@1#2.3"), "It is a crime to buy."
    >>> one = amend("one", rule, text, changes=[("crime", "wrong")])
    >>> merged(text, [one, amend("other", rule, text, changes=[("buy", "sell")])]).text
    'It is a wrong to sell.'
    """
    refuse_strangers(amendments, base)
    if len({amendment.target for amendment in amendments}) > 1:
        raise InputError("Amendments to different texts cannot be merged. Merge each text's own.")
    for clash in collision_map(amendments).clashes:
        if _stands_between(clash, adjacent_agreed):
            return Blocked(clash.one, clash.other, clash.how)
    spans = {span for amendment in amendments for span in amendment.spans}
    names = tuple(amendment.id for amendment in amendments)
    return Merged(names, put_in(spans, text_tokens(base)))


def _stands_between(clash: Clash, agreed: Collection[Pair]) -> bool:
    asks = clash.how is Collision.ADJACENT and frozenset({clash.one, clash.other}) not in agreed
    return asks or clash.how in STOPS
