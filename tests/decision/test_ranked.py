"""Ranked votes of a meeting: rivals beside things as they are, elections, proxies, ties."""

from dataclasses import replace
from fractions import Fraction

import pytest

from folkmoot.decision.decisions import Decision, Poll, Question, TextPut, decide
from folkmoot.decision.outcome import Verdict
from folkmoot.decision.ranked import carried_option, decide_ranked
from folkmoot.decision.ranked_votes import RankedVote, read_ranking, written
from folkmoot.decision.roll import Proxy, Roll, Seat
from folkmoot.decision.rules import SIMPLE, TWO_THIRDS, Proxies, Rule, RuleSet, Tie
from folkmoot.decision.secrecy import Secrecy
from folkmoot.decision.secret import UnitBallot, Voted
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Reference
from tests.decision.builders import MORNING

ON = Reference.parse("motion:decriminalise")
RIVALS = ("motion:decriminalise", "motion:punish-buying", "motion:no-position", "none")
ROLL = Roll(
    (
        Seat("group", "north", 10),
        Seat("ana", "north", 1),
        Seat("bo", "rive", 1),
        Seat("cy", "rive", 1),
        Seat("delta", "isles", 3),
    )
)


def a_question(
    method: str = "schulze", *, options: tuple[str, ...] = RIVALS, roll: Roll = ROLL, **asks: object
) -> Question:
    rule = replace(Rule("rivals", SIMPLE, method=method, tie=Tie.EARLIER_STAGE), **asks)  # type: ignore[arg-type]
    rules = RuleSet("r", "council", "Rules", "2020", "s", "tests", {}, (rule,), Proxies(True))
    return Question("Rivals", "m", "council", rules, "rivals", roll, TextPut(ON, "x"), options)


def cast(*rankings: RankedVote, roll: Roll = ROLL, **more: object) -> Poll:
    poll = Poll(ON, MORNING, MORNING, present=roll.attendance, rankings=rankings, lot="seed")
    return replace(poll, **more)  # type: ignore[arg-type]


def votes(**said: str) -> tuple[RankedVote, ...]:
    return tuple(RankedVote(seat, read_ranking(text, 4)) for seat, text in said.items())


def decided(question: Question, poll: Poll) -> Decision:
    return decide(question, poll)


def test_a_seat_of_ten_votes_counts_ten_times() -> None:
    found = decided(
        a_question(), cast(*votes(group="1>4", ana="2>4>1", bo="2>4>1", cy="3>4", delta="2>1>4"))
    )
    assert found.tally.total.votes_for == 16
    assert found.count is not None
    assert carried_option(RIVALS, found.count) == "motion:decriminalise"
    assert found.outcome.verdict is Verdict.CARRIED
    assert found.outcome.steps[-1] == "decriminalise is carried."
    assert "13 for and 3 against" in found.outcome.steps[0]


def test_a_motion_that_loses_to_things_as_they_are_is_out_whatever_the_method_says() -> None:
    """IRV alone would elect decriminalise: 6 first choices of 16, then those of the others."""
    question = a_question("irv", roll=ROLL)
    found = decided(question, cast(*votes(group="4", ana="1", bo="1>4", cy="2>1>4", delta="1")))
    assert found.outcome.verdict is Verdict.LOST
    assert found.outcome.steps[-1] == "Things stay as they are."
    assert found.count is not None
    assert carried_option(RIVALS, found.count) == ""


def test_the_rule_may_ask_more_than_half_against_things_as_they_are() -> None:
    said = votes(group="1>4", delta="4>1", ana="4>1", bo="4>1", cy="4>1")
    assert decided(a_question(), cast(*said)).outcome.verdict is Verdict.CARRIED
    two_thirds = a_question(majority=TWO_THIRDS)
    assert decided(two_thirds, cast(*said)).outcome.verdict is Verdict.LOST


def test_without_a_quorum_the_vote_does_not_stand() -> None:
    question = a_question(quorum=Fraction(1, 2))
    found = decided(question, cast(*votes(ana="1>4")))
    assert found.outcome.verdict is Verdict.INQUORATE
    assert found.outcome.steps[0] == "1 of 16 entitled votes were cast; the quorum of 8 is not met."


def test_a_majority_of_sections_can_be_asked_for() -> None:
    question = a_question(sections=SIMPLE)
    found = decided(question, cast(*votes(group="1>4", bo="4>1", cy="4>1", delta="4>1")))
    assert found.outcome.verdict is Verdict.LOST
    assert "Sections: 1 for and 2 against" in found.outcome.steps[0]


@pytest.mark.parametrize("said", [{}, {"group": "", "ana": ""}])
def test_when_nobody_ranks_anything_nothing_is_carried(said: dict[str, str]) -> None:
    found = decided(a_question("irv"), cast(*votes(**said)))
    assert found.outcome.verdict is Verdict.LOST
    assert found.tally.total.abstained == 11 * bool(said)


def test_an_election_fills_its_places_and_says_who() -> None:
    names = ("Amina", "Bo", "Chloe", "Dag")
    question = a_question("scottish-stv", options=names, places=2)
    found = decided(question, cast(*votes(group="1>2", ana="3", bo="3", cy="3>2", delta="3>4")))
    assert found.outcome.verdict is Verdict.CARRIED
    assert found.outcome.steps[-1] == "Elected: Amina, Chloe."
    assert found.outcome.steps[0] == "The quota is 6.00000."


