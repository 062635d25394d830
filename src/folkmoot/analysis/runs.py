"""A run: everything found in a set of texts, immutable, under a name made from what went in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import folkmoot
from folkmoot.analysis.breakdown import cross_themes, tally
from folkmoot.analysis.campaigns import Campaign, campaign_of, find_campaigns
from folkmoot.analysis.constants import constants
from folkmoot.analysis.corpus import Text, input_hash, words_hash
from folkmoot.analysis.disclosure import Released, release_together
from folkmoot.analysis.engine import HERE, Engine
from folkmoot.analysis.features import SEED
from folkmoot.analysis.progress import Progress, untold
from folkmoot.analysis.themes import Spoken, Theme, find_themes
from folkmoot.foundation.canonical import Json, canonical_json, json_hash

LEAST_CHAPTER: Final = 30
"""Responses from which a group's own themes are looked for."""
EVERYBODY: Final = "all responses"


@dataclass(frozen=True, slots=True)
class Chapter:
    """The themes of all responses, or of one group's: *name* is EVERYBODY or the group's value.

    *tables* hold, for each dimension, how many responses of each theme are of which group.
    """

    name: str
    responses: int
    voices: int
    themes: tuple[Theme, ...]
    without_theme: tuple[str, ...]
    tables: tuple[tuple[str, Released], ...] = ()


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that was found. *id* is the hash of the inputs, the parameters and the constants.

    *parameters* hold what was asked for, the seed and the version of Folkmoot; *constants* are the
    numbers that the analysis goes by. The same id means the same bytes.
    """

    id: str
    inputs: str
    parameters: tuple[tuple[str, str], ...]
    constants: tuple[tuple[str, str], ...]
    texts: tuple[Text, ...]
    empty: tuple[str, ...]
    campaigns: tuple[Campaign, ...]
    languages: tuple[tuple[str, int], ...]
    chapters: tuple[Chapter, ...]

    @property
    def voices(self) -> int:
        """How many responses there are when each campaign counts once."""
        copies = sum(campaign.size for campaign in self.campaigns)
        return len(self.texts) - copies + len(self.campaigns)


def analyse(
    texts: Sequence[Text],
    *,
    by: Sequence[str] = (),
    chapters_by: str = "",
    engine: Engine = HERE,
    progress: Progress = untold,
) -> Analysis:
    """Analyse *texts*: campaigns, languages, themes, and who speaks to each theme.

    *by* names the dimensions of the breakdown. Each value of *chapters_by* with at least
    LEAST_CHAPTER responses gets a chapter with themes of its own. Same texts, same bytes,
    whatever *engine* carries out the heavy parts.
    """
    ordered = tuple(sorted(texts, key=lambda text: text.id))
    inputs, decide = input_hash(ordered), constants(analyse)
    parameters = _parameters(by, chapters_by)
    found = find_campaigns(ordered, engine=engine, progress=progress)
    return Analysis(
        id=json_hash([inputs, dict(parameters), dict(decide)])[:16],
        inputs=inputs,
        parameters=parameters,
        constants=decide,
        texts=ordered,
        empty=tuple(text.id for text in ordered if not text.text),
        campaigns=found,
        languages=tally(ordered, "language"),
        chapters=tuple(_chapters(ordered, found, by, chapters_by, progress=progress)),
    )


def document(analysis: Analysis, *, words: bool = True) -> dict[str, Json]:
    """Give *analysis* as the data of its JSON document; fractions are text with four decimals.

    Without *words* it holds only where in which response they stand, and no hash of a response,
    for "yes" is soon guessed: so one that is withdrawn later leaves nothing behind.
    """
    return {
        "run": analysis.id,
        "inputs": analysis.inputs,
        "parameters": dict(analysis.parameters),
        "constants": dict(analysis.constants),
        "responses": len(analysis.texts),
        "voices": analysis.voices,
        "empty": list(analysis.empty),
        **({"texts": [[text.id, words_hash(text)] for text in analysis.texts]} if words else {}),
        "languages": [[language, count] for language, count in analysis.languages],
        "campaigns": [_campaign(campaign, words) for campaign in analysis.campaigns],
        "chapters": [_chapter(chapter, words) for chapter in analysis.chapters],
    }


def to_json(analysis: Analysis) -> bytes:
    """Give the canonical JSON of *analysis*: the same bytes for the same analysis."""
    return canonical_json(document(analysis))


def _parameters(by: Sequence[str], chapters_by: str) -> tuple[tuple[str, str], ...]:
    return (
        ("by", ", ".join(by)),
        ("chapters by", chapters_by),
        ("seed", str(SEED)),
        ("version", folkmoot.__version__),
    )


def _chapters(
    texts: tuple[Text, ...],
    campaigns: Sequence[Campaign],
    by: Sequence[str],
    chapters_by: str,
    *,
    progress: Progress,
) -> list[Chapter]:
    everybody = _chapter_of(EVERYBODY, texts, campaigns, by, progress=progress)
    if not chapters_by:
        return [everybody]
    values = [value for value, count in tally(texts, chapters_by) if count >= LEAST_CHAPTER]
    parts = []
    for done, value in enumerate(sorted(values)):
        progress("chapters", done, len(values))
        own = [text for text in texts if text.group(chapters_by) == value]
        parts.append(_chapter_of(value, own, campaigns, ()))
    return [everybody, *parts] if len(parts) > 1 else [everybody]


def _chapter_of(
    name: str,
    texts: Sequence[Text],
    campaigns: Sequence[Campaign],
    by: Sequence[str],
    *,
    progress: Progress = untold,
) -> Chapter:
    themes = find_themes(texts, campaigns, scope=name, progress=progress)
    spoken = {response for theme in themes for response in theme.responses}
    copied = campaign_of(campaigns)
    voices = {copied.get(text.id, text.id) for text in texts}
    named = [(theme.id, theme.responses) for theme in themes]
    crossed = [cross_themes(texts, named, one) for one in by] if themes else []
    tables = tuple(zip(by, release_together(crossed), strict=False))
    silent = tuple(text.id for text in texts if text.id not in spoken)
    return Chapter(name, len(texts), len(voices), themes, silent, tables)


def _campaign(campaign: Campaign, words: bool) -> dict[str, Json]:
    return {
        "id": campaign.id,
        **({"template": campaign.template} if words else {}),
        "template_of": campaign.template_of,
        "size": campaign.size,
        "members": [[one.response, f"{one.similarity:.4f}"] for one in campaign.members],
    }


def _chapter(chapter: Chapter, words: bool) -> dict[str, Json]:
    tables: Mapping[str, Json] = {name: table(released) for name, released in chapter.tables}
    return {
        "name": chapter.name,
        "responses": chapter.responses,
        "voices": chapter.voices,
        "without_theme": list(chapter.without_theme),
        "themes": [_theme(theme, words) for theme in chapter.themes],
        "tables": tables,
    }


def _theme(theme: Theme, words: bool) -> dict[str, Json]:
    return {
        "id": theme.id,
        "language": theme.language,
        "phrases": list(theme.phrases),
        "voices": theme.voices,
        "responses": list(theme.responses),
        "passages": [_passage(spoken, words) for spoken in theme.passages],
        "neighbours": [[near.theme, f"{near.nearness:.4f}"] for near in theme.neighbours],
    }


def _passage(spoken: Spoken, words: bool) -> dict[str, Json]:
    quotation = spoken.quotation
    return {
        "response": quotation.response,
        "start": quotation.start,
        "end": quotation.end,
        "fit": f"{spoken.fit:.4f}",
        **({"words": quotation.words} if words else {}),
    }


def table(released: Released) -> dict[str, Json]:
    """Give a released table as data; null stands for a count that is left out."""
    return {
        "rows": list(released.rows),
        "columns": list(released.columns),
        "cells": [list(row) for row in released.cells],
    }
