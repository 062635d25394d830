"""Two runs held against each other: what went in, and what became of what was found."""

from collections.abc import Mapping
from dataclasses import dataclass

from folkmoot.analysis.moved import Change, Moved, moved
from folkmoot.analysis.run_parts import BESIDE, RunParts, parts_of
from folkmoot.foundation.canonical import Json, canonical_json


@dataclass(frozen=True, slots=True)
class Differing:
    """A parameter, a constant or a program that is not the same in both; empty where it is not."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class WentIn:
    """What each run read: the ids of responses in *both*, *added* since and *gone* since.

    *changed* are those with other words; None where the runs don't tell, for a run that is stored
    keeps no trace of words. *is_same* says that words and groups are all the same.
    """

    both: tuple[str, ...]
    added: tuple[str, ...]
    gone: tuple[str, ...]
    changed: tuple[str, ...] | None
    is_same: bool


@dataclass(frozen=True, slots=True)
class GroupsCompared:
    """Opinion groups of two runs: how alike, over the *participants* that both placed.

    *likeness* is the adjusted Rand index, from about 0 (chance) to 1; None where a run has none.
    """

    participants: int
    likeness: float | None
    groups: tuple[Moved, ...]


@dataclass(frozen=True, slots=True)
class RunComparison:
    """All that differs between the run *before* and the run *after*, themes and campaigns matched.

    *is_same* says that the two documents are the same to the byte; *titles* are the phrases of the
    themes of both.
    """

    before: str
    after: str
    is_same: bool
    went_in: WentIn
    differing: tuple[Differing, ...]
    themes: tuple[Moved, ...]
    campaigns: tuple[Moved, ...]
    groups: GroupsCompared
    titles: Mapping[str, str]

    @property
    def found_the_same(self) -> bool:
        """Whether every theme, campaign and group holds the same responses in both."""
        every = (*self.themes, *self.campaigns, *self.groups.groups)
        return all(one.change is Change.SAME for one in every)


def compare_runs(before: Mapping[str, Json], after: Mapping[str, Json]) -> RunComparison:
    """Compare the documents of two runs, as `folkmoot analyse` writes or the site keeps them.

    A document that is none of a run raises InputError.
    """
    first, second = parts_of(before), parts_of(after)
    read = (first.responses, second.responses)
    return RunComparison(
        before=first.run,
        after=second.run,
        is_same=_bare(before) == _bare(after),
        went_in=_went_in(first, second),
        differing=_differing(first.settings, second.settings),
        themes=moved(first.themes, second.themes, read=read),
        campaigns=moved(first.campaigns, second.campaigns, read=read),
        groups=_groups(first, second),
        titles={**second.titles, **first.titles},
    )


def _bare(run: Mapping[str, Json]) -> bytes:
    return canonical_json({name: value for name, value in run.items() if name != BESIDE})


def _went_in(before: RunParts, after: RunParts) -> WentIn:
    both = before.responses & after.responses
    changed = tuple(sorted(one for one in both if before.hashes.get(one) != after.hashes.get(one)))
    return WentIn(
        both=tuple(sorted(both)),
        added=tuple(sorted(after.responses - both)),
        gone=tuple(sorted(before.responses - both)),
        changed=changed if before.hashes and after.hashes else None,
        is_same=before.inputs == after.inputs,
    )


def _differing(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[Differing, ...]:
    return tuple(
        Differing(name, before.get(name, ""), after.get(name, ""))
        for name in sorted({*before, *after})
        if before.get(name) != after.get(name)
    )


def _groups(before: RunParts, after: RunParts) -> GroupsCompared:
    both = sorted(before.placed.keys() & after.placed.keys())
    likeness = None
    if both:
        from sklearn.metrics import adjusted_rand_score

        placed = ([run.placed[one] for one in both] for run in (before, after))
        likeness = round(float(adjusted_rand_score(*placed)), 4)
    read = (before.responses, after.responses)
    return GroupsCompared(len(both), likeness, moved(before.groups, after.groups, read=read))
