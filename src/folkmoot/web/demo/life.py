"""The whole life of one policy, chapter by chapter, through the services that people use."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from folkmoot.assessment.packs import policies_with_rules
from folkmoot.consultation.invitation_lists import read_list
from folkmoot.consultation.pack import Consultation
from folkmoot.decision.motions import Motion
from folkmoot.decision.packs import load_meetings
from folkmoot.federation.packs import Federation, load_federation
from folkmoot.foundation.references import Kind, Reference
from folkmoot.policy.considerations import PartAnswer
from folkmoot.policy.packs import PolicyPack, load_continuation, load_policy
from folkmoot.policy.versions import render_version
from folkmoot.web.analysis import queries as analysis_queries
from folkmoot.web.analysis import services as analysis
from folkmoot.web.analysis.frame_services import agree_on_frame
from folkmoot.web.assessment import services as assessment
from folkmoot.web.consultation import services as consultation
from folkmoot.web.decision import services as decision
from folkmoot.web.decision.retelling import retell
from folkmoot.web.demo import (
    coded,
    law_changes,
    quoting,
    readings,
    replies,
    reporting,
    under_way,
    voices,
)
from folkmoot.web.demo.coders import agreed_frame
from folkmoot.web.demo.mailbag.bag import Mailbag, build
from folkmoot.web.federation import services as federation
from folkmoot.web.ledger import queries as record
from folkmoot.web.ledger import services as ledger
from folkmoot.web.policy import services as policy
from folkmoot.web.publication import services as publication

POLICY = "sex-work-rights"
JUDGED_ON = date(2026, 1, 1)
PASSWORD = "lantern"  # everybody has it in the demo, which serves on loopback only
WHO = (
    "bo (coordinator), ines (officer), tomas (coder), chloe (chair of the board), magda (chair of "
    "the council), north-1 (delegate), leif (law researcher), otto (who settles readings) or "
    "isles-staff (who holds the key of a protected round)"
)
TOLD = "demo.told"
WORDS_DAYS = 730
"""Days for which the sections keep what people wrote: until the adopted text was reviewed."""
SECRETARIAT = Reference(Kind.BODY, "secretariat")


@dataclass(frozen=True, slots=True)
class Stage:
    """Where the demo takes its packs from, and where it puts its files."""

    packs: Path
    home: Path

    @property
    def lantern(self) -> Path:
        """The pack of the invented federation."""
        return self.packs / "federations" / "lantern"


Chapter = Callable[[Stage], str]


def accounts(told: Federation) -> list[str]:
    """Give who may enter: whoever has a mandate."""
    return sorted({mandate.person for mandate in told.mandates})


def is_told() -> bool:
    """Say whether this home holds the whole life already."""
    return any(entry.event == TOLD for entry, _ in record.entries("demo"))


def tell(stage: Stage) -> Iterator[tuple[str, str]]:
    """Tell each chapter in turn: give its title, and then what happened in it."""
    for title, chapter in CHAPTERS:
        yield title, ""
        yield title, chapter(stage)
    ledger.record("demo", TOLD, about=[_version("2")], by=SECRETARIAT, at=_noon(2026, 6, 21))


def found_the_federation(stage: Stage) -> str:
    """Set up the bodies, the people, their mandates and accounts."""
    told = load_federation(stage.lantern)
    federation.set_up_bodies(told.bodies, invented=bool(told.invented))
    for person in told.people:
        held = [mandate for mandate in told.mandates if mandate.person == person.id]
        federation.set_up_person(person.id, person.name, held)
    federation.give_accounts(accounts(told), PASSWORD)
    return f"{len(told.bodies)} bodies, {len(told.people)} people. {told.invented}"


def gather_evidence(stage: Stage) -> str:
    """Take in the draft of 2014 with its evidence, its sources and the views against it."""
    pack = _policy_pack(stage)
    policy.import_pack(pack, by=SECRETARIAT, at=_noon(2025, 8, 15))
    missing = sum(not source.is_in_the_record for source in pack.sources)
    return (
        f"{len(pack.versions[0].clauses)} clauses, {len(pack.claims)} claims, "
        f"{len(pack.positions)} positions; {missing} of {len(pack.sources)} sources are not in "
        f"the record."
    )


def send_out_the_pack(stage: Stage) -> str:
    """Publish the consultation pack and open each section's own round."""
    pack = _publish(stage)
    voices.open_rounds(pack.rounds, keep_words_for=WORDS_DAYS)
    return (
        f"{len(pack.questions)} questions in {len(pack.languages)} languages, to six sections. "
        f"What comes in to {voices.PROTECTED} only {voices.HOLDER} opens, with the passphrase "
        f"'{voices.PASSPHRASE}'."
    )


