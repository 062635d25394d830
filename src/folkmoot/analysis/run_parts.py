"""The parts of a run's document: which responses are in which theme, campaign and group."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from folkmoot.analysis.moved import Parts
from folkmoot.foundation.canonical import Json
from folkmoot.foundation.errors import InputError

BESIDE = "made_with"
"""The key of the versions that stand beside a run; what is found does not hang on them."""


@dataclass(frozen=True, slots=True)
class RunParts:
    """A run taken apart. *settings* are its parameters, constants and programs by their names.

    *hashes* has a hash of each response's words, or is empty where the run keeps none;
    *titles* are the phrases of each theme; *placed* are participants with their opinion group.
    """

    run: str
    inputs: str
    settings: Mapping[str, str]
    responses: frozenset[str]
    hashes: Mapping[str, str]
    themes: Parts
    titles: Mapping[str, str]
    campaigns: Parts
    placed: Mapping[str, str]

    @property
    def groups(self) -> Parts:
        """The participants of each opinion group."""
        return {
            group: frozenset(one for one, own in self.placed.items() if own == group)
            for group in set(self.placed.values())
        }


def parts_of(run: Mapping[str, Json]) -> RunParts:
    """Take a run's document apart, as `folkmoot analyse` writes it or the site keeps it.

    A document that is none of a run, or that lacks a part, raises InputError.
    """
    try:
        return _parts(dict(run))
    except (KeyError, IndexError, TypeError, AttributeError) as error:
        raise InputError(
            "This is no document of a run, or a damaged one. Give the analysis.json that "
            "`folkmoot analyse` wrote, or its folder."
        ) from error


def _parts(run: dict[str, Any]) -> RunParts:
    analysis = run.get("analysis", run)
    chapter = analysis["chapters"][0]
    themes = {str(one["id"]): frozenset(map(str, one["responses"])) for one in chapter["themes"]}
    landscape = run["groups"]["landscape"] if run.get("groups") else []
    decide = {**analysis.get("constants", {}), **run.get("group_constants", {})}
    settings = {**analysis["parameters"], **decide, **run.get(BESIDE, {})}
    return RunParts(
        run=str(analysis["run"]),
        inputs=str(analysis["inputs"]),
        settings={str(name): str(value) for name, value in settings.items()},
        responses=frozenset(map(str, chapter["without_theme"])).union(*themes.values()),
        hashes={str(one[0]): str(one[1]) for one in analysis.get("texts", [])},
        themes=themes,
        titles={str(one["id"]): " · ".join(one["phrases"]) for one in chapter["themes"]},
        campaigns={
            str(one["id"]): frozenset(str(member[0]) for member in one["members"])
            for one in analysis["campaigns"]
        },
        placed={str(one[0]): str(one[1]) for one in landscape},
    )
