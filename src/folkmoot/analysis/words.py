"""Words, sentences and passages of a text, in the scripts that people answer in."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

SHORT_BEFORE: Final = 8
SHORT_AFTER: Final = 5
"""A sentence of fewer than SHORT_BEFORE words takes the next one with it, and one of fewer than
SHORT_AFTER goes with the one before it: "No. Never." says little by itself."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_PARAGRAPH = re.compile(r"(?:(?!\n[ \t]*\n).)+", re.DOTALL)
_SENTENCE = re.compile(r"[^.!?؟。]*(?:[.!?؟。]+(?!\s)[^.!?؟。]+)*[.!?؟。]*")
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


def placed_words(text: str) -> list[Passage]:
    """Give the words of *text* as they stand there, with their places.

    >>> [word.words for word in placed_words("Don't PUNISH — help!")]
    ["Don't", 'PUNISH', 'help']
    """
    return [Passage(match.start(), match.end(), match[0]) for match in _WORD.finditer(text)]


def folded(text: str) -> str:
    """Give *text* as it is compared: compatible forms, case and Arabic spelling folded."""
    plain = unicodedata.normalize("NFKC", text).casefold().replace("’", "'")
    return _MARKS.sub("", plain).translate(_ALEF)


def sentences(text: str) -> list[Passage]:
    """Split *text* at sentence ends and blank lines; the pieces are exact substrings.

    A single line break ends nothing: letters are often wrapped.

    >>> [sentence.words for sentence in sentences("It harms. هل هذا عدل؟ Version 1.2 is fine")]
    ['It harms.', 'هل هذا عدل؟', 'Version 1.2 is fine']
    """
    return [sentence for paragraph in _paragraphs(text) for sentence in paragraph]


def passages(text: str) -> list[Passage]:
    """Give the sentences of *text*, very short ones joined to a neighbour in their paragraph.

    >>> [passage.words for passage in passages("No. Never. It harms those whom it would protect.")]
    ['No. Never. It harms those whom it would protect.']
    """
    return [passage for paragraph in _paragraphs(text) for passage in _joined(paragraph, text)]


def _paragraphs(text: str) -> Iterator[list[Passage]]:
    for paragraph in _PARAGRAPH.finditer(text):
        yield [
            _trimmed(match[0], paragraph.start() + match.start())
            for match in _SENTENCE.finditer(paragraph[0])
            if match[0].strip()
        ]


def _trimmed(raw: str, start: int) -> Passage:
    said = raw.strip()
    start += raw.index(said)
    return Passage(start, start + len(said), said)


def _joined(paragraph: list[Passage], text: str) -> list[Passage]:
    found: list[Passage] = []
    length = 0
    for sentence in paragraph:
        more = len(sentence.words.split())
        if found and (length < SHORT_BEFORE or more < SHORT_AFTER):
            start = found[-1].start
            found[-1] = Passage(start, sentence.end, text[start : sentence.end])
            length += more
        else:
            found.append(sentence)
            length = more
    return found