def take_in_the_mail(stage: Stage) -> str:
    """Write the invented mail to files, and take every file in as a section would."""
    pack = _publish(stage)
    bag = build(stage.lantern, stage.home / "mail")
    *first, last = bag.rounds
    counts = [voices.take_in(pack.round(mail.round), mail) for mail in first]
    early = under_way.read_early(pack.id, stage.lantern, _noon(2025, 12, 22))
    counts.append(voices.take_in(pack.round(last.round), last))
    accepted, duplicate, quarantined = map(sum, zip(*counts, strict=True))
    return (
        f"{_files(bag)} files and {_forms(bag)} forms: {accepted} responses accepted, "
        f"{duplicate} duplicates, {quarantined} waiting for a person. Before the last section's "
        f"came, coders began to read {early.responses} of them."
    )


def make_sense_of_it(stage: Stage) -> str:
    """Find campaigns, themes and opinion groups; let the coders gather and name the themes."""
    run = analysis.run_analysis(_publish(stage).id, by=SECRETARIAT, at=_noon(2026, 1, 20))
    frame = agreed_frame(run, stage.lantern)
    by = Reference(Kind.PERSON, "tomas")
    themes = agree_on_frame(run, frame, by=by, at=_noon(2026, 1, 27))
    gathered = sum(len(each.candidates) for each in frame)
    proposed = under_way.assign(run, stage.lantern, _noon(2026, 1, 28))
    return (
        f"{run.campaigns} campaigns; {len(themes)} themes named by the coders, from {gathered} "
        f"candidates, each with the sentences behind it; {proposed} proposals of responses for "
        f"them, some of which were read."
    )


def read_closely(stage: Stage) -> str:
    """Let two coders read some responses by a codebook, and a third settle where they differ."""
    return coded.code_closely(_publish(stage).id, stage.lantern, _noon(2026, 1, 28))


def let_words_out(stage: Stage) -> str:
    """Let two people of each section read what is to be quoted, and publish it."""
    told = load_federation(stage.lantern)
    quoted = quoting.let_words_out(_publish(stage).id, told, at=_noon(2026, 1, 29))
    return f"{quoted} passages, each read and let out by two people of its section."


def report_to_the_meetings(stage: Stage) -> str:
    """Compile each section's round, report it to its meeting, and send it to the secretariat."""
    many, passed = reporting.report_and_send(
        _publish(stage).id, stage.lantern, at=_noon(2026, 2, 5)
    )
    return (
        f"{many} reports, each with what its section makes of it; {passed} responses were passed "
        f"on, sealed to the secretariat."
    )


def meet_and_vote(stage: Stage) -> str:
    """Hold the sections' meetings, the council and the board, each under its own rules."""
    meetings = load_meetings(stage.lantern)
    for meeting in meetings:
        retell(replace(meeting, motions=tuple(map(_resting_on_themes, meeting.motions))))
    return (
        f"{len(meetings)} meetings; the sections disagree, the council resolves, the board adopts."
    )


def adopt(stage: Stage) -> str:
    """Store the version that the board adopted, each clause linked to what lies behind it."""
    pack = _policy_pack(stage)
    told = load_continuation(stage.lantern / "policies" / POLICY, pack)
    adoption = Reference(Kind.DECISION, "board-adoption")
    for version in told.versions:
        policy.adopt_version(
            POLICY,
            render_version(version),
            decision=adoption,
            by=Reference(Kind.BODY, "board"),
            at=_noon(2026, 6, 20),
            answers=told.answers,
            bearings=told.bearings,
        )
    for answer in told.parts:
        _answer_part(answer)
    _keep_asking(stage)
    return f"Version {told.versions[-1].number}, {len(told.versions[-1].clauses)} clauses."


def _answer_part(answer: PartAnswer) -> None:
    """Let the officer say which clauses answer a part of what the council resolved."""
    by = Reference(Kind.PERSON, "ines")
    for clause in answer.clauses:
        there = _version(answer.version).at(clause)
        decision.answer_part(answer.part, there, why=answer.why, by=by, at=_noon(2026, 6, 20))


def answer_those_who_wrote(stage: Stage) -> str:
    """Say back what was asked, what people said, and what was done with it or not."""
    pack = _publish(stage)
    answered = replies.answer_those_who_wrote(pack.id, stage.lantern, at=_noon(2026, 6, 20))
    return f"{answered} themes, each answered once for all who spoke of it."


