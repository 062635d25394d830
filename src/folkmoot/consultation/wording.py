"""The same words in several languages."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from folkmoot.foundation.canonical import Json


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

    def as_json(self) -> list[Json]:
        """Give pairs of language and text: a database or a hash may sort the keys of an object."""
        return [[code, text] for code, text in self.texts]

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


def read_wording(document: Json) -> Wording:
    """Read what *Wording.as_json* gave."""
    assert isinstance(document, list)
    return Wording(tuple(_pair(each) for each in document))


def _pair(document: Json) -> tuple[str, str]:
    assert isinstance(document, list)
    code, text = document
    return str(code), str(text)
