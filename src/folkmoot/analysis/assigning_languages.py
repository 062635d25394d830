"""Themes in the languages of the responses: who is held beside which words, and who beside none.

Like words are found within one language only. So a theme is given words in each language that
people answered in, and responses of a language are read in the company of their own.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from folkmoot.analysis.corpus import Text
from folkmoot.analysis.language import UNKNOWN
from folkmoot.analysis.worded import WordedTheme
from folkmoot.analysis.words import words
from folkmoot.foundation.canonical import Json, json_hash
from folkmoot.foundation.errors import InputError


@dataclass(frozen=True, slots=True)
class Worded:
    """A theme by everything that words it: its name, its phrases, quotations that people kept.

    *wordings* are for all responses, whatever their language. *in_languages* are only for those
    of a language (ISO 639-1, as `Text.language` has it) and those whose language is unknown.
    """

    id: str
    wordings: tuple[str, ...] = ()
    in_languages: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def hash(self) -> str:
        """The hash of all its words, by which an assignment knows that they changed."""
        named: dict[str, Json] = {code: list(own) for code, own in self.in_languages.items()}
        return json_hash([self.id, list(self.wordings), named])

    def words_for(self, language: str) -> tuple[str, ...]:
        """Give what has words of what a response in *language* is held beside.

        >>> Worded("rent", in_languages={"en": ("Rent",), "fr": ("Le loyer",)}).words_for("fr")
        ('Le loyer',)
        """
        named = self.in_languages.get(language, ())
        return tuple(one for one in dict.fromkeys((*named, *self.wordings)) if words(one))


@dataclass(frozen=True, slots=True)
class NotCompared:
    """How many *responses* in *language* were not held beside *themes*, by their ids.

    They have no words in it. *no_theme* tells whether no other theme has either.
    """

    language: str
    responses: int
    themes: tuple[str, ...]
    no_theme: bool


@dataclass(frozen=True, slots=True)
class Company:
    """Responses that are read together, and the themes in words for them."""

    texts: tuple[Text, ...]
    themes: tuple[WordedTheme, ...]


def companies(texts: Sequence[Text], themes: Sequence[Worded]) -> Iterator[Company]:
    """Give the responses of each language with the themes in its words.

    Those of unknown language are read with each of them. Where no theme is worded in a language,
    all are read together. A theme without any words raises InputError.
    """
    for theme in themes:
        if not any(theme.words_for(language) for language in ("", *theme.in_languages)):
            raise InputError(f"The theme '{theme.id}' has no words. Name it in a sentence first.")
    if not any(theme.in_languages for theme in themes):
        yield Company(tuple(texts), _in_words(themes, ""))
        return
    named = {language for theme in themes for language in theme.in_languages}
    spoken = {text.language for text in texts} - {UNKNOWN}
    for language in sorted(spoken | named):
        read = tuple(text for text in texts if text.language in (language, UNKNOWN))
        yield Company(read, _in_words(themes, language))


def not_compared(texts: Sequence[Text], themes: Sequence[Worded]) -> tuple[NotCompared, ...]:
    """Say which responses themes have no words for, by their language."""
    if not any(theme.in_languages for theme in themes):
        return ()
    count = Counter(text.language for text in texts if words(text.text))
    found = []
    for language in sorted(set(count) - {UNKNOWN}):
        missed = tuple(sorted(one.id for one in themes if not one.words_for(language)))
        if missed:
            none = len(missed) == len(themes)
            found.append(NotCompared(language, count[language], missed, none))
    return tuple(found)


def _in_words(themes: Sequence[Worded], language: str) -> tuple[WordedTheme, ...]:
    return tuple(
        WordedTheme(theme.id, said[0], said[1:])
        for theme in themes
        if (said := theme.words_for(language))
    )
