"""The invented voices read from the pack, and how a few sentences become what one person says."""

import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from folkmoot.web.demo.mailbag.chance import draw, pick

STANCES: Final = ("for", "against", "unsure")
OFTEN: Final = 2
"""How many people begin with the same words."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence on one theme; *speaker* is empty where anybody may say it."""

    theme: str
    stance: str
    speaker: str
    text: str


@dataclass(frozen=True, slots=True)
class Said:
    """What one person has to say, before it is put into a form, a mail or a letter."""

    opening: str
    points: tuple[Passage, ...]
    closing: str

    @property
    def sentences(self) -> tuple[str, ...]:
        """All of it, in order, without what was left out."""
        told = (self.opening, *(point.text for point in self.points), self.closing)
        return tuple(text for text in told if text)


@dataclass(slots=True)
class Voices:
    """The sentences of one language, how often each was used so far, and which two together."""

    openings: Mapping[str, Sequence[str]]
    closings: Mapping[str, Sequence[str]]
    passages: Sequence[Passage]
    used: Counter[str] = field(default_factory=Counter)
    together: Counter[tuple[str, str]] = field(default_factory=Counter)

    def speakers(self) -> tuple[str, ...]:
        """Give the kinds of people who speak this language here."""
        return tuple(self.openings)

    def say(self, speaker: str, stance: str, *key: object) -> Said:
        """Put together what a *speaker* of that *stance* says: three to five points, each a theme.

        Sentences that were not yet said together come first, then those said least, so that no
        two people say nearly the same.
        """
        points: list[Passage] = []
        for n, each in enumerate(_stances(stance, *key)):
            points.append(self._point(speaker, each, points, *key, n))
        unused = [text for text in self.openings[speaker] if self.used[text] < OFTEN]
        opening = ""
        if unused and draw(10, *key, "o") < 7:
            opening = self._fresh(unused, [point.text for point in points], *key)
        closing = pick(self.closings[stance], *key, "c") if draw(10, *key, "c?") < 5 else ""
        return Said(opening, tuple(points), closing)

    def _point(
        self, speaker: str, stance: str, before: Sequence[Passage], *key: object
    ) -> Passage:
        themes = {point.theme for point in before}
        fitting = [
            passage
            for passage in self.passages
            if passage.stance == stance and passage.theme not in themes
            and passage.speaker in ("", speaker)
        ]
        own = [passage for passage in fitting if passage.speaker]
        choice = own if own and not before else fitting
        texts = {passage.text: passage for passage in choice}
        return texts[self._fresh(texts, [point.text for point in before], *key)]

    def _fresh(self, texts: Iterable[str], beside: Sequence[str], *key: object) -> str:
        def staleness(text: str) -> tuple[int, int, int]:
            met = sum(self.together[text, other] for other in beside)
            return met, self.used[text], draw(2**60, *key, text)

        text = min(texts, key=staleness)
        self.used[text] += 1
        for other in beside:
            self.together[text, other] += 1
            self.together[other, text] += 1
        return text


def load_voices(folder: Path, languages: Sequence[str]) -> dict[str, Voices]:
    """Read <language>.toml for each of *languages*."""
    return {code: _voices(read(folder / f"{code}.toml")) for code in languages}


def read(path: Path) -> dict[str, Any]:
    """Read a TOML file of the demo."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _voices(data: Mapping[str, Any]) -> Voices:
    return Voices(
        openings={table["speaker"]: table["texts"] for table in data["opening"]},
        closings={table["stance"]: table["texts"] for table in data["closing"]},
        passages=[
            Passage(table["theme"], stance, table.get("speaker", ""), text)
            for table in data["passage"]
            for stance in STANCES
            for text in table.get(stance, [])
        ],
    )


def _stances(stance: str, *key: object) -> list[str]:
    if stance == "unsure":
        return ["unsure", pick(STANCES[:2], *key, "first"), "unsure"]
    own = [stance] * (3 + draw(2, *key, "n"))
    return [*own, "unsure"] if draw(4, *key, "doubt") == 0 else own
