"""The opinion groups of a run as it keeps them, and whose votes a number of theirs counts."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language

from folkmoot.analysis.groups import STABLE_FROM
from folkmoot.analysis.statements import Statement, Support
from folkmoot.consultation.responses import Response
from folkmoot.web.analysis import queries
from folkmoot.web.consultation import queries as consultation

VOTES: Mapping[str, int] = {"agree": 1, "pass": 0, "disagree": -1}


@dataclass(frozen=True, slots=True)
class StoredGroup:
    """A group with its members, and the statements that set it apart with what it says to each."""

    letter: str
    id: str
    members: tuple[str, ...]
    holds: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class StoredGroups:
    """What a run found of opinion groups; *why* and *reason* say why there are none."""

    groups: tuple[StoredGroup, ...]
    statements: tuple[Statement, ...]
    points: tuple[tuple[str, float, float], ...]
    tried: tuple[tuple[int, str, str], ...]
    stability: str
    why: str
    reason: str

    @property
    def is_stable(self) -> bool:
        """Whether the groups come back when participants are drawn again."""
        return bool(self.stability) and float(self.stability) >= STABLE_FROM

    @property
    def letters(self) -> dict[str, str]:
        """Which response is in which group; nothing where groups are not stable."""
        if not self.is_stable:
            return {}
        return {name: each.letter for each in self.groups for name in each.members}


def stored_groups(run_id: str) -> StoredGroups:
    """Give the opinion groups of a run."""
    found = queries.document(run_id)["groups"]
    ids = queries.group_ids(run_id)
    return StoredGroups(
        groups=tuple(_group(one, ids) for one in found["groups"]),
        statements=tuple(_statement(one) for one in found["statements"]),
        points=tuple((group, float(x), float(y)) for _, group, x, y in found["landscape"]),
        tried=tuple((one[0], one[1], one[2] if len(one) > 2 else "") for one in found["tried"]),
        stability=found["stability"] or "",
        why=found.get("why") or "",
        reason=found["reason"],
    )


def statement_texts(consultation_id: str) -> dict[str, str]:
    """Give the statements of a consultation in the reader's language, by their ids."""
    held = consultation.consultation(consultation_id)
    language = get_language() or "en"
    return {one.id: one.text.in_language(language) for one in held.statements} if held else {}


def voting(
    run_id: str, held: Mapping[str, Response], *, group: str, statement: str, vote: str
) -> frozenset[str]:
    """Give the names of a group's responses, or of those that cast *vote* on a statement."""
    groups = stored_groups(run_id).groups
    members = {name for each in groups if group in ("", each.letter) for name in each.members}
    if not statement:
        return frozenset(members)
    sides = {name: _side(held[name], statement) for name in members if name in held}
    wanted = VOTES.get(vote)
    return frozenset(
        name
        for name, side in sides.items()
        if side is not None and (wanted is None or side == wanted)
    )


def _side(response: Response, statement: str) -> int | None:
    scales = (answer.scale for answer in response.answers if answer.question == statement)
    scale = next((each for each in scales if each is not None), None)
    return None if scale is None else (scale > 0) - (scale < 0)


def _group(one: Mapping[str, Any], ids: Mapping[str, str]) -> StoredGroup:
    holds = tuple((each["statement"], each["position"] == "agree") for each in one["holds"])
    return StoredGroup(one["id"], ids[one["id"]], tuple(one["members"]), holds)


def _statement(one: Mapping[str, Any]) -> Statement:
    return Statement(one["id"], _support(one["all"]), tuple(map(_support, one["groups"])))


def _support(votes: Mapping[str, int]) -> Support:
    return Support(votes["agree"], votes["disagree"], votes["pass"])
