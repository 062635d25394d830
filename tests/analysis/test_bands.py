"""A band of proposals is taken as a whole only after people read some and agreed with most."""

import pytest

from folkmoot.analysis.bands import Judged, bands, in_band, interval, next_to_read


def a_proposal(number: int, confidence: int = 750, said: str = "") -> Judged:
    """Give a proposal that was read and taken or refused, or that waits."""
    return Judged(f"north-{number:03}", confidence, bool(said), said == "taken", said == "refused")


def read(right: int, wrong: int, waiting: int) -> list[Judged]:
    said = ["taken"] * right + ["refused"] * wrong + [""] * waiting
    return [a_proposal(number, said=one) for number, one in enumerate(said)]


@pytest.mark.parametrize(
    ("right", "wrong", "waiting", "may"),
    [
        (8, 2, 5, True),
        (7, 3, 5, False),  # fewer than four in five
        (9, 0, 5, False),  # one of ten is still to be read
        (3, 0, 0, False),  # nothing waits
        (0, 0, 5, False),
        (4, 0, 1, False),  # a small band is read whole
    ],
)
def test_a_band_is_taken_whole_only_when_enough_was_read_and_right(
    right: int, wrong: int, waiting: int, may: bool
) -> None:
    (band,) = bands(read(right, wrong, waiting))
    assert band.may_be_taken is may


def test_what_was_taken_with_its_band_does_not_count_as_read() -> None:
    (band,) = bands([Judged("north-001", 750, is_read=False, is_taken=True)])
    assert (band.size, band.read, band.right, band.waiting) == (1, 0, 0, 0)


def test_bands_come_surest_first_and_hold_each_proposal_once() -> None:
    confidences = (1000, 950, 900, 899, 500)
    proposals = [a_proposal(n, confidence) for n, confidence in enumerate(confidences)]
    found = bands(proposals)
    assert [(band.low, band.size) for band in found] == [(900, 3), (800, 1), (500, 1)]
    assert all(sum(in_band(one, band.low) for band in found) == 1 for one in proposals)


def test_what_is_read_next_is_not_chosen_by_how_sure_it_is() -> None:
    proposals = [a_proposal(number, 700 + number) for number in range(60)]
    drawn = next_to_read(proposals)
    assert drawn == next_to_read(proposals[::-1])
    assert len(drawn) == 10
    surest = sorted(proposals, key=lambda one: -one.confidence)[:10]
    assert set(drawn) != set(surest)
    assert not any(one.is_taken for one in next_to_read(read(5, 5, 2)))


def test_the_interval_of_nothing_read_is_everything() -> None:
    assert interval(0, 0) == (0.0, 1.0)
    low, high = interval(10, 10)
    assert 0.7 < low < 0.75
    assert high == 1.0
