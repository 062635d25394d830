"""Secret votes: ballots of one vote, found again by their code alone, counted against the roll."""

from collections import Counter
from collections.abc import Collection
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.decision.bundles import document, records
from folkmoot.decision.decisions import Poll, decide
from folkmoot.decision.receipts import new_code
from folkmoot.decision.roll import Proxy, Roll, Seat
from folkmoot.decision.rules import SIMPLE, Rule
from folkmoot.decision.secrecy import Secrecy
from folkmoot.decision.secret import (
    UnitBallot,
    Voted,
    ballots_with,
    check_said,
    may_be_secret,
    one_by_one,
    said_of_ranking,
    tally_secret,
    unit_ballots,
)
from folkmoot.decision.tally import Sides, Tally
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Reference
from tests.decision.builders import MORNING, SALT, a_question

MOTION = Reference.parse("motion:council-position")
ON = str(MOTION)
CODES = [new_code() for _ in range(7)]
ROLL = Roll(
    (
        Seat("north", "north", 4, may_split=True),
        Seat("rive", "rive", 3, may_split=True),
        *(Seat(f"s{number}", "isles", 1) for number in range(4)),
        Seat("cedar", "cedar", 2, is_present=False),
    )
)
RULE = Rule("ordinary", SIMPLE)
CHOICES = st.sampled_from(["yes", "no", "abstain"])


def cast(said: dict[str, list[str]]) -> list[UnitBallot]:
    sheets = zip(said.values(), CODES, strict=False)
    return sorted(ballot for votes, code in sheets for ballot in unit_ballots(ON, code, votes))


def count(said: Collection[str], ballots: Collection[UnitBallot]) -> Tally:
    return tally_secret(ROLL, [Voted(seat) for seat in said], ballots, on=MOTION)


def sheet(seat: Seat) -> st.SearchStrategy[list[str]]:
    """Give what a seat may say: one thing with all its votes, or several where it may split."""
    if seat.may_split:
        return st.lists(CHOICES, min_size=seat.votes, max_size=seat.votes)
    return CHOICES.map(lambda said: [said] * seat.votes)


SHEETS = st.fixed_dictionaries(
    {}, optional={seat.id: sheet(seat) for seat in ROLL if seat.is_present}
)


@given(SHEETS)
def test_every_vote_of_those_who_voted_is_counted_once(said: dict[str, list[str]]) -> None:
    counted = count(said, cast(said))
    votes = Counter(each for one in said.values() for each in one)
    assert counted.total == Sides(votes["yes"], votes["no"], votes["abstain"])
    assert (counted.present, counted.entitled, counted.by_section) == (11, 13, {})


@given(SHEETS)
def test_each_voter_finds_just_their_own_ballots(said: dict[str, list[str]]) -> None:
    published = cast(said)
    for votes, code in zip(said.values(), CODES, strict=False):
        assert [ballot.said for ballot in ballots_with(ON, code, published)] == votes
    assert ballots_with(ON, new_code(), published) == ()


@given(SHEETS, st.data())
def test_a_ballot_that_was_dropped_added_doubled_or_changed_is_noticed(
    said: dict[str, list[str]], data: st.DataObject
) -> None:
    published = cast(said)
    with pytest.raises(InputError, match="ballots; those who voted have"):
        count(said, [*published, UnitBallot("yes", "f" * 64)])
    if not published:
        return
    place = data.draw(st.integers(0, len(published) - 1))
    without = published[:place] + published[place + 1 :]
    with pytest.raises(InputError, match="ballots; those who voted have"):
        count(said, without)
    if without:
        with pytest.raises(InputError, match="one mark"):
            count(said, [*without, without[0]])
    other = "no" if published[place].said == "yes" else "yes"
    turned = [*without, replace(published[place], said=other)]
    found = [ballots_with(ON, code, turned) for code in CODES[: len(said)]]
    assert sum(map(len, found)) < len(published)  # its voter sees it


@given(st.permutations(["yes"] * 4 + ["no"] * 3 + ["abstain"] * 2), st.data())
def test_nothing_published_depends_on_who_said_what_or_how_weights_are_spread(
    said: list[str], data: st.DataObject
) -> None:
    """Nine votes say the same, from four seats whose weights and choices change places."""
    votes = data.draw(st.permutations([4, 3, 1, 1]))
    published = [told(["yes"] * 4 + ["no"] * 3 + ["abstain"] * 2, [4, 3, 1, 1]), told(said, votes)]
    assert published[0] == published[1]


