"""Reading the document of a run: its candidates, its campaigns, and who spoke to none."""

import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from folkmoot.analysis.framing import Line
from folkmoot.web.analysis.documents import (
    StoredCampaign,
    StoredTheme,
    campaign_of,
    part_of,
    theme_of,
)
from folkmoot.web.analysis.models import RunRow


@lru_cache(maxsize=8)
def document(run_id: str) -> dict[str, Any]:
    """Give a run's document; it never changes, so it is read once."""
    text = RunRow.objects.values_list("document", flat=True).get(id=run_id)
    read: dict[str, Any] = json.loads(text)
    return read


@lru_cache(maxsize=8)
def stored_candidates(run_id: str) -> Mapping[str, StoredTheme]:
    """Give the candidates of a run by their keys."""
    chapter = document(run_id)["analysis"]["chapters"][0]
    return {one["id"]: theme_of(one) for one in chapter["themes"]}


@lru_cache(maxsize=8)
def stored_campaigns(run_id: str) -> Mapping[str, StoredCampaign]:
    """Give the campaigns of a run by their keys."""
    return {one["id"]: campaign_of(one) for one in document(run_id)["analysis"]["campaigns"]}


def without_theme(run_id: str) -> tuple[str, ...]:
    """Give the responses that speak to no candidate of a run."""
    return tuple(document(run_id)["analysis"]["chapters"][0]["without_theme"])


def names_in(run_id: str) -> frozenset[str]:
    """Give the names of all responses of a run: each speaks to a candidate, or to none."""
    spoken = {name for each in stored_candidates(run_id).values() for name in each.responses}
    return frozenset({*spoken, *without_theme(run_id)})


def letters_of(run_id: str) -> dict[str, str]:
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
