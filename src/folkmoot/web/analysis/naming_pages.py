"""What a page shows where themes are named in the languages of those who answered."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NameField:
    """A field for a theme's name in one language, with what stands there so far."""

    field: str
    language: str
    words: str


@dataclass(frozen=True, slots=True)
class InLanguage:
    """How many responses are in a language."""

    language: str
    responses: int


@dataclass(frozen=True, slots=True)
class Unnamed:
    """The *themes* without a name in a language in which *responses* are; perhaps all themes."""

    language: str
    responses: int
    themes: tuple[str, ...]
    is_every: bool