def told(said: list[str], votes: list[int]) -> tuple[list[Any], dict[str, Any]]:
    """Give what a decision publishes besides its roll, with every mark that is a mark left out."""
    seats = [Seat(f"d{n}", "north", each, may_split=True) for n, each in enumerate(votes)]
    roll, ballots = Roll(tuple(seats)), list[UnitBallot]()
    for seat in seats:
        ballots += unit_ballots(ON, new_code(), [said.pop() for _ in range(seat.votes)])
    question = replace(a_question(), roll=roll, rule="ordinary")
    voted = tuple(Voted(seat.id) for seat in seats)
    poll = Poll(MOTION, MORNING, MORNING, present=roll.attendance, secrecy=Secrecy.RECEIPTED)
    poll = replace(poll, ballots=tuple(ballots), voted=voted, salt=SALT)
    decision = decide(question, poll)
    paper: Any = document(decision)
    found: Any = records(decision)
    assert [ballot["mark"] for ballot in found["votes.json"]] == sorted(b.mark for b in ballots)
    assert {len(ballot.mark.strip("0123456789abcdef")) for ballot in ballots} == {0}
    left_out = {"records", "ballots"}  # hashes of the marks and of the roll
    plain = {key: value for key, value in paper.items() if key not in left_out}
    counted = sorted(ballot["said"] for ballot in found["votes.json"])
    return [*counted, *found["voted.json"]], plain | {"count": paper["ballots"]["count"]}


def test_ballots_come_in_the_order_of_their_marks_and_not_of_what_they_say() -> None:
    ballots = unit_ballots(ON, CODES[0], one_by_one(Sides(20, 20, 20)))
    assert [ballot.mark for ballot in ballots] == sorted(ballot.mark for ballot in ballots)
    assert [ballot.said for ballot in ballots] != [*["yes"] * 20, *["no"] * 20, *["abstain"] * 20]


def test_the_same_code_marks_otherwise_in_another_vote() -> None:
    one, other = (unit_ballots(on, CODES[0], ["yes"]) for on in (ON, "motion:other"))
    assert one != other


@pytest.mark.parametrize(
    ("seat", "said", "why"),
    [
        ("north", ["yes"] * 3, "has 4 votes and 3 were given"),
        ("north", ["yes"] * 5, "has 4 votes and 5 were given"),
        ("s0", ["maybe"], "It can say yes, no or abstain"),
    ],
)
def test_what_a_seat_may_not_say_is_refused(seat: str, said: list[str], why: str) -> None:
    with pytest.raises(InputError, match=why):
        check_said(ROLL.by_id()[seat], said)


def test_a_seat_that_may_not_split_casts_all_on_one_side() -> None:
    with pytest.raises(InputError, match="may not split"):
        check_said(Seat("isles", "isles", 2), ["yes", "no"])


@pytest.mark.parametrize("said", ["4", "1>1", "0", "1>", ">1", "+1", "01", "1 > 2", "yes", "٣"])
def test_a_ballot_that_is_no_ranking_is_refused(said: str) -> None:
    with pytest.raises(InputError, match="A ballot says"):
        check_said(ROLL.by_id()["s0"], [said], options=3)


@given(st.permutations([1, 2, 3]), st.integers(0, 3))
def test_a_ranking_of_some_or_all_options_is_taken(places: list[int], length: int) -> None:
    check_said(ROLL.by_id()["s0"], [said_of_ranking(places[:length])], options=3)


@pytest.mark.parametrize("voted", [["north", "north"], ["cedar"], ["nobody"]])
def test_who_voted_is_held_to_the_roll(voted: list[str]) -> None:
    with pytest.raises(InputError, match=r"twice|absent|not on the frozen roll"):
        tally_secret(ROLL, [Voted(seat) for seat in voted], [], on=MOTION)


def test_a_vote_that_could_not_stay_secret_is_refused_with_the_reason() -> None:
    proxy = Proxy("s0", "s1", {ON: "yes"})
    assert may_be_secret(ROLL, RULE, MOTION) == ""
    few = ROLL.attended(["north", "rive", "s0", "s1"])
    assert "at least 5 seats" in may_be_secret(few, RULE, MOTION)
    assert "majority of sections" in may_be_secret(ROLL, replace(RULE, sections=SIMPLE), MOTION)
    assert "is instructed" in may_be_secret(replace(ROLL, proxies=(proxy,)), RULE, MOTION)
    free = replace(ROLL, proxies=(Proxy("s0", "s1"),))
    assert may_be_secret(free, RULE, MOTION) == ""
    fewer = replace(ROLL, proxies=(Proxy("s0", "s1"), Proxy("s2", "s1")))
    assert "own holders" in may_be_secret(fewer, RULE, MOTION)
    heavy = Roll((Seat("big", "north", 9), *ROLL.seats[2:], Seat("s5", "isles", 1)))
    assert "more than half" in may_be_secret(heavy, RULE, MOTION)


def test_a_proxy_votes_in_secret_only_where_it_is_free() -> None:
    free, bound = Proxy("cedar", "s1"), Proxy("cedar", "s1", {ON: "yes"})
    given = [Voted("cedar", by="s1")]
    ballots = unit_ballots(ON, CODES[0], ["no", "no"])
    there = [seat.id for seat in ROLL]
    roll = replace(ROLL, proxies=(free,)).attended(there)
    counted = tally_secret(roll, given, ballots, on=MOTION)
    assert (counted.total, counted.by_proxy) == (Sides(against=2), 2)
    with pytest.raises(InputError, match="nobody could see"):
        tally_secret(replace(roll, proxies=(bound,)), given, ballots, on=MOTION)
    with pytest.raises(InputError, match="holds no proxy"):
        tally_secret(roll, [Voted("cedar", by="s2")], ballots, on=MOTION)
