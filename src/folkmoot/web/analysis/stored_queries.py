"""Reading the document of a run: its candidates, its campaigns, and who spoke to none."""

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from folkmoot.analysis.framing import Line, lines_of
from folkmoot.web.analysis.documents import (
    StoredCampaign,
    StoredTheme,
    campaign_of,
    candidates_in,
    gathered,
    part_of,
)
from folkmoot.web.analysis.models import FrameRow, RunRow
from folkmoot.web.analysis.reading import texts_of
from folkmoot.web.analysis.run_facts import Facts, facts_from, facts_of
from folkmoot.web.consultation import queries as consultation


@lru_cache(maxsize=8)
def document(run_id: str) -> dict[str, Any]:
    """Give a run's document; it never changes, so it is read once."""
    text = RunRow.objects.values_list("document", flat=True).get(id=run_id)
    read: dict[str, Any] = json.loads(text)
    return read


@lru_cache(maxsize=8)
def stored_candidates(run_id: str) -> Mapping[str, StoredTheme]:
    """Give the candidates of a run by their keys."""
    return candidates_in(document(run_id))


@lru_cache(maxsize=8)
def stored_campaigns(run_id: str) -> Mapping[str, StoredCampaign]:
    """Give the campaigns of a run by their keys."""
    return {one["id"]: campaign_of(one) for one in document(run_id)["analysis"]["campaigns"]}


def without_theme(run_id: str) -> tuple[str, ...]:
    """Give the responses that speak to no candidate of a run."""
    return tuple(document(run_id)["analysis"]["chapters"][0]["without_theme"])


@lru_cache(maxsize=8)
def facts(run_id: str) -> Facts:
    """Give what pages count a run's responses by; for runs that lack it they are opened once."""
    kept, consulted = RunRow.objects.values_list("facts", "consultation").get(id=run_id)
    if kept:
        return facts_from(json.loads(kept))
    responses = consultation.responses_of(consulted, names=names_in(run_id))
    held = {each.id: each for each in responses}
    return facts_of(texts_of(responses, {}), stored_candidates(run_id).values(), held)


def frame_of(run_id: str) -> dict[str, Any]:
    """Give the document of the frame that people agreed on for a run, empty where there is none."""
    mark = FrameRow.objects.filter(run_id=run_id).values_list("hash", flat=True).first()
    return _frame(run_id, mark) if mark else {}


def gathered_theme(run_id: str, key: str, gathers: Sequence[str]) -> StoredTheme:
    """Give a theme of a run's frame, put together of what it *gathers*."""
    mark = FrameRow.objects.values_list("hash", flat=True).get(run_id=run_id)
    return _gathered(run_id, mark, key, tuple(gathers))


@lru_cache(maxsize=8)
def _frame(run_id: str, _hash: str) -> dict[str, Any]:
    text = FrameRow.objects.values_list("document", flat=True).get(run_id=run_id)
    read: dict[str, Any] = json.loads(text)
    return read


@lru_cache(maxsize=256)
def _gathered(run_id: str, mark: str, key: str, gathers: tuple[str, ...]) -> StoredTheme:
    held = _frame(run_id, mark)
    split = {line.key: line for line in lines_of(held.get("parts", []))}
    parts = parts_of(run_id, [split.get(one, Line(one)) for one in gathers])
    return gathered(key, parts, voices=held["voices"][key])


@lru_cache(maxsize=8)
def names_in(run_id: str) -> frozenset[str]:
    """Give the names of all responses of a run: each speaks to a candidate, or to none."""
    spoken = {name for each in stored_candidates(run_id).values() for name in each.responses}
    return frozenset({*spoken, *without_theme(run_id)})


@lru_cache(maxsize=8)
def letters_of(run_id: str) -> Mapping[str, str]:
    """Give the campaign of each response of a run that is a copy, by the response's name."""
    stored = stored_campaigns(run_id).values()
    return {name: each.key for each in stored for name, _ in each.members}


def parts_of(run_id: str, lines: Iterable[Line]) -> list[StoredTheme]:
    """Give what lines of a draft or frame stand for: candidates whole, or parts of them."""
    candidates = stored_candidates(run_id)
    copies = {
        each.template_of: tuple(name for name, _ in each.members)
        for each in stored_campaigns(run_id).values()
    }
    return [
        part_of(candidates[line.candidate], line, copies) if line.places else candidates[line.key]
        for line in lines
    ]
