"""The invented voices read from the pack, and how a few sentences become what one person says."""

import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from folkmoot.web.demo.mailbag.chance import draw, pick, weighted

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
class Paragraph:
    """What one person says on one theme; *is_own* where only somebody like them could say it."""

    theme: str
    text: str
    is_own: bool


@dataclass(frozen=True, slots=True)
class Said:
    """What one person has to say, before it is put into a form, a mail or a letter."""

    opening: str
    paragraphs: tuple[Paragraph, ...]
    closing: str

    @property
    def texts(self) -> list[str]:
        """All of it, paragraph by paragraph, without what was left out."""
        told = (self.opening, *(each.text for each in self.paragraphs), self.closing)
        return [text for text in told if text]


@dataclass(slots=True)
class Voices:
    """The sentences of one language, how often each was used so far, and which two together.

    *weights* say how often people turn to which theme.
    """

    openings: Mapping[str, Sequence[str]]
    closings: Mapping[str, Sequence[str]]
    topics: Mapping[str, Sequence[str]]
    passages: Sequence[Passage]
    weights: Mapping[str, int]
    used: Counter[str] = field(default_factory=Counter)
    together: Counter[tuple[str, str]] = field(default_factory=Counter)

    def say(self, speaker: str, stance: str, *key: object) -> Said:
        """Put together what a *speaker* of that *stance* says, on two to four themes.

        Sentences that were not yet said together come first, then those said least, so that no
        two people say nearly the same.
        """
        paragraphs: list[Paragraph] = []
        said: list[str] = []
        for n, each in enumerate(_stances(stance, *key)):
            themes = {paragraph.theme for paragraph in paragraphs}
            fitting = [
                passage
                for passage in self.passages
                if passage.stance == each
                and passage.speaker in ("", speaker)
                and passage.theme not in themes
            ]
            apart = [passage for passage in fitting if not self._met(passage.text, said)]
            paragraphs.append(self._paragraph(apart or fitting, said, *key, n))
        unused = [text for text in self.openings[speaker] if self.used[text] < OFTEN]
        opening = self._fresh(unused, said, *key) if unused and draw(10, *key, "o") < 7 else ""
        closing = pick(self.closings[stance], *key, "c") if draw(10, *key, "c?") < 5 else ""
        return Said(opening, tuple(paragraphs), closing)

    def _paragraph(self, fitting: Sequence[Passage], said: list[str], *key: object) -> Paragraph:
        own = {passage.theme for passage in fitting if passage.speaker}
        themes = sorted(own if own and not said else {passage.theme for passage in fitting})
        theme = weighted({each: self.weights[each] for each in themes}, *key, "theme")
        speakers = {each.text: each.speaker for each in fitting if each.theme == theme}
        chosen: list[str] = []
        for _ in range(1 + (draw(3, *key, "more") > 0)):
            left = [text for text in speakers if not self._met(text, said) and text not in said]
            if left or not chosen:
                chosen.append(self._fresh(left or speakers, said, *key))
                said.append(chosen[-1])
        topic = pick(self.topics[theme], *key, "topic") if draw(10, *key, "topic?") < 7 else ""
        text = " ".join(filter(None, (topic, *chosen)))
        return Paragraph(theme, text, any(speakers[each] for each in chosen))

    def _met(self, text: str, beside: Sequence[str]) -> int:
        return sum(self.together[text, other] for other in beside)

    def _fresh(self, texts: Iterable[str], beside: Sequence[str], *key: object) -> str:
        def staleness(text: str) -> tuple[int, int, int]:
            return self._met(text, beside), self.used[text], draw(2**60, *key, text)

        text = min(texts, key=staleness)
        self.used[text] += 1
        for other in beside:
            self.together[text, other] += 1
            self.together[other, text] += 1
        return text


def load_voices(
    folder: Path, languages: Sequence[str], weights: Mapping[str, int]
) -> dict[str, Voices]:
    """Read <language>.toml for each of *languages*; *weights* are those of the themes."""
    return {code: _voices(read(folder / f"{code}.toml"), weights) for code in languages}


def read(path: Path) -> dict[str, Any]:
    """Read a TOML file of the demo."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _voices(data: Mapping[str, Any], weights: Mapping[str, int]) -> Voices:
    return Voices(
        openings={table["speaker"]: table["texts"] for table in data["opening"]},
        closings={table["stance"]: table["texts"] for table in data["closing"]},
        topics={table["theme"]: table["texts"] for table in data["topic"]},
        weights=weights,
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
    own = [stance] * (2 + draw(2, *key, "n"))
    return [*own, "unsure"] if draw(4, *key, "doubt") == 0 else own
