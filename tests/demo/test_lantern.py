"""Lantern's packs fit together: its consultation, rules, meetings, and what came of them."""

from pathlib import Path

from folkmoot.consultation.pack import load_consultation
from folkmoot.decision.amendments import amend, amended
from folkmoot.decision.decisions import Poll, Question, TextPut, decide
from folkmoot.decision.motions import Happening
from folkmoot.decision.outcome import Outcome, Verdict, decide_outcome
from folkmoot.decision.packs import MeetingPack, load_meetings
from folkmoot.decision.proceedings import Answered
from folkmoot.decision.secrecy import Secrecy
from folkmoot.decision.tally import tally
from folkmoot.federation.packs import load_federation
from folkmoot.foundation.packs import packs_home
from folkmoot.foundation.references import Kind, Reference
from folkmoot.policy.clauses import Version
from folkmoot.policy.packs import load_continuation, load_policy

LANTERN = packs_home() / "federations" / "lantern"
POLICY = packs_home() / "policies" / "sex-work-rights"


def test_the_sections_disagree_and_one_is_inquorate() -> None:
    assert _verdicts() == {
        "north-only-notes": Verdict.LOST,
        "north-support": Verdict.CARRIED,  # ranked, beside two rivals and things as they are
        "rive-projet": Verdict.LOST,
        "rive-achat": Verdict.CARRIED,
        "harbour-support": Verdict.CARRIED,
        "harbour-delegates": Verdict.CARRIED,
        "meseta-apoyo": Verdict.CARRIED,
        "cedar-no-position": Verdict.CARRIED,
        "isles-support": Verdict.INQUORATE,
        "amend-2-2": Verdict.LOST,
        "amend-2-3": Verdict.CARRIED,
        "amend-4-5": Verdict.CARRIED,
        "amend-5-7": Verdict.CARRIED,
        "council-takes-note": Verdict.LOST,
        "council-exploitation": Verdict.CARRIED,
        "council-resolution": Verdict.CARRIED,
        "board-adoption": Verdict.CARRIED,
    }


def test_every_change_in_version_two_is_an_amendment_that_the_council_carried() -> None:
    draft, final = _versions()
    carried = {name for name, verdict in _verdicts().items() if verdict is Verdict.CARRIED}
    texts = {clause.id: clause.text for clause in draft.clauses}
    for meeting in load_meetings(LANTERN):
        for amendment in meeting.amendments:
            if amendment.id in carried:
                base = texts.get(amendment.target.part, "")
                made = amend(amendment.id, amendment.target, base, changes=amendment.changes)
                texts[amendment.target.part] = amended(base, made)
    assert texts == {clause.id: clause.text for clause in final.clauses}


def test_everybody_who_votes_or_presides_has_a_mandate_for_it_on_the_day() -> None:
    lantern = load_federation(LANTERN)
    people = {person.id for person in lantern.people}
    for meeting in load_meetings(LANTERN):
        named = {seat.holder.removeprefix("person:") for seat in meeting.roll if seat.holder}
        assert named | {meeting.chair.name} <= people
        mandated = {
            mandate.person
            for mandate in lantern.mandates
            if mandate.body == meeting.body and str(mandate.since) <= meeting.day
        }
        assert named | {meeting.chair.name} <= mandated


def test_the_meetings_show_each_way_in_which_something_is_put_and_settled() -> None:
    meetings = {meeting.id: meeting for meeting in load_meetings(LANTERN)}
    north, harbour, council = (meetings[f"{name}-2026"] for name in ("north", "harbour", "council"))
    support = Reference.parse("motion:north-support")
    assert len(north.options[support]) == 4
    assert {bool(proxy.instructions) for proxy in north.roll.proxies} == {True, False}
    (election,) = (poll for poll in harbour.polls if poll.rankings)
    assert election.secrecy is Secrecy.RECEIPTED
    assert council.origins == {"council-exploitation": "harbour-support"}
    said = {answer.said for meeting in meetings.values() for answer in meeting.answers}
    assert said == set(Answered)
    happened = {event.what for events in council.events.values() for event in events}
    assert {Happening.REFERRED, Happening.RETRACTED} <= happened
    assert council.rulings


def test_rounds_and_meetings_belong_to_bodies_of_the_federation() -> None:
    lantern = load_federation(LANTERN)
    zones = {body.id: body.zone for body in lantern.bodies}
    for round_ in load_consultation(LANTERN / "consultation").rounds:
        assert zones[round_.body] == round_.zone
    for meeting in load_meetings(LANTERN):
        assert meeting.body in zones
        assert {seat.section for seat in meeting.roll} <= set(zones)


def test_every_question_and_statement_speaks_to_clauses_that_are_in_the_draft() -> None:
    draft, _ = _versions()
    pack = load_consultation(LANTERN / "consultation")
    asked = {clause for question in pack.questions for clause in question.clauses}
    asked |= {clause for statement in pack.statements for clause in statement.clauses}
    assert asked | {gist.clause for gist in pack.gists} <= {clause.id for clause in draft.clauses}


def test_what_is_invented_says_so_in_its_own_first_lines() -> None:
    words = ("invented", "inventé", "inventad", "متخيَّل")
    for path in sorted(LANTERN.rglob("*.toml")):
        start = path.read_text(encoding="utf-8")[:400].lower()
        assert any(word in start for word in words), path


def _versions() -> tuple[Version, Version]:
    pack = load_policy(POLICY)
    folder = LANTERN / "policies" / "sex-work-rights"
    return pack.versions[0], load_continuation(Path(folder), pack).versions[0]


def _verdicts() -> dict[str, Verdict]:
    return {
        poll.on.name: _outcome(meeting, poll).verdict
        for meeting in load_meetings(LANTERN)
        for poll in meeting.polls
    }


def _outcome(meeting: MeetingPack, poll: Poll) -> Outcome:
    rule = _rule(meeting, poll.on.name, poll.on.kind)
    if options := meeting.options[poll.on]:
        asked = (meeting.title, meeting.id, meeting.body, meeting.rules, rule, meeting.roll)
        return decide(Question(*asked, TextPut(poll.on, ""), options), poll).outcome
    counted = tally(meeting.roll.attended(poll.present), poll.votes, on=poll.on)
    return decide_outcome(meeting.rules.rule(rule), counted, chair=poll.chair)


def _rule(meeting: MeetingPack, name: str, kind: Kind) -> str:
    put = meeting.motions if kind is Kind.MOTION else meeting.amendments
    return next(each.rule for each in put if each.id == name)
