"""The recount counts ranked votes again by hand, and comes to the same in every stage and tie."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from folkmoot.decision.ranking.ballots import grouped
from folkmoot.decision.ranking.methods import METHODS, count
from folkmoot.decision.ranking.ties import Decider, TieForTheChair, Ties, lot
from folkmoot.decision.recount.ranked import count_ranked
from folkmoot.decision.recount.table import Apart, ForTheChair, order_of_lot

NAMES = ["A", "B", "C", "D", "E"]
PAPERS = st.dictionaries(
    st.permutations(range(5)).flatmap(
        lambda places: st.integers(0, 5).map(lambda depth: tuple(places[:depth]))
    ),
    st.integers(1, 12),
    min_size=1,
    max_size=9,
)
SMALL = st.dictionaries(
    st.permutations(range(5)).map(lambda places: tuple(places[:1])), st.just(1), min_size=1
)
SEEDS = st.sampled_from(["", "a", "2026", "9f3c"])


@pytest.mark.parametrize("method", METHODS)
@settings(deadline=None, max_examples=150)
@given(st.one_of(PAPERS, SMALL), st.integers(1, 4), SEEDS, st.booleans())
def test_every_stage_and_tie_comes_out_the_same(
    method: str, papers: dict[tuple[int, ...], int], places: int, seed: str, looks_back: bool
) -> None:
    seats = 1 if method == "irv" else places
    ties = Ties(looks_back, Decider.LOT, lot(seed, 5))
    ours = count(grouped(NAMES, papers), method=method, seats=seats, ties=ties)
    apart = Apart(looks_back, order=order_of_lot(seed, 5))
    assert count_ranked(method, NAMES, list(papers.items()), seats, apart=apart) == ours.as_json()


@pytest.mark.parametrize("method", METHODS)
@settings(deadline=None, max_examples=80)
@given(SMALL, st.permutations(range(5)), st.integers(0, 5))
def test_the_chair_is_asked_for_and_obeyed_by_both(
    method: str, papers: dict[tuple[int, ...], int], chosen: list[int], named: int
) -> None:
    ballots, listed, order = grouped(NAMES, papers), list(papers.items()), tuple(chosen[:named])
    apart = Apart(False, by_chair=True, order=order)
    ours, asked = None, ""
    try:
        ours = count(ballots, method=method, seats=1, ties=Ties(False, Decider.CHAIR, order))
    except TieForTheChair as tie:
        asked = str(tie)
    if ours:
        assert count_ranked(method, NAMES, listed, 1, apart=apart) == ours.as_json()
    else:
        with pytest.raises(ForTheChair) as again:
            count_ranked(method, NAMES, listed, 1, apart=apart)
        assert str(again.value) == asked


def test_ties_of_every_kind_were_met() -> None:
    """The strategy above is worth something: it holds ties that each way of breaking decides."""
    papers: dict[tuple[int, ...], int] = {(0,): 1, (1,): 1, (2,): 1}
    told = count(grouped(NAMES, papers), method="irv").stages[2].ties
    assert "the lot falls on" in told[0]
