"""Campaigns that are hard to see, and masses of texts in which there is nothing to find."""

from collections.abc import Callable, Iterable, Iterator
from random import Random
from typing import TypeVar

import pytest

from folkmoot.analysis.campaigns import Campaign, campaigns_among, find_campaigns
from folkmoot.analysis.progress import Cancelled
from tests.analysis.texts import LETTER, a_text

Part = TypeVar("Part")
Found = TypeVar("Found")


class Reversed:
    """An engine that carries out the last part first, one at a time."""

    shares_memory = False

    def each(self, work: Callable[[Part], Found], parts: Iterable[Part]) -> Iterator[Found]:
        """Give what *work* finds in each of *parts*, in their order."""
        return iter([work(part) for part in list(parts)[::-1]][::-1])


def a_paragraph(number: int) -> str:
    """Give thirty words that no other paragraph has in this order."""
    return " ".join(Random(number).choices([f"word{n}" for n in range(400)], k=30))


def edited(text: str, share: float, seed: int) -> str:
    """Give *text* with about *share* of its words changed."""
    dice = Random(seed)
    return " ".join(f"x{seed}" if dice.random() < share else word for word in text.split())


def found_among(texts: Iterable[str]) -> tuple[Campaign, ...]:
    return find_campaigns([a_text(f"{n:05}", text) for n, text in enumerate(texts)])


def test_copies_are_one_campaign_though_nobody_sent_the_letter_unchanged():
    letter = f"{a_paragraph(1)} {a_paragraph(2)}"
    others = [a_paragraph(100 + n) for n in range(50)]
    (found,) = found_among([*others, *(edited(letter, 0.15, n) for n in range(20))])
    assert found.size == 20


def test_a_letter_put_together_from_paragraphs_of_larger_campaigns_is_a_campaign_of_its_own():
    large = [a_paragraph(n) for n in range(1, 4) for _ in range(9)]
    letter = " ".join(a_paragraph(n) for n in range(1, 4))
    found = found_among([*large, *(edited(letter, 0.05, n) for n in range(6))])
    assert [campaign.size for campaign in found] == [9, 9, 9, 6]


def test_a_large_campaign_with_many_edits_does_not_split():
    letter = f"{a_paragraph(1)} {a_paragraph(2)} {a_paragraph(3)}"
    copies = [edited(letter, n % 5 * 0.05, n) for n in range(300)]
    (found,) = found_among([*copies, *(a_paragraph(100 + n) for n in range(200))])
    assert found.size == 300
    assert found.template == letter


@pytest.mark.parametrize("seed", range(3))
def test_neither_the_order_of_rows_nor_the_engine_makes_a_difference(seed):
    letters = [f"{a_paragraph(n)} {a_paragraph(n % 3 + 50)}" for n in range(8)]
    texts = [(f"{n:03}", edited(letters[n % 8], n % 4 * 0.08, n)) for n in range(160)]
    expected = campaigns_among(*zip(*texts, strict=True))
    Random(seed).shuffle(texts)
    assert campaigns_among(*zip(*texts, strict=True), engine=Reversed()) == expected
    assert len(expected) >= 8


def test_a_hundred_thousand_identical_texts_are_one_campaign():
    ids = [str(number) for number in range(100_000)]
    (found,) = campaigns_among(
        ids, ["I ask the council to keep clause two as it stands."] * len(ids)
    )
    assert (found.size, found.template_of) == (100_000, "0")


def test_texts_of_a_megabyte_are_copies_like_others():
    long = " ".join(a_paragraph(n) for n in range(5000))
    assert len(long) > 1_000_000
    found = found_among([long, edited(long, 0.05, 1), a_paragraph(1), "a" * 1_000_000, "😀" * 9])
    assert [campaign.size for campaign in found] == [2]
    assert found[0].members[1].similarity > 0.9


def test_words_of_other_scripts_are_compared_as_they_are_folded():
    arabic = "نطلب من المجلس أن يحمي العاملين وأن لا يعاقب أحدا على عمله في هذا البلد"
    (found,) = found_among([arabic, arabic.replace("أ", "ا"), "é".join(arabic.split())])
    assert {member.similarity for member in found.members} == {1.0}


def test_all_different_all_short_and_none_at_all_are_no_campaign():
    assert found_among([a_paragraph(n) for n in range(200)]) == ()
    assert found_among(["yes", "no", ""] * 50) == ()
    assert found_among([]) == ()


def test_it_tells_how_far_it_is_and_stops_when_nobody_wants_it_any_more():
    told: list[tuple[str, int, int]] = []
    texts = [a_text("1", LETTER), a_text("2", f"{LETTER} Thank you.")]
    find_campaigns(texts, progress=lambda *step: told.append(step))
    assert told[0] == ("reading words", 1, 1)
    assert all(done <= whole for _, done, whole in told)

    def stop(step: str, done: int, whole: int) -> None:
        raise Cancelled(step)

    with pytest.raises(Cancelled):
        find_campaigns(texts, progress=stop)
