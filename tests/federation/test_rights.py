"""Who may do what: every pair of role and action, in one's own body, another's, and in time."""

from datetime import date
from itertools import product

import pytest

from folkmoot.federation.bodies import Body, BodyKind, Tree
from folkmoot.federation.mandates import Mandate, Role
from folkmoot.federation.rights import DOWNWARD, PUBLIC, ROLES, Action, Actor, decide
from folkmoot.foundation.errors import InputError

TREE = Tree(
    [
        Body("lantern", "Lantern", BodyKind.FEDERATION),
        Body("secretariat", "Secretariat", BodyKind.SECRETARIAT, parent="lantern"),
        Body("north", "North", BodyKind.SECTION, parent="lantern"),
        Body("harbour", "Harbour", BodyKind.SECTION, parent="lantern"),
    ]
)
TODAY = date(2026, 3, 1)
NOT_PUBLIC = [action for action in Action if action not in PUBLIC]


def bo(role: Role, body: str = "north", until: date | None = None) -> Actor:
    return Actor("bo", (Mandate("bo", role, body, date(2026, 1, 1), until),), TODAY)


@pytest.mark.parametrize(("role", "action"), list(product(Role, Action)))
def test_a_role_carries_its_actions_in_its_own_body_and_no_others(
    role: Role, action: Action
) -> None:
    expected = action in PUBLIC or role in ROLES[action]
    assert decide(bo(role), action, "north", TREE).allowed is expected


@pytest.mark.parametrize(("role", "action"), list(product(Role, NOT_PUBLIC)))
def test_a_section_s_mandate_reaches_no_other_section(role: Role, action: Action) -> None:
    assert not decide(bo(role), action, "harbour", TREE).allowed


@pytest.mark.parametrize(("role", "action"), list(product(Role, NOT_PUBLIC)))
def test_the_secretariat_reaches_down_only_to_read_and_code(role: Role, action: Action) -> None:
    expected = action in DOWNWARD and role in ROLES[action]
    assert decide(bo(role, "secretariat"), action, "north", TREE).allowed is expected


@pytest.mark.parametrize("action", NOT_PUBLIC)
def test_dag_the_outsider_may_do_nothing_that_is_not_public(action: Action) -> None:
    assert not decide(Actor("dag", (), TODAY), action, "north", TREE).allowed


def test_a_mandate_ends_with_its_last_day() -> None:
    last_day = bo(Role.CHAIR, until=TODAY)
    ended = bo(Role.CHAIR, until=date(2026, 2, 28))
    assert decide(last_day, Action.CONDUCT_VOTE, "north", TREE).allowed
    assert not decide(ended, Action.CONDUCT_VOTE, "north", TREE).allowed


def test_another_person_s_mandate_opens_nothing() -> None:
    borrowed = Actor("dag", bo(Role.CHAIR).mandates, TODAY)
    assert not decide(borrowed, Action.CONDUCT_VOTE, "north", TREE).allowed


def test_a_ruling_names_its_rule() -> None:
    assert decide(bo(Role.CHAIR), Action.CONDUCT_VOTE, "north", TREE).rule == "chair-in-own-body"


def test_every_action_is_public_or_carried_by_a_role() -> None:
    assert set(ROLES) | PUBLIC == set(Action)


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
