"""A theme's passages are divided by their words, or a sentence says why they are not."""

import pytest

from folkmoot.analysis.dividing import ALIKE, TOO_FEW, divide
from tests.analysis.texts import about

TWO = [one.text for subject in ("housing", "clinics") for one in about(subject)]


def test_two_ideas_in_one_theme_are_told_apart() -> None:
    division = divide(TWO, 2)
    assert len(set(division.parts[:10])) == len(set(division.parts[10:])) == 1
    assert set(division.parts) == {1, 2}
    clinics = division.phrases[division.parts[10] - 1]
    assert "nurses" in " ".join(clinics)


def test_the_order_of_passages_does_not_matter() -> None:
    forward, backward = divide(TWO, 3), divide(TWO[::-1], 3)
    assert [set(_of(TWO, forward.parts, n)) for n in (1, 2, 3)] == [
        set(_of(TWO[::-1], backward.parts, n)) for n in (1, 2, 3)
    ]


def test_the_same_words_go_to_the_same_part() -> None:
    division = divide([*TWO, TWO[0], TWO[0].upper()], 2)
    assert division.parts[0] == division.parts[-1] == division.parts[-2]


@pytest.mark.parametrize(
    ("passages", "reason"),
    [
        ([], TOO_FEW),
        (["All the same words."] * 40, TOO_FEW),
        (["😀", "😀😀", "👍", "😡", "❤", "🎉", "🙏"], ALIKE),
        (["1", "2", "3", "4", "5", "6", "7"], ALIKE),
    ],
)
def test_where_there_is_nothing_to_divide_by_a_sentence_says_so(
    passages: list[str], reason: str
) -> None:
    assert divide(passages, 2).reason == reason
    assert divide(passages, 2).parts == ()


def _of(passages: list[str], parts: tuple[int, ...], number: int) -> list[str]:
    return [one for one, part in zip(passages, parts, strict=True) if part == number]
