"""A pack is taken in and a version adopted once each, with every link that a clause needs."""

from dataclasses import replace

import pytest

from folkmoot.foundation.errors import InputError, PackFaults
from folkmoot.foundation.references import Reference
from folkmoot.policy.clauses import Status
from folkmoot.policy.considerations import Answer, Bearing
from folkmoot.policy.evidence import Stance
from folkmoot.policy.packs import PolicyPack
from folkmoot.policy.versions import render_version, version_hash
from folkmoot.record.links import LinkKind
from folkmoot.web.ledger import queries as ledger
from folkmoot.web.policy import queries, services
from folkmoot.web.policy.models import StanceRow, VersionRow
from folkmoot.web.policy.queries import StoredVersion
from tests.policy.conftest import ADOPTED, DECISION, PUBLISHED, SECRETARIAT, a_second, adopt

FIRST = Reference.parse("policy:sex-work-rights@1")
SECOND = Reference.parse("policy:sex-work-rights@2")


def targets(reference: Reference, kind: LinkKind) -> set[str]:
    return {str(link.target) for link in ledger.links_from(reference, kind)}


def the_version(reference: Reference) -> StoredVersion:
    stored = queries.version(reference)
    assert stored is not None
    return stored


def in_force(policy: PolicyPack) -> str:
    stored = queries.current(policy.id)
    return stored.version.number if stored else ""


def test_a_clause_is_linked_to_its_evidence_its_sources_and_the_considerations(policy):
    clause = FIRST.at("2.2")
    assert "claim:swe-no-change-shown" in targets(clause, LinkKind.SUPPORTS)
    assert "position:unaids-advisory-group" in targets(clause, LinkKind.SUPPORTS)
    assert targets(clause, LinkKind.CITES) == {"source:consultation-pack"}
    assert targets(clause, LinkKind.ANSWERS) == {"consideration:council-2015#1"}
    against = {str(link.source) for link in ledger.links_to(clause, LinkKind.OPPOSES)}
    assert {"position:criminalise-purchase", "claim:choice-under-pressure"} <= against


def test_a_claim_is_linked_to_its_sources_with_the_place(policy):
    links = ledger.links_from(Reference.parse("claim:swe-no-change-shown"), LinkKind.CITES)
    assert {str(link.target): link.why for link in links} == {
        "source:consultation-pack": "The consequences in practice, end demand, bullet 3",
        "source:note-28": "",
    }


def test_taking_a_pack_in_again_changes_nothing(policy):
    before = (StanceRow.objects.count(), len(list(ledger.entries("policy"))))
    services.import_pack(policy, by=SECRETARIAT, at=ADOPTED)
    assert (StanceRow.objects.count(), len(list(ledger.entries("policy")))) == before


def test_the_stored_text_is_the_canonical_one_and_has_its_hash(policy):
    stored = the_version(FIRST)
    assert stored.version == policy.versions[0]
    assert stored.text == render_version(policy.versions[0])
    assert stored.hash == version_hash(policy.versions[0])


def test_a_stored_version_cannot_be_replaced_by_another_text(policy):
    first = policy.versions[0]
    changed = replace(first, clauses=first.clauses[1:])
    with pytest.raises(InputError, match="a version never changes"):
        services.import_pack(replace(policy, versions=(changed,)), by=SECRETARIAT, at=ADOPTED)


def test_adopting_links_each_clause_to_the_decision_and_to_its_earlier_self(policy):
    version = adopt(policy)
    for clause in version.clauses:
        assert targets(SECOND.at(clause.id), LinkKind.ADOPTED_BY) == {str(DECISION)}
    assert targets(SECOND, LinkKind.ADOPTED_BY) == {str(DECISION)}
    assert targets(SECOND.at("2.3"), LinkKind.SUCCEEDS) == {str(FIRST.at("2.3"))}
    assert targets(SECOND.at("5.7"), LinkKind.SUCCEEDS) == set()


def test_evidence_is_linked_on_where_the_words_stayed_and_found_back_where_they_changed(policy):
    adopt(policy)
    assert targets(SECOND.at("2.2"), LinkKind.SUPPORTS) == targets(
        FIRST.at("2.2"), LinkKind.SUPPORTS
    )
    assert targets(SECOND.at("2.3"), LinkKind.SUPPORTS) == set()
    back = {str(step.link.target) for step in ledger.trace(SECOND.at("2.3")).back}
    assert {"claim:third-party-laws-isolate", "source:open-letter"} <= back


