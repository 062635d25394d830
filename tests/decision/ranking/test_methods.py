"""Each method of counting on small ballots that can be followed by hand, and against a witness."""

import pyrankvote
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from folkmoot.decision.ranking.ballots import Ballots, named
from folkmoot.decision.ranking.methods import METHODS, count
from folkmoot.decision.ranking.schulze import pairwise
from folkmoot.foundation.errors import InputError

NAMES = ["A", "B", "C", "D"]


def ballots(*cast: str, seats: int = 1) -> Ballots:
    """Give ballots such as "3 AB": three that rank A first and B second."""
    lines = [line.split() for line in cast]
    rankings = [ranking for times, ranking in lines for _ in range(int(times))]
    return named(NAMES, rankings, seats=seats)


def test_irv_passes_the_votes_of_the_last_on_until_one_has_a_majority() -> None:
    result = count(ballots("4 AB", "3 BA", "2 CB"), method="irv")
    assert [dict(stage.votes) for stage in result.stages] == [
        {"A": "4", "B": "3", "C": "2", "D": "0"},
        {"A": "4", "B": "3", "C": "2", "D": "0"},
        {"A": "4", "B": "5", "C": "0", "D": "0"},
    ]
    assert [stage.excluded for stage in result.stages] == [("D",), ("C",), ()]
    assert result.elected == ("B",)


def test_plurality_looks_at_first_choices_only() -> None:
    assert count(ballots("4 AB", "3 BA", "2 CB"), method="plurality").elected == ("A",)


def test_approval_counts_every_name_on_a_ballot_alike() -> None:
    result = count(ballots("4 AB", "3 BA", "2 CB"), method="approval")
    assert result.stages[0].votes == {"A": "7", "B": "9", "C": "2", "D": "0"}
    assert result.elected == ("B",)


def test_schulze_elects_who_beats_every_other_one() -> None:
    cast = ballots("4 AB", "3 BA", "2 CB")
    assert pairwise(cast)[1].tolist() == [5, 0, 7, 9]
    assert count(cast, method="schulze").elected == ("B",)


def test_schulze_breaks_a_ring_at_its_weakest_victory() -> None:
    """A beats B 6 to 3, B beats C 7 to 2, C beats A 5 to 4: the last is the weakest."""
    result = count(ballots("4 ABC", "3 BCA", "2 CAB"), method="schulze")
    assert result.elected == ("A",)


def test_meek_keeps_just_a_quota_for_the_elected() -> None:
    result = count(ballots("6 AB", "2 C", "1 D", seats=2), method="meek-stv")
    last = {name: float(votes) for name, votes in result.stages[-1].votes.items()}
    assert result.elected == ("A", "B")
    assert last["A"] == pytest.approx(3, abs=1e-5)
    assert last["B"] == pytest.approx(3, abs=1e-5)


def test_scottish_stv_cuts_transfer_values_off_at_five_decimals() -> None:
    result = count(ballots("7 AB", "1 BA", "3 C", seats=2), method="scottish-stv")
    assert result.quota == "4.00000"
    assert result.stages[1].votes["B"] == "3.99999"  # 7 ballots at 3/7, which is 0.42857
    assert result.stages[1].votes["A"] == "4.00000"


@pytest.mark.parametrize("method", METHODS)
def test_an_election_with_nothing_but_ties_names_the_lot(method: str) -> None:
    result = count(ballots("1 A", "1 B", "1 C", "1 D"), method=method)
    assert len(result.elected) == 1
    assert any("the lot falls on" in tie for stage in result.stages for tie in stage.ties)


@pytest.mark.parametrize("method", METHODS)
def test_more_seats_than_candidates_and_no_seats_are_refused(method: str) -> None:
    for seats in (0, 5):
        with pytest.raises(InputError, match="cannot be filled"):
            count(ballots("1 A"), method=method, seats=seats)


def test_an_unknown_method_is_told_the_known_ones() -> None:
    with pytest.raises(InputError, match="There are: scottish-stv, meek-stv"):
        count(ballots("1 A"), method="borda")


RANKINGS = st.lists(
    st.permutations(NAMES).flatmap(
        lambda names: st.integers(1, 4).map(lambda depth: names[:depth])
    ),
    min_size=1,
    max_size=40,
)


@settings(deadline=None)
@given(RANKINGS)
def test_irv_elects_who_a_second_program_elects_unless_a_tie_decided(cast: list[list[str]]) -> None:
    ours = count(named(NAMES, cast), method="irv")
    people = {name: pyrankvote.Candidate(name) for name in NAMES}
    sheets = [pyrankvote.Ballot([people[name] for name in ranking]) for ranking in cast]
    theirs = pyrankvote.instant_runoff_voting(list(people.values()), sheets)
    if not any(stage.ties for stage in ours.stages):
        assert ours.elected == tuple(str(one) for one in theirs.get_winners())


@settings(deadline=None)
@given(RANKINGS, st.sampled_from(sorted(METHODS)))
def test_the_order_in_which_ballots_lie_changes_nothing(cast: list[list[str]], method: str) -> None:
    one, other = named(NAMES, cast), named(NAMES, reversed(cast))
    assert count(one, method=method).as_json() == count(other, method=method).as_json()


@settings(deadline=None)
@given(RANKINGS, st.integers(1, 4))
def test_stv_fills_exactly_the_seats_and_never_makes_votes(
    cast: list[list[str]], seats: int
) -> None:
    for method in ("scottish-stv", "meek-stv"):
        result = count(named(NAMES, cast), method=method, seats=seats)
        assert len(set(result.elected)) == seats
        for stage in result.stages:
            assert sum(map(float, stage.votes.values())) <= len(cast) + 1e-5


@settings(deadline=None)
@given(RANKINGS)
def test_meek_with_one_seat_elects_as_instant_runoff_does_unless_a_tie_decided(
    cast: list[list[str]],
) -> None:
    runoff, meek = (count(named(NAMES, cast), method=name) for name in ("irv", "meek-stv"))
    if not any(stage.ties for stage in (*runoff.stages, *meek.stages)):
        assert meek.elected == runoff.elected
