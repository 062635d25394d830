"""Two runs of one consultation held against each other, and the responses behind each number."""

from functools import lru_cache

from django.http import Http404

from folkmoot.analysis.moved import Moved
from folkmoot.analysis.run_comparison import RunComparison, compare_runs
from folkmoot.analysis.run_parts import BESIDE
from folkmoot.foundation.canonical import Json
from folkmoot.web.analysis import queries, stored_queries
from folkmoot.web.analysis.models import RunRow

READ = "read"
"""What was read, in an address; the others are `KINDS`."""
KINDS = ("theme", "campaign", "group")


@lru_cache(maxsize=8)
def compared(before: str, after: str) -> RunComparison:
    """Compare two runs; Http404 where they are not two runs of one consultation."""
    first, second = queries.run(before), queries.run(after)
    if first.consultation != second.consultation or first.id == second.id:
        raise Http404("Only two runs of one consultation can be compared.")
    return compare_runs(*(_document(one) for one in (before, after)))


def responses_behind(found: RunComparison, kind: str, part: str, turned: str) -> tuple[str, ...]:
    """Give the responses behind a number of a comparison; Http404 where there is no such number.

    *kind* is READ, or one of KINDS with the *part* that `name_of` gives.
    """
    ways = dict(read_by(found) if kind == READ else ways_of(part_of(found, kind, part)))
    if turned not in ways:
        raise Http404
    return ways[turned]


def read_by(found: RunComparison) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Give what the two runs read: in which way, and which responses."""
    went_in = found.went_in
    return (("both", went_in.both), ("added", went_in.added), ("gone", went_in.gone))


def ways_of(part: Moved) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Give every count of a part that is shown, with its responses."""
    return (("before", part.was), ("after", part.now), *part.turned)


def parts_of(found: RunComparison, kind: str) -> tuple[Moved, ...]:
    """Give the themes, campaigns or groups of a comparison."""
    held = {"theme": found.themes, "campaign": found.campaigns, "group": found.groups.groups}
    return held.get(kind, ())


def name_of(part: Moved) -> str:
    """Give what tells a part of a comparison from the others: its first name before, or after."""
    return part.before[0] if part.before else f"~{part.after[0]}"


def place_of(run: str, campaign: str) -> int:
    """Give the place of a campaign in its run, counted from 1."""
    return list(stored_queries.stored_campaigns(run)).index(campaign) + 1


def part_of(found: RunComparison, kind: str, name: str) -> Moved:
    """Give the part of a comparison that *name* tells; Http404 where there is none."""
    for part in parts_of(found, kind):
        if name_of(part) == name:
            return part
    raise Http404


def _document(run: str) -> dict[str, Json]:
    beside = RunRow.objects.values_list("made_with", flat=True).get(id=run)
    return {**stored_queries.document(run), BESIDE: beside}