def test_an_exact_tie_falls_to_the_lot_that_was_published_before() -> None:
    question = a_question("irv", tie=Tie.LOT)
    poll = cast(*votes(ana="1>2", bo="2>1"))
    first = decided(question, poll)
    steps = " ".join(first.outcome.steps)
    assert "decriminalise, punish-buying are equal; the lot falls on" in steps
    assert "The order of the lot, drawn from 'seed', is:" in steps
    assert decided(question, poll) == first
    counts = [decided(question, replace(poll, lot=str(n))).count for n in range(20)]
    assert len({found.elected for found in counts if found}) == 2


def test_a_tie_left_to_the_chair_waits_until_the_chair_has_spoken() -> None:
    question, poll = a_question("irv", tie=Tie.CHAIR), cast(*votes(ana="1>2", bo="2>1"))
    waiting = decided(question, poll)
    assert waiting.outcome.verdict is Verdict.TIED
    assert waiting.outcome.steps[-1].startswith("decriminalise, punish-buying are equal.")
    spoken = decided(question, replace(poll, chair_order="2>1"))
    assert spoken.outcome.verdict is Verdict.CARRIED
    assert spoken.count is not None
    assert carried_option(RIVALS, spoken.count) == "motion:punish-buying"


PROXY_ROLL = replace(
    ROLL, proxies=(Proxy("ana", "bo", {"motion:punish-buying": "no"}), Proxy("cy", "bo"))
)


@pytest.mark.parametrize(("text", "holds"), [("1>4>2", True), ("4", True), ("2>4", False)])
def test_a_proxy_keeps_to_an_instruction_on_one_of_the_motions(text: str, holds: bool) -> None:
    poll = cast(RankedVote("ana", read_ranking(text, 4), by="bo"), roll=PROXY_ROLL)
    question = a_question(roll=PROXY_ROLL)
    if holds:
        assert decided(question, poll).tally.by_proxy == 1
    else:
        with pytest.raises(InputError, match="instructed to vote no on motion:punish-buying"):
            decided(question, poll)


@pytest.mark.parametrize(
    ("vote", "said"),
    [
        (RankedVote("nobody", (0,)), "not on the frozen roll"),
        (RankedVote("ana", (0, 0)), "names an option twice"),
        (RankedVote("ana", (0, 4)), "not among the 4"),
        (RankedVote("ana", (0,), by="delta"), "holds no proxy"),
    ],
)
def test_a_ranking_that_may_not_be_cast_is_refused_with_a_sentence(
    vote: RankedVote, said: str
) -> None:
    with pytest.raises(InputError, match=said):
        decided(a_question(), cast(vote))


def test_a_seat_ranks_once() -> None:
    with pytest.raises(InputError, match="voted twice"):
        decided(a_question(), cast(*votes(ana="1"), *votes(ana="2")))


@pytest.mark.parametrize(
    ("options", "asks", "said"),
    [
        (("none",), {}, "There are 1 options"),
        (("A", "A"), {}, "is there 2 times"),
        (("A", "B"), {"places": 3}, "2 options for 3 places"),
        (("none", "motion:a"), {}, "come last"),
        (("motion:a", "none"), {"places": 2}, "have one place"),
        (RIVALS, {"method": ""}, "ranks nothing"),
    ],
)
def test_options_that_cannot_be_chosen_among_are_refused(
    options: tuple[str, ...], asks: dict[str, object], said: str
) -> None:
    with pytest.raises(InputError, match=said):
        decide_ranked(a_question(**{"options": options, **asks}), cast())  # type: ignore[arg-type]


def test_secret_ballots_of_one_vote_count_as_the_seats_would() -> None:
    said = {"group": "1>4", "ana": "2>4>1", "bo": "2>4>1", "cy": "3>4", "delta": "2>1>4"}
    weights = {seat.id: seat.votes for seat in ROLL}
    marks = iter(f"{n:064x}" for n in range(99))
    ballots = [
        UnitBallot(text, next(marks)) for seat, text in said.items() for _ in range(weights[seat])
    ]
    poll = cast(
        secrecy=Secrecy.RECEIPTED,
        ballots=tuple(ballots),
        voted=tuple(Voted(seat) for seat in said),
    )
    secret, open_ = decided(a_question(), poll), decided(a_question(), cast(*votes(**said)))
    assert secret.outcome == open_.outcome
    assert secret.count == open_.count
    assert secret.tally.by_section == {}


def test_options_can_be_told_by_other_names() -> None:
    names = {"motion:decriminalise": "Décriminaliser", "none": "ne rien changer"}
    _, outcome, count = decide_ranked(a_question(), cast(*votes(group="1>4")), called=names)
    assert outcome.steps[-1] == "Décriminaliser is carried."
    assert "ne rien changer" in count.stages[0].votes


@pytest.mark.parametrize("text", ["1>>2", "x", "1 > 2", "01", "1>2>", "9", "1>1", "²"])
def test_a_ranking_written_otherwise_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        read_ranking(text, 4)


def test_a_ranking_is_written_with_places_from_one() -> None:
    assert written((2, 0)) == "3>1"
    assert read_ranking("3>1", 4) == (2, 0)
    assert read_ranking("", 4) == ()
