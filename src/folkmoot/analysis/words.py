"""Words, sentences and passages of a text, in the scripts that people answer in."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

LONGEST_PASSAGE: Final = 40
"""Words: short sentences that follow each other are read together up to this length."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SENTENCE = re.compile(r"[^.!?؟。\n]*(?:[.!?؟。]+(?!\s)[^.!?؟。\n]+)*[.!?؟。]*")
_MARKS = re.compile(r"[\u064b-\u065f\u0670\u0640]")  # Arabic vowel signs and lengthening
_ALEF = str.maketrans("أإآى", "اااي")


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a text: its own words and where they start and end in it."""

    start: int
    end: int
    words: str


def words(text: str) -> list[str]:
    """Give the words of *text* folded for comparison: case, and in Arabic signs and alef forms.

    >>> words("Don't PUNISH — help!")
    ["don't", 'punish', 'help']
    """
    return _WORD.findall(folded(text))


def folded(text: str) -> str:
    """Give *text* as it is compared: compatible forms, case and Arabic spelling folded."""
    plain = unicodedata.normalize("NFKC", text).casefold().replace("’", "'")
    return _MARKS.sub("", plain).translate(_ALEF)


def sentences(text: str) -> list[Passage]:
    """Split *text* at sentence ends and line breaks; the pieces are exact substrings.

    >>> [sentence.words for sentence in sentences("It harms. هل هذا عدل؟ Version 1.2 is fine")]
    ['It harms.', 'هل هذا عدل؟', 'Version 1.2 is fine']
    """
    found = []
    for match in _SENTENCE.finditer(text):
        if said := match[0].strip():
            start = match.start() + match[0].index(said)
            found.append(Passage(start, start + len(said), said))
    return found


def passages(text: str) -> list[Passage]:
    """Join neighbouring sentences of *text* into passages of at most LONGEST_PASSAGE words.

    A longer sentence stays whole.
    """
    found: list[Passage] = []
    length = 0
    for sentence in sentences(text):
        more = len(sentence.words.split())
        if found and length + more <= LONGEST_PASSAGE:
            start = found[-1].start
            found[-1] = Passage(start, sentence.end, text[start : sentence.end])
            length += more
        else:
            found.append(sentence)
            length = more
    return found
