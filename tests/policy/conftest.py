"""A policy in the database: our own pack, taken in on the day it was published."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from folkmoot.federation.mandates import Role
from folkmoot.foundation.packs import packs_home
from folkmoot.foundation.references import Reference
from folkmoot.policy.clauses import Clause, Obligation, SourcePlace, Version
from folkmoot.policy.considerations import Answer, Bearing
from folkmoot.policy.packs import PolicyPack, load_policy
from folkmoot.policy.versions import render_version
from folkmoot.web.federation import services as federation
from folkmoot.web.policy import services
from tests.builders import BO, CHLOE, a_mandate, a_tree

SECRETARIAT = Reference.parse("body:secretariat")
DECISION = Reference.parse("decision:board-adopts")
PUBLISHED = datetime(2025, 9, 1, 9, 0, tzinfo=UTC)
ADOPTED = datetime(2026, 6, 20, 15, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def pack() -> PolicyPack:
    """Give the pack on the rights of sex workers."""
    return load_policy(packs_home() / "policies" / "sex-work-rights")


@pytest.fixture
def policy(db: None, pack: PolicyPack) -> PolicyPack:
    """Give the same pack, taken in."""
    services.import_pack(pack, by=SECRETARIAT, at=PUBLISHED)
    return pack


@pytest.fixture
def people(db: None) -> None:
    """Set up a small federation in which Bo is the policy officer and Chloe chairs the board."""
    federation.set_up_bodies(a_tree().bodies.values())
    federation.set_up_person(BO, "Bo", [a_mandate(BO, Role.OFFICER, "secretariat")])
    federation.set_up_person(CHLOE, "Chloe", [a_mandate(CHLOE, Role.CHAIR, "board")])
    for person in (BO, CHLOE):
        federation.give_account(person, "a password")


def a_second(pack: PolicyPack) -> Version:
    """Give a second version: 2.3 says more, 5.6 is dropped, 5.7 is new."""
    first = pack.versions[0]
    kept = [
        replace(clause, text=f"{clause.text} Exploitation is another matter.")
        if clause.id == "2.3"
        else clause
        for clause in first.clauses
        if clause.id != "5.6"
    ]
    new = Clause(
        "5.7",
        "A part in decisions",
        "States listen.",
        (Obligation.FULFIL,),
        (SourcePlace("council-resolution", "consideration 10"),),
    )
    return replace(first, number="2", clauses=(*kept, new))


def adopt(
    pack: PolicyPack, answers: Sequence[Answer] = (), bearings: Sequence[Bearing] = ()
) -> Version:
    """Adopt the second version by the board's decision."""
    return services.adopt_version(
        pack.id,
        render_version(a_second(pack)),
        decision=DECISION,
        by=SECRETARIAT,
        at=ADOPTED,
        answers=answers,
        bearings=bearings,
    )
