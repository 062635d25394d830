"""Phrases: sentences in English that know what they are made of, so that a page can translate them.

The library says everything in English, for bundles and minutes; the web looks up the same words in
the reader's language and puts the same values in. Every phrase stands in the code once, whole.
"""

from collections.abc import Mapping


class Phrase(str):
    """An English text, and the *words* with places such as %(votes)s that it is made of.

    *values* stand in the places, phrases among them. Where *many* is not empty, *words* is for a
    %(count)s of one and *many* for any other.

    >>> phrases("%(count)s vote counts", "%(count)s votes count").put(count=231)
    '231 votes count'
    """

    __slots__ = ("many", "values", "words")
    words: str
    many: str
    values: Mapping[str, str | int]

    def __new__(
        cls, words: str, many: str = "", values: Mapping[str, str | int] | None = None
    ) -> "Phrase":
        """Make the English text; it stays with its places while there are no *values*."""
        said = many if many and values and values["count"] != 1 else words
        made = super().__new__(cls, said % values if values else said)
        made.words, made.many, made.values = words, many, values or {}
        return made

    def put(self, **values: str | int) -> "Phrase":
        """Give the phrase with *values* in its places."""
        return Phrase(self.words, self.many, values)


def phrase(words: str) -> Phrase:
    """Give a phrase; the catalogues of translations are made of what is written in this call."""
    return Phrase(words)


def phrases(one: str, many: str) -> Phrase:
    """Give a phrase that counts something: *one* for a %(count)s of one, *many* for others."""
    return Phrase(one, many)
