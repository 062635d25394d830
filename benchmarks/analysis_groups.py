"""Opinion groups in five real conversations, beside those that their publisher found."""

import os
import sys
import time
from pathlib import Path

from sklearn.metrics import adjusted_rand_score

from folkmoot.analysis.groups import OpinionGroups, find_groups
from folkmoot.analysis.sheets import read_table
from folkmoot.analysis.votes import votes_of

BESIDE = Path(__file__).resolve().parents[2] / "shared" / "data"


def main() -> int:
    """Print the adjusted Rand index at our own number of groups, and at the publisher's."""
    home = Path(os.environ.get("FOLKMOOT_REAL_DATA") or BESIDE) / "opinions"
    own_mean, their_mean, conversations = 0.0, 0.0, 0
    for path in sorted(home.glob("*/participants-votes.csv")):
        table = read_table(path)
        published = {row[0]: row[table.column("group-id")] for row in table.rows}
        votes = votes_of(table)
        began = time.monotonic()
        own = find_groups(votes)
        seconds = time.monotonic() - began
        theirs = find_groups(votes, len({group for group in published.values() if group}))
        own_likeness, their_likeness = _likeness(own, published), _likeness(theirs, published)
        print(
            f"{path.parent.name}: {len(own.groups)} groups, likeness {own_likeness:.3f}, stability "
            f"{own.stability}, {seconds:.1f} s; at the publisher's number {their_likeness:.3f}"
        )
        own_mean, their_mean = own_mean + own_likeness, their_mean + their_likeness
        conversations += 1
    if conversations:
        print(f"mean: {own_mean / conversations:.3f}; {their_mean / conversations:.3f}")
    return 0


def _likeness(found: OpinionGroups, published: dict[str, str]) -> float:
    known = [point for point in found.points if published.get(point.participant)]
    theirs = [published[point.participant] for point in known]
    return float(adjusted_rand_score(theirs, [point.group for point in known]))


if __name__ == "__main__":
    sys.exit(main())