def tell_what_changed(stage: Stage) -> str:
    """Send back to each section what changed, and because of whom."""
    told = reporting.tell_what_changed(_publish(stage).id, at=_noon(2026, 6, 21))
    because = "; ".join(f"clause {clause} because of {body}" for clause, body in told)
    return f"Sent back to every section: {because}."


def judge_the_laws(stage: Stage) -> str:
    """Hold the coded laws to the adopted version, and to every other policy that has rules."""
    by, at = Reference(Kind.PERSON, "leif"), _noon(2026, 6, 21)
    assessment.import_laws(stage.packs, by=by, at=at)
    judged = assessment.assess_all(_version("2"), JUDGED_ON, by=by, at=at)
    others = [name for name in policies_with_rules(stage.packs) if name != POLICY]
    for name in others:
        pack = load_policy(stage.packs / "policies" / name)
        policy.import_pack(pack, by=SECRETARIAT, at=at)
        assessment.assess_all(pack.versions[-1].reference, JUDGED_ON, by=by, at=at)
    beside = f" Read by {', '.join(others)} as well." if others else ""
    told = f"{judged} jurisdictions on {JUDGED_ON}, clause by clause; unknown stays unknown."
    return told + beside


def read_a_law_twice(stage: Stage) -> str:
    """Let two researchers enter the two readings of one law, and a third settle one answer."""
    return readings.read_twice(stage.packs / "laws", JUDGED_ON, _noon(2026, 6, 21))


def let_a_change_wait(stage: Stage) -> str:
    """Write an invented change of law that is never published, and hear what others say of one."""
    return law_changes.wait(_noon(2026, 6, 21))


def publish(stage: Stage) -> str:
    """Write the report and the open data, and tell those who wrote what became of it."""
    published = publication.publish_report(
        _publish(stage).id, stage.home / "report", at=_noon(2026, 6, 21)
    )
    told = consultation.lay_down_fates(_publish(stage).id)
    return f"The report is at {published}; {told} receipts tell what became of a response."


CHAPTERS: tuple[tuple[str, Chapter], ...] = (
    ("The federation", found_the_federation),
    ("Evidence and a draft", gather_evidence),
    ("The consultation pack", send_out_the_pack),
    ("Voices", take_in_the_mail),
    ("Themes, campaigns, opinion groups", make_sense_of_it),
    ("Responses read closely", read_closely),
    ("Words let out by two people", let_words_out),
    ("Reports to the annual meetings", report_to_the_meetings),
    ("Motions, amendments, votes", meet_and_vote),
    ("The adopted text", adopt),
    ("We asked, you said, we did", answer_those_who_wrote),
    ("What changed, and because of whom", tell_what_changed),
    ("The laws it judges", judge_the_laws),
    ("A law read twice", read_a_law_twice),
    ("A change of law that waits", let_a_change_wait),
    ("The report", publish),
)


def _policy_pack(stage: Stage) -> PolicyPack:
    return load_policy(stage.packs / "policies" / POLICY)


def _publish(stage: Stage) -> Consultation:
    """Give the consultation; publishing it again does nothing."""
    return consultation.publish_pack(
        stage.lantern / "consultation", by=SECRETARIAT, at=_noon(2025, 9, 1)
    )


def _keep_asking(stage: Stage) -> None:
    """Open the standing rounds on the adopted version: one for a newcomer, one by invitation."""
    at = _noon(2026, 7, 1)
    folder = stage.lantern / "review"
    pack = consultation.publish_pack(folder, by=SECRETARIAT, at=at)
    for each in pack.rounds:
        by = Reference(Kind.BODY, each.body)
        consultation.open_round(pack.id, each.id, by=by, at=at)
    invited = pack.round("review-north")
    people = read_list((folder / "invited-north.csv").read_text(), invited.languages)
    consultation.invite(invited.id, people.invited, by=Reference(Kind.BODY, "north"), at=at)


def _resting_on_themes(motion: Motion) -> Motion:
    """Let a motion rest on the signed-off themes that speak to the clauses it is about."""
    themes = {
        theme.reference: None
        for clause in motion.about
        for theme in analysis_queries.themes_on(clause).themes
    }
    return replace(motion, rests_on=(*motion.rests_on, *themes))


def _files(bag: Mailbag) -> int:
    return sum(len(mail.files) for mail in bag.rounds)


def _forms(bag: Mailbag) -> int:
    return sum(len(mail.submitted) for mail in bag.rounds)


def _version(number: str) -> Reference:
    return Reference(Kind.POLICY, POLICY, number)


def _noon(year: int, month: int, day: int) -> datetime:
    return datetime(year, month, day, 12, tzinfo=UTC)
