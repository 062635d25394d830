"""Votes given to somebody else: what a roll can hold, what rules allow, and who may cast them."""

from dataclasses import replace

import pytest

from folkmoot.decision.credentials import check_roll
from folkmoot.decision.proxies import check_proxies, represented, speaks_for
from folkmoot.decision.roll import Proxy, Roll, Seat
from folkmoot.decision.rules import Proxies
from folkmoot.decision.tally import Choice, Sides, Vote, check_seat, check_vote, tally, whole
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Reference
from tests.decision.builders import RULES

ON = Reference.parse("motion:support")
OTHER = Reference.parse("motion:another")
AMINA = Seat("amina", "north", 3)
BO = Seat("bo", "north", 2)
CHLOE = Seat("chloe", "rive", 10, may_split=True, is_present=False)
DAG = Seat("dag", "rive", 1, is_present=False)
FRIEND = Seat("friend", "rive", 0)
ROLL = Roll((AMINA, BO, CHLOE, DAG), (Proxy("chloe", "amina"),))
THERE = ROLL.attended(represented(ROLL))
CAN = Proxies(allowed=True)


@pytest.mark.parametrize(
    ("proxies", "said"),
    [
        ([Proxy("nobody", "amina")], "names the seat 'nobody'"),
        ([Proxy("amina", "nobody")], "names the seat 'nobody'"),
        ([Proxy("amina", "amina")], "cannot give its votes to itself"),
        ([Proxy("amina", "bo"), Proxy("amina", "chloe")], "given away twice"),
        ([Proxy("amina", "bo"), Proxy("bo", "chloe")], "'bo' gave its own votes away"),
        ([Proxy("amina", "bo"), Proxy("bo", "amina")], "gave its own votes away"),
        ([Proxy("amina", "bo", {str(ON): "maybe"})], "with yes, no or abstain"),
    ],
)
def test_a_roll_refuses_proxies_that_contradict_themselves(proxies: list[Proxy], said: str) -> None:
    with pytest.raises(InputError, match=said):
        Roll((AMINA, BO, CHLOE), tuple(proxies))


def test_somebody_without_votes_is_on_the_roll_only_to_hold_a_proxy() -> None:
    roll = Roll((AMINA, FRIEND), (Proxy("amina", "friend"),))
    assert (roll.entitled, tally(roll, [], on=ON).by_section) == (3, {"north": Sides()})
    with pytest.raises(InputError, match="'friend' has no votes"):
        Roll((AMINA, FRIEND))
    with pytest.raises(InputError, match="gave its own votes away"):
        Roll((AMINA, BO, FRIEND), (Proxy("bo", "friend"), Proxy("friend", "amina")))
    with pytest.raises(InputError, match="only holds proxies"):
        check_seat(roll, "friend")


@pytest.mark.parametrize(
    ("rules", "proxy", "said"),
    [
        (Proxies(), Proxy("amina", "bo"), "The rules know no proxies"),
        (Proxies(allowed=True, same_section=True), Proxy("chloe", "bo"), "its own section"),
        (Proxies(allowed=True, instructed=False), Proxy("dag", "bo", {"x": "no"}), "instructions"),
        (Proxies(allowed=True, free=False), Proxy("dag", "bo"), "only as instructed"),
        (Proxies(allowed=True, most=0), Proxy("dag", "bo"), "holds 1 proxies"),
    ],
)
def test_a_body_allows_proxies_as_its_rules_say(rules: Proxies, proxy: Proxy, said: str) -> None:
    roll = Roll((AMINA, BO, CHLOE, DAG), (proxy,))
    check_proxies(roll, CAN)
    with pytest.raises(InputError, match=said):
        check_proxies(roll, rules)


def test_nobody_holds_more_proxies_than_the_cap() -> None:
    held = (Proxy("bo", "amina"), Proxy("chloe", "amina"), Proxy("dag", "amina"))
    roll = Roll((AMINA, BO, CHLOE, DAG), held)
    check_proxies(roll, Proxies(allowed=True, most=3))
    with pytest.raises(InputError, match=r"'amina' holds 3 proxies\. The rules allow at most 2"):
        check_proxies(roll, Proxies(allowed=True, most=2))


