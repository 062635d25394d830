"""Rival motions: those that stand against each other, of which a meeting takes one at most."""

from collections.abc import Collection, Mapping, Sequence

from folkmoot.decision.motions import Motion


def rivals(motion: str, named: Mapping[str, Collection[str]]) -> tuple[str, ...]:
    """Give what stands against *motion*, in the order of *named*.

    *named* has for each motion of a meeting, in the order tabled, the rivals that it was tabled
    with. Standing against each other goes both ways and from one to the next: who is tabled last
    needs to name one of them only. Names of motions that are not in *named* are left out.

    >>> rivals("punish-buying", {"decriminalise": [], "punish-buying": ["decriminalise"],
    ...     "no-position": ["decriminalise"]})
    ('decriminalise', 'no-position')
    """
    group, edge = {motion}, {motion}
    while edge:
        edge = {there for here in edge for there in _beside(here, named)} - group
        group |= edge
    return tuple(each for each in named if each in group and each != motion)


def named_by(motions: Sequence[Motion]) -> dict[str, tuple[str, ...]]:
    """Give the rivals that each of *motions* was tabled with."""
    return {motion.id: motion.rivals for motion in motions}


def _beside(motion: str, named: Mapping[str, Collection[str]]) -> set[str]:
    names = {each for each in named.get(motion, ()) if each in named}
    return names | {each for each, rivals in named.items() if motion in rivals}