def test_evidence_made_for_earlier_words_says_so(policy):
    adopt(policy)
    changed = queries.evidence_on(SECOND.at("2.3"))
    assert {claim.made_for for claim in changed.claims} == {FIRST.at("2.3")}
    same = queries.evidence_on(SECOND.at("2.2"))
    assert {claim.made_for for claim in same.claims} == {SECOND.at("2.2")}
    assert queries.evidence_on(SECOND.at("5.7")).claims == ()


def test_evidence_counts_the_sources_that_are_not_in_the_record(policy):
    claims = {each.claim.id: each for each in queries.evidence_on(FIRST.at("2.2")).claims}
    assert claims["swe-no-change-shown"].sources_missing == 1
    assert claims["nz-count-2003-2007"].sources_missing == 0
    assert claims["choice-under-pressure"].stance is Stance.OPPOSES


def test_what_is_new_is_answered_and_borne_on_by_what_the_pack_says_of_it(policy):
    answer = Answer("council-2015", "10", "2", ("5.7",), "Sex workers have a part.")
    of = Reference.parse("position:alliance-latin-america")
    bearing = Bearing(of, Stance.SUPPORTS, "2", ("5.7",), "It asks for this.")
    adopt(policy, answers=[answer], bearings=[bearing])
    assert queries.considerations_of(SECOND.at("5.7")) == [
        (Reference.parse("consideration:council-2015#10"), "Agency and participation")
    ]
    [position] = queries.evidence_on(SECOND.at("5.7")).positions
    assert (position.position.reference, position.why) == (of, "It asks for this.")


def test_a_version_that_was_proposed_becomes_adopted_without_a_second_copy(policy):
    services.propose_version(
        policy.id, render_version(a_second(policy)), by=SECRETARIAT, at=PUBLISHED
    )
    assert the_version(SECOND).version.status is Status.PROPOSED
    adopt(policy)
    adopt(policy)
    stored = the_version(SECOND)
    assert (stored.version.status, stored.decision) == (Status.ADOPTED, DECISION)
    assert VersionRow.objects.count() == 2
    assert [entry.event for entry, _ in ledger.entries("policy")] == [
        "version.imported",
        "version.proposed",
        "version.adopted",
    ]


def test_a_clause_has_its_history_through_all_versions(policy):
    adopt(policy)
    stages = queries.history_of(FIRST.at("5.6"))
    assert [stage.clause is not None for stage in stages] == [True, False]
    stages = queries.history_of(SECOND.at("5.7"))
    assert [stage.stored.version.number for stage in stages] == ["2"]
    changed = queries.history_of(FIRST.at("2.3"))[1].change
    assert changed is not None
    assert changed.is_change


def test_an_id_that_was_dropped_cannot_come_back(policy):
    second = adopt(policy)
    third = replace(second, number="3", clauses=(*second.clauses, policy.versions[0].clauses[-1]))
    with pytest.raises(InputError, match=r"Clause 5\.6 was dropped"):
        services.propose_version(policy.id, render_version(third), by=SECRETARIAT, at=ADOPTED)


def test_a_text_that_names_an_unknown_source_or_another_policy_is_refused(policy):
    text = render_version(a_second(policy))
    with pytest.raises(PackFaults, match=r"text:\d+: The source 'rumour' is not in"):
        services.read(policy.id, text.replace("Source: note-6", "Source: rumour"))
    with pytest.raises(InputError, match="This text is of the policy 'other'"):
        services.read(policy.id, text.replace('policy = "sex-work-rights"', 'policy = "other"'))


def test_the_version_in_force_is_the_last_adopted_one(policy):
    assert in_force(policy) == "1"
    adopt(policy)
    third = replace(a_second(policy), number="3")
    services.propose_version(policy.id, render_version(third), by=SECRETARIAT, at=ADOPTED)
    assert in_force(policy) == "2"


def test_a_clause_is_found_by_its_reference(policy):
    adopt(policy)
    found = queries.clause_of(SECOND.at("5.7"))
    assert found is not None
    assert (found.clause.title, found.stored.reference) == ("A part in decisions", SECOND)
    assert queries.clause_of(SECOND.at("9.9")) is None
