"""The smallest change, beside a witness that tries every law in order of size."""

from collections.abc import Iterator, Sequence
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from folkmoot.assessment import searching
from folkmoot.assessment.codebook import UNKNOWN, Codebook, Question
from folkmoot.assessment.expressions import TRUE, Comparison, Condition, Junction, Negation
from folkmoot.assessment.law import Standing, imagine, stand
from folkmoot.assessment.parsing import parse
from folkmoot.assessment.rows import Row
from folkmoot.assessment.searching import Aim, smallest_changes
from folkmoot.foundation.errors import InputError
from tests.assessment.laws import RECORDED, a_law, an_answer

VALUES = ("none", "fine", "prison")
CODEBOOK = Codebook(
    "test",
    "Five questions, two of them asked only of some laws.",
    {
        "A": Question("A", "g", "A?", VALUES),
        "B": Question("B", "g", "B?", VALUES, asked_if=parse("A != none")),
        "C": Question("C", "g", "C?", VALUES, asked_if=parse("B == fine")),
        "D": Question("D", "g", "D?", VALUES),
        "E": Question("E", "g", "E?", VALUES),
    },
)
LAWS = st.fixed_dictionaries({name: st.sampled_from((UNKNOWN, *VALUES)) for name in "ABCDE"})
COMPARISONS = st.builds(
    Comparison,
    st.sampled_from("ABCDE"),
    st.lists(st.sampled_from(VALUES), min_size=1, max_size=2, unique=True).map(tuple),
    st.booleans(),
)
CONDITIONS: st.SearchStrategy[Condition] = st.recursive(
    COMPARISONS,
    lambda inner: (
        st.builds(Negation, inner)
        | st.builds(Junction, st.booleans(), st.lists(inner, min_size=2, max_size=3).map(tuple))
    ),
    max_leaves=5,
)
ROWS = st.lists(st.builds(Row, st.sampled_from("XYZ"), CONDITIONS), max_size=3).map(
    lambda rows: (*rows, Row("Z", TRUE))
)
AIMS = st.lists(
    st.builds(Aim, st.just("aim"), ROWS, st.sampled_from("XYZ")), min_size=1, max_size=2
)


def by_trying_all(standing: Standing, aims: Sequence[Aim]) -> int | None:
    """Give the least number of answers to change, found by trying every law of every size."""
    for changes in every_change():
        imagined = imagine(standing, CODEBOOK, changes).values
        if all(aim.is_reached(imagined) for aim in aims):
            return len(changes)
    return None


def every_change() -> Iterator[dict[str, str]]:
    """Give every change of answers, the smallest first."""
    for size in range(len(CODEBOOK.questions) + 1):
        for chosen in combinations(CODEBOOK.questions, size):
            for values in product(VALUES, repeat=size):
                yield dict(zip(chosen, values, strict=True))


@settings(max_examples=200, deadline=None)
@given(LAWS, AIMS)
def test_no_law_that_is_tried_needs_fewer_changes(law: dict[str, str], aims: list[Aim]) -> None:
    standing = stand(a_law(*(an_answer(*each) for each in law.items())), CODEBOOK, on=RECORDED)
    found = smallest_changes(standing, CODEBOOK, aims)
    assert (None if found is None else len(found)) == by_trying_all(standing, aims)
    if found is not None:
        values = imagine(standing, CODEBOOK, found).values
        assert all(aim.is_reached(values) for aim in aims)
        assert found == smallest_changes(standing, CODEBOOK, aims)


def test_a_search_that_goes_too_far_ends_with_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "MOST_TRIED", 3)
    aim = Aim("all", (Row("Y", parse("A != none or D != none or E != none")), Row("X", TRUE)), "X")
    law = a_law(an_answer("A", "fine"), an_answer("D", "fine"), an_answer("E", "fine"))
    with pytest.raises(InputError, match="3 laws were tried"):
        smallest_changes(stand(law, CODEBOOK, on=RECORDED), CODEBOOK, [aim])
