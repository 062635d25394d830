"""The same words in several languages."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Wording:
    """One text in each of its languages; the first is the original.

    >>> greeting = Wording.of({"en": "Hello", "fr": "Bonjour"})
    >>> greeting.in_language("fr"), greeting.in_language("ar")
    ('Bonjour', 'Hello')
    """

    texts: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, texts: Mapping[str, str]) -> "Wording":
        """Keep *texts*, language code to text, in their order."""
        return cls(tuple(texts.items()))

    def in_language(self, language: str) -> str:
        """Give the text in *language*, else the original; empty where there is none at all."""
        return dict(self.texts).get(language) or str(self)

    def speaks(self, language: str) -> bool:
        """Say whether there is a text in *language*."""
        return any(code == language and text for code, text in self.texts)

    def __bool__(self) -> bool:
        return any(text for _, text in self.texts)

    def __str__(self) -> str:
        return self.texts[0][1] if self.texts else ""


NOTHING: Final = Wording()
"""No words in any language."""
