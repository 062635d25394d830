"""The comparison of two runs as data: the document that `folkmoot compare-runs --json` prints."""

from collections.abc import Mapping
from typing import Final

from folkmoot.analysis.moved import Moved
from folkmoot.analysis.run_comparison import RunComparison

Value = None | bool | int | float | str | list["Value"] | dict[str, "Value"]

NO_TITLES: Final[Mapping[str, str]] = {}


def comparison_document(found: RunComparison) -> dict[str, Value]:
    """Give *found* as plain data: responses by their ids, never by their words."""
    went_in = found.went_in
    return {
        "before": found.before,
        "after": found.after,
        "same": found.is_same,
        "found_the_same": found.found_the_same,
        "responses": {
            "both": len(went_in.both),
            "added": list(went_in.added),
            "gone": list(went_in.gone),
            "changed": None if went_in.changed is None else list(went_in.changed),
        },
        "differing": [[one.name, one.before, one.after] for one in found.differing],
        "themes": [_moved(one, found.titles) for one in found.themes],
        "campaigns": [_moved(one) for one in found.campaigns],
        "groups": {
            "participants": found.groups.participants,
            "likeness": found.groups.likeness,
            "groups": [_moved(one) for one in found.groups.groups],
        },
    }


def _moved(one: Moved, titles: Mapping[str, str] = NO_TITLES) -> dict[str, Value]:
    named = {name: titles[name] for name in (*one.before, *one.after) if name in titles}
    return {
        "change": one.change.value,
        "before": list(one.before),
        "after": list(one.after),
        "phrases": {**named},
        **{name: list(responses) for name, responses in one.turned},
    }
