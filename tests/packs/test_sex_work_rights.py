"""The pack on the rights of sex workers holds what its sources hold, and is fair to every side."""

import pytest

from folkmoot.foundation.packs import packs_home
from folkmoot.policy.considerations import unanswered
from folkmoot.policy.evidence import ClaimState, SourceState
from folkmoot.policy.packs import PolicyPack, load_policy

CLAUSES = "1.1 1.2 1.3 1.4 2.1 2.2 2.3 2.4 2.5 2.6 3.1 3.2 4.1 4.2 4.3 4.4 5.1 5.2 5.3 5.4 5.5 5.6"
DOCUMENTS = {
    "consultation-pack", "council-resolution", "alliance-statement", "open-letter",
    "blog-on-policy",
}  # fmt: skip


@pytest.fixture(scope="module")
def pack() -> PolicyPack:
    return load_policy(packs_home() / "policies" / "sex-work-rights")


def test_the_draft_has_its_clauses_each_with_a_source_and_a_place(pack):
    draft = pack.versions[0]
    assert " ".join(clause.id for clause in draft.clauses) == CLAUSES
    for clause in draft.clauses:
        assert any(
            place.source == "consultation-pack" and place.place for place in clause.sources
        ), clause.id


def test_every_clause_that_asks_something_of_a_state_says_which_obligation_it_is(pack):
    draft = pack.versions[0]
    assert all(clause.obligations for clause in draft.clauses if clause.section != "1")


def test_the_council_has_thirteen_considerations_and_two_closing_paragraphs(pack):
    ids = [consideration.id for consideration in pack.mandates[0].considerations]
    assert ids == [*(str(number) for number in range(1, 14)), "application", "review"]


def test_the_considerations_that_the_draft_leaves_open_are_told(pack):
    left_open = {answer.consideration for answer in unanswered(pack.answers, "1")}
    assert left_open == {"2", "6", "10", "application", "review"}


def test_the_five_documents_are_held_and_of_36_notes_three_are_named(pack):
    by_state: dict[SourceState, set[int]] = {state: set() for state in SourceState}
    for source in pack.sources:
        by_state[source.state].add(source.footnote)
    assert {s.id for s in pack.sources if s.state is SourceState.HELD} == DOCUMENTS
    assert by_state[SourceState.MISSING] == set(range(1, 34))
    assert by_state[SourceState.NAMED] - {0} == {34, 35, 36}


def test_the_counts_of_new_zealand_are_told_with_their_conflict(pack):
    claim = next(claim for claim in pack.claims if claim.id == "nz-count-2003-2007")
    assert "5,932" in claim.statement
    assert "2,232" in claim.statement
    assert claim.state is ClaimState.CONFLICTING
    assert "legalisation" in claim.caution


def test_what_was_said_of_france_is_marked_as_overtaken(pack):
    claim = next(claim for claim in pack.claims if claim.id == "fra-bill-2014")
    assert claim.state is ClaimState.STALE


def test_the_views_against_the_draft_stand_beside_those_for_it(pack):
    against = [position for position in pack.positions if position.opposes]
    opposed = {clause for position in against for clause in position.opposes}
    assert {"2.1", "2.2", "2.3", "4.3"} <= opposed
    assert len(against) >= 6
    assert {position.id for position in against if position.named} == {"aiuk-2012"}


def test_nobody_is_given_a_position_that_no_document_held_reports(pack):
    for position in pack.positions:
        assert any(place.source in DOCUMENTS for place in position.sources), position.id
    for claim in pack.claims:
        assert any(place.source in DOCUMENTS for place in claim.sources), claim.id
