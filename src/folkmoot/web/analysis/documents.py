"""The document of a run as it is stored, and its parts as values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from folkmoot.analysis.constants import constants
from folkmoot.analysis.framing import Line
from folkmoot.analysis.groups import OpinionGroups, find_groups
from folkmoot.analysis.groups_document import groups_document
from folkmoot.analysis.runs import Analysis, document
from folkmoot.foundation.canonical import Json


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a passage stands in a response, and how well it fits its theme."""

    response: str
    start: int
    end: int
    fit: str


@dataclass(frozen=True, slots=True)
class StoredTheme:
    """A candidate theme as a run holds it; *neighbours* are keys, each with how near it is."""

    key: str
    language: str
    phrases: tuple[str, ...]
    voices: int
    responses: tuple[str, ...]
    passages: tuple[Place, ...]
    neighbours: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class StoredTable:
    """A table as it may be published; None is a count that is left out."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[int | None, ...], ...]

    def row(self, name: str) -> tuple[tuple[str, int | None], ...]:
        """Give one row's counts by column, or nothing where there is no such row."""
        if name not in self.rows:
            return ()
        return tuple(zip(self.columns, self.cells[self.rows.index(name)], strict=True))

    def is_whole(self, name: str) -> bool:
        """Say whether there is a row *name* and nothing is left out of it."""
        cells = self.row(name)
        return bool(cells) and all(count is not None for _, count in cells)


@dataclass(frozen=True, slots=True)
class StoredCampaign:
    """A campaign as a run holds it: members with their similarity, the template's first."""

    key: str
    template_of: str
    members: tuple[tuple[str, str], ...]


def run_document(analysis: Analysis, groups: OpinionGroups) -> dict[str, Json]:
    """Put together what is stored: places instead of words, fractions as text.

    Counts by kind, section or language are no part of it: they are released with a frame.
    """
    return {
        "analysis": document(analysis, words=False),
        "groups": exact(groups_document(groups)),
        "group_constants": dict(constants(find_groups)),
    }


def exact(value: object) -> Json:
    """Turn the floats in *value* into text with four decimals."""
    if isinstance(value, float):
        return f"{value:.4f}"
    if isinstance(value, Mapping):
        return {str(key): exact(item) for key, item in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [exact(item) for item in value]
    if value is None or isinstance(value, bool | int | str):
        return value
    raise TypeError(f"{type(value).__name__} has no place in a document.")


def theme_of(data: Mapping[str, object]) -> StoredTheme:
    """Read one theme out of a document."""
    return StoredTheme(
        key=str(data["id"]),
        language=str(data["language"]),
        phrases=_texts(data["phrases"]),
        voices=int(str(data["voices"])),
        responses=_texts(data["responses"]),
        passages=tuple(
            Place(str(one["response"]), int(one["start"]), int(one["end"]), str(one["fit"]))
            for one in _list(data["passages"])
        ),
        neighbours=tuple((str(one[0]), str(one[1])) for one in _list(data["neighbours"])),
    )


def candidates_in(document: Mapping[str, Any]) -> dict[str, StoredTheme]:
    """Give the candidates that a run's *document* holds, by their keys."""
    return {one["id"]: theme_of(one) for one in document["analysis"]["chapters"][0]["themes"]}


def gathered(key: str, parts: Sequence[StoredTheme], *, voices: int) -> StoredTheme:
    """Put candidates together as one theme; its language is empty where they have several."""
    languages = {part.language for part in parts}
    passages = {(one.response, one.start): one for part in parts for one in part.passages}
    return StoredTheme(
        key=key,
        language=languages.pop() if len(languages) == 1 else "",
        phrases=tuple(dict.fromkeys(phrase for part in parts for phrase in part.phrases[:2])),
        voices=voices,
        responses=tuple(dict.fromkeys(one for part in parts for one in part.responses)),
        passages=tuple(sorted(passages.values(), key=lambda one: (-float(one.fit), one))),
        neighbours=(),
    )


def part_of(whole: StoredTheme, line: Line, copies: Mapping[str, tuple[str, ...]]) -> StoredTheme:
    """Give a part of a candidate; *copies* are a campaign's responses by that of its template."""
    places = set(line.places)
    held = tuple(one for one in whole.passages if (one.response, one.start) in places)
    voices = dict.fromkeys(one.response for one in held)
    return replace(
        whole,
        key=line.key,
        voices=len(voices),
        responses=tuple(sorted(one for voice in voices for one in copies.get(voice, (voice,)))),
        passages=held,
    )


def table_of(data: Mapping[str, object]) -> StoredTable:
    """Read one table out of a document."""
    cells = tuple(tuple(row) for row in _list(data["cells"]))
    return StoredTable(_texts(data["rows"]), _texts(data["columns"]), cells)


def campaign_of(data: Mapping[str, object]) -> StoredCampaign:
    """Read one campaign out of a document."""
    members = tuple((str(one[0]), str(one[1])) for one in _list(data["members"]))
    return StoredCampaign(str(data["id"]), str(data["template_of"]), members)


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(one) for one in _list(value))


def _list(value: object) -> list:  # type: ignore[type-arg]  # straight out of JSON
    assert isinstance(value, list)
    return value
