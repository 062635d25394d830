"""Who may do what: every role and action, in one's own body and another's, in time and state."""

from datetime import UTC, date, datetime
from itertools import product

import pytest

from folkmoot.federation.bodies import Body, BodyKind, Tree
from folkmoot.federation.mandates import Mandate, Role
from folkmoot.federation.rights import (
    DOWNWARD,
    PUBLIC,
    ROLES,
    WITHDRAWN,
    Action,
    Actor,
    Object,
    decide,
    mandates_in_force,
    second_person,
)
from folkmoot.foundation.errors import InputError

TREE = Tree(
    [
        Body("lantern", "Lantern", BodyKind.FEDERATION),
        Body("secretariat", "Secretariat", BodyKind.SECRETARIAT, parent="lantern"),
        Body("north", "North", BodyKind.SECTION, parent="lantern", zone="Europe/London"),
        Body("harbour", "Harbour", BodyKind.SECTION, parent="lantern"),
        Body("isles", "Isles", BodyKind.SECTION, parent="lantern", zone="Pacific/Auckland"),
    ]
)
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
NOT_PUBLIC = [action for action in Action if action not in PUBLIC]
EVERY_PAIR = list(product(Role, NOT_PUBLIC))


def bo(role: Role, body: str = "north", until: date | None = None, consultation: str = "") -> Actor:
    mandate = Mandate("bo", role, body, date(2026, 1, 1), until, consultation)
    return Actor("bo", (mandate,), NOON)


@pytest.mark.parametrize(("role", "action"), list(product(Role, Action)))
def test_a_role_carries_its_actions_in_its_own_body_and_no_others(
    role: Role, action: Action
) -> None:
    expected = action in PUBLIC or role in ROLES[action]
    assert decide(bo(role), action, "north", TREE).allowed is expected


@pytest.mark.parametrize(("role", "action"), EVERY_PAIR)
def test_a_section_s_mandate_reaches_no_other_section(role: Role, action: Action) -> None:
    assert not decide(bo(role), action, "harbour", TREE).allowed


@pytest.mark.parametrize(("role", "action"), EVERY_PAIR)
def test_the_secretariat_reaches_down_only_where_it_must(role: Role, action: Action) -> None:
    expected = action in DOWNWARD and role in ROLES[action]
    assert decide(bo(role, "secretariat"), action, "north", TREE).allowed is expected


def test_what_reaches_down_is_reading_coding_and_taking_in_results() -> None:
    assert set(DOWNWARD) == {
        Action.READ_RESPONSES,
        Action.CODE_RESPONSES,
        Action.RECEIVE_RESULTS,
    }


@pytest.mark.parametrize("action", [Action.READ_RESPONSES, Action.CODE_RESPONSES])
def test_protected_words_never_reach_the_secretariat(action: Action) -> None:
    words = Object("north", protected=True)
    ruling = decide(bo(Role.CODER, "secretariat"), action, words, TREE)
    assert (ruling.allowed, ruling.rule) == (False, "protected-words-stay-in-the-section")
    assert decide(bo(Role.CODER), action, words, TREE).allowed


@pytest.mark.parametrize("action", NOT_PUBLIC)
def test_dag_the_outsider_may_do_nothing_that_is_not_public(action: Action) -> None:
    assert not decide(Actor("dag", (), NOON), action, "north", TREE).allowed


def test_a_mandate_ends_with_its_last_day() -> None:
    last_day = bo(Role.CHAIR, until=date(2026, 3, 1))
    ended = bo(Role.CHAIR, until=date(2026, 2, 28))
    assert decide(last_day, Action.CONDUCT_VOTE, "north", TREE).allowed
    assert not decide(ended, Action.CONDUCT_VOTE, "north", TREE).allowed


def test_the_last_day_is_a_day_of_the_body_s_own_zone() -> None:
    """At noon in London it is already tomorrow in Auckland."""
    until = date(2026, 3, 1)
    assert mandates_in_force(bo(Role.COORDINATOR, "north", until), TREE)
    assert not mandates_in_force(bo(Role.COORDINATOR, "isles", until), TREE)