def test_a_roll_has_the_weights_of_its_rules() -> None:
    delegation = Seat("d", "north", 5, kind="delegation")
    check_roll(Roll((delegation,)), RULES)
    with pytest.raises(InputError, match="has 4 votes, and the rules give a delegation 5"):
        check_roll(Roll((replace(delegation, votes=4),)), RULES)


def test_a_seat_counts_as_present_where_its_proxy_is() -> None:
    assert represented(ROLL) == ("amina", "bo", "chloe")
    assert represented(ROLL.attended(["bo"])) == ("bo",)
    assert [proxy.seat for proxy in speaks_for(ROLL, "amina")] == ["chloe"]
    assert speaks_for(ROLL, "bo") == ()


def test_a_proxy_casts_the_votes_of_its_giver_and_may_split_what_the_giver_may() -> None:
    votes = [whole(AMINA, Choice.NO), Vote("chloe", Sides(6, 3, 1), by="amina")]
    found = tally(THERE, votes, on=ON)
    assert (found.total, found.by_proxy, found.present) == (Sides(6, 6, 1), 10, 15)


@pytest.mark.parametrize(
    ("vote", "said"),
    [
        (whole(CHLOE, Choice.YES, by="bo"), "'bo' holds no proxy of 'chloe'"),
        (whole(BO, Choice.YES, by="amina"), "holds no proxy of 'bo'"),
        (whole(AMINA, Choice.YES, by="amina"), "holds no proxy of 'amina'"),
        (whole(CHLOE, Choice.YES, by="nobody"), "'nobody' holds no proxy"),
        (Vote("chloe", Sides(11), by="amina"), "has 10 votes and cast 11"),
    ],
)
def test_a_proxy_that_is_not_held_casts_nothing(vote: Vote, said: str) -> None:
    with pytest.raises(InputError, match=said):
        check_vote(THERE, vote, ON)


def test_a_proxy_whose_holder_is_absent_casts_nothing() -> None:
    there = ROLL.attended(["bo", "chloe"])
    with pytest.raises(InputError, match="'amina' is absent, so it can't cast the votes"):
        check_vote(there, whole(CHLOE, Choice.YES, by="amina"), ON)


def test_who_gave_a_proxy_may_vote_themselves_and_only_one_of_the_two_is_counted() -> None:
    own, held = whole(CHLOE, Choice.YES), whole(CHLOE, Choice.NO, by="amina")
    assert tally(THERE, [own], on=ON).by_proxy == 0
    with pytest.raises(InputError, match="voted twice"):
        tally(THERE, [own, held], on=ON)


def test_an_instruction_binds_on_what_it_names_and_nothing_else() -> None:
    proxy = Proxy("chloe", "amina", {str(ON): "no"})
    roll = Roll(ROLL.seats, (proxy,)).attended(["amina", "chloe"])
    check_vote(roll, whole(CHLOE, Choice.NO, by="amina"), ON)
    check_vote(roll, whole(CHLOE, Choice.YES, by="amina"), OTHER)
    check_vote(roll, whole(CHLOE, Choice.YES), ON)
    for vote in (whole(CHLOE, Choice.YES, by="amina"), Vote("chloe", Sides(1, 9), by="amina")):
        with pytest.raises(InputError, match="is instructed to vote no"):
            check_vote(roll, vote, ON)


def test_a_proxy_that_is_not_free_votes_only_on_what_it_was_told() -> None:
    proxy = Proxy("chloe", "amina", {str(ON): "no"}, free=False)
    roll = Roll(ROLL.seats, (proxy,)).attended(["amina", "chloe"])
    check_vote(roll, whole(CHLOE, Choice.NO, by="amina"), ON)
    with pytest.raises(InputError, match="only as instructed, and motion:another is not among"):
        check_vote(roll, whole(CHLOE, Choice.NO, by="amina"), OTHER)


def test_the_hash_of_a_roll_changes_with_its_proxies_and_instructions() -> None:
    plain = Roll(ROLL.seats)
    instructed = Roll(ROLL.seats, (Proxy("chloe", "amina", {str(ON): "no"}),))
    bound = Roll(ROLL.seats, (Proxy("chloe", "amina", {str(ON): "no"}, free=False),))
    assert len({each.hash for each in (plain, ROLL, instructed, bound)}) == 4
