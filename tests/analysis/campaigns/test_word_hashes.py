"""Words as numbers: just the words that are found one text at a time."""

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.analysis.cells import Cells
from folkmoot.analysis.corpus import clean
from folkmoot.analysis.word_hashes import hashed_words
from folkmoot.analysis.words import words

SAID = st.text(
    st.one_of(st.sampled_from("aZ0'’_ -.\n\r\t\0\x1b\x85éßİﬁ٣ـأ字😀e\u0301"), st.characters())
)


def is_written(text: str) -> bool:
    """Say whether *text* can stand in a file: halves of characters cannot."""
    return not any("\ud800" <= one <= "\udfff" for one in text)


def numbers_of(texts: list[str]) -> list[list[int]]:
    found = hashed_words(texts)
    bounds = found.bounds.tolist()
    assert len(bounds) == len(texts) + 1
    return [found.words[a:b].tolist() for a, b in pairwise(bounds)]


@given(st.lists(SAID, max_size=6))
def test_words_are_those_of_each_text_by_itself_and_equal_where_their_numbers_are(texts):
    spoken = [words(clean(text)) for text in texts]
    numbers = numbers_of(texts)
    assert [len(one) for one in numbers] == [len(one) for one in spoken]
    pairs = {
        pair
        for said, numbered in zip(spoken, numbers, strict=True)
        for pair in zip(said, numbered, strict=True)
    }
    assert len(pairs) == len({word for word, _ in pairs}) == len({number for _, number in pairs})


@given(st.lists(SAID.filter(is_written), max_size=6))
def test_words_of_cells_are_those_of_their_texts_wherever_they_lie(texts):
    raw = b'id,"say\'s",text\n'
    bounds = []
    for text in texts:
        raw += b"1's,x'"
        bounds.append((len(raw), len(raw) + len(text.encode())))
        raw += text.replace('"', "'").encode() + b"'y,\n"
    starts, ends = np.array(bounds, np.int64).reshape(-1, 2).T
    cells = Cells(raw, starts, ends)
    for some in (cells, cells[1:], cells[:2]):
        assert hashed_words(some).words.tolist() == hashed_words(list(some)).words.tolist()
        assert hashed_words(some).bounds.tolist() == hashed_words(list(some)).bounds.tolist()


def test_long_words_that_differ_at_their_end_only_differ():
    long = ["a" * length + end for length in (7, 8, 15, 16, 63, 64, 500) for end in ("", "b", "c")]
    (numbers,) = numbers_of([" ".join(long)])
    assert len(set(numbers)) == len(set(long))


def test_a_word_has_one_number_beside_whatever_it_stands():
    (alone,) = numbers_of(["council"])
    numbers = numbers_of(["The COUNCIL, again.", "‘Council’ é", "", "council"])
    assert [alone[0] in one for one in numbers] == [True, True, False, True]
