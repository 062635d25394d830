"""Selecting responses: just those that a number in a report counts."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from folkmoot.analysis.breakdown import value_of
from folkmoot.analysis.corpus import Text


@dataclass(frozen=True, slots=True)
class Selection:
    """Which responses: those with all values of *where*, and in all of *among*.

    *where* are pairs such as ("kind", "member"). With *once*, of each campaign only one.
    """

    where: tuple[tuple[str, str], ...] = ()
    among: tuple[frozenset[str], ...] = ()
    once: bool = False


def select(
    texts: Sequence[Text], wanted: Selection, campaign_of: Mapping[str, str]
) -> tuple[Text, ...]:
    """Give those of *texts* that are *wanted*, in their order; *campaign_of* names campaigns.

    >>> said = [Text("1", "Yes.", "en"), Text("2", "Oui.", "fr"), Text("3", "Yes!", "en")]
    >>> [one.id for one in select(said, Selection((("language", "en"),), once=True), {"1": "c"})]
    ['1', '3']
    """
    found = [
        text
        for text in texts
        if all(value_of(text, dimension) == value for dimension, value in wanted.where)
        and all(text.id in some for some in wanted.among)
    ]
    return _each_once(found, campaign_of) if wanted.once else tuple(found)


def count_once(responses: Collection[str], campaign_of: Mapping[str, str]) -> int:
    """Count responses, all copies of a campaign as one.

    >>> count_once(["1", "2", "3"], {"1": "c", "2": "c"})
    2
    """
    return len({campaign_of.get(one, one) for one in responses})


def _each_once(texts: Sequence[Text], campaign_of: Mapping[str, str]) -> tuple[Text, ...]:
    first: dict[str, Text] = {}
    for text in texts:
        first.setdefault(campaign_of.get(text.id, text.id), text)
    return tuple(first.values())