def test_a_mandate_for_one_consultation_opens_no_other() -> None:
    yara = bo(Role.CODER, consultation="voices-2025")
    refused = decide(yara, Action.READ_RESPONSES, Object("north", "housing-2026"), TREE)
    assert decide(yara, Action.READ_RESPONSES, Object("north", "voices-2025"), TREE).allowed
    assert (refused.allowed, refused.rule) == (False, "mandate-is-for-another-consultation")


def test_a_mandate_for_one_consultation_opens_nothing_that_names_none() -> None:
    yara = bo(Role.CODER, consultation="voices-2025")
    assert not decide(yara, Action.READ_RESPONSES, "north", TREE).allowed


@pytest.mark.parametrize(("role", "action"), EVERY_PAIR)
def test_what_was_withdrawn_is_nobody_s(role: Role, action: Action) -> None:
    gone = Object("north", state=WITHDRAWN)
    assert not decide(bo(role), action, gone, TREE).allowed


@pytest.mark.parametrize(
    ("state", "expected"),
    [("draft", True), ("announced", True), ("open", False), ("grace", False), ("reported", False)],
)
def test_a_round_s_pack_cannot_be_changed_once_it_is_open(state: str, expected: bool) -> None:
    ruling = decide(bo(Role.COORDINATOR), Action.CHANGE_PACK, Object("north", state=state), TREE)
    assert ruling.allowed is expected
    assert expected or ruling.rule == "pack-is-fixed-once-open"


@pytest.mark.parametrize(
    ("state", "expected"), [("open", False), ("grace", False), ("closed", True)]
)
def test_results_are_not_sent_before_the_round_is_over(state: str, expected: bool) -> None:
    ruling = decide(bo(Role.COORDINATOR), Action.SEND_RESULTS, Object("north", state=state), TREE)
    assert ruling.allowed is expected
    assert expected or ruling.rule == "round-is-not-over"


def test_a_stranger_does_not_learn_how_something_stands() -> None:
    gone = Object("north", state=WITHDRAWN)
    assert decide(bo(Role.CHAIR), Action.READ_RESPONSES, gone, TREE).rule == "no-such-role"


def test_another_person_s_mandate_opens_nothing() -> None:
    borrowed = Actor("dag", bo(Role.CHAIR).mandates, NOON)
    assert not decide(borrowed, Action.CONDUCT_VOTE, "north", TREE).allowed


def test_a_ruling_names_its_rule() -> None:
    assert decide(bo(Role.CHAIR), Action.CONDUCT_VOTE, "north", TREE).rule == "chair-in-own-body"


def test_every_action_is_public_or_carried_by_a_role() -> None:
    assert set(ROLES) | PUBLIC == set(Action)


def test_no_role_runs_a_round_and_also_looks_after_its_disclosures_or_its_recovery() -> None:
    apart = (Action.SAFEGUARD, Action.RECOVER_KEYS, Action.HOLD_KEYS)
    assert not any(ROLES[one] & ROLES[other] for one in apart for other in apart if one != other)


@pytest.mark.parametrize(
    ("first", "second", "allowed", "rule"),
    [
        ("bo", "chloe", True, "two-people"),
        ("bo", "bo", False, "same-person-twice"),
        ("", "bo", False, "two-people-needed"),
        ("bo", "", False, "two-people-needed"),
    ],
)
def test_nobody_completes_what_they_began(
    first: str, second: str, allowed: bool, rule: str
) -> None:
    ruling = second_person(first, second)
    assert (ruling.allowed, ruling.rule) == (allowed, rule)


def test_a_body_under_a_parent_that_is_not_there_is_refused() -> None:
    with pytest.raises(InputError, match="'nowhere', which is not in the federation"):
        Tree([Body("north", "North", BodyKind.SECTION, parent="nowhere")])


def test_bodies_in_a_ring_are_refused() -> None:
    with pytest.raises(InputError, match="its own ancestor"):
        Tree(
            [
                Body("a", "A", BodyKind.GROUP, parent="b"),
                Body("b", "B", BodyKind.GROUP, parent="a"),
            ]
        )
