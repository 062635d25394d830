"""The record of a vote on the site: two steps of closing, rulings, corrections, signed heads."""

import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.test import Client

from folkmoot.decision.motions import Event, Happening
from folkmoot.decision.outcome import Verdict
from folkmoot.decision.receipts import new_code
from folkmoot.decision.recount import recount
from folkmoot.decision.rules import SIMPLE, Rule, Tie
from folkmoot.decision.secrecy import Secrecy, SeenBy
from folkmoot.decision.secret import Voted
from folkmoot.decision.tally import Choice, whole
from folkmoot.federation.mandates import Role
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Reference
from folkmoot.record.heads import is_signed
from folkmoot.web.decision import queries, services
from folkmoot.web.decision.models import (
    BallotRow,
    DecisionRow,
    MeetingRow,
    MotionRow,
    PollRow,
    RulingRow,
    VotedRow,
    VoteRow,
)
from folkmoot.web.decision.services.closing import fix_ballots
from folkmoot.web.ledger import head_queries, head_services
from folkmoot.web.ledger import queries as ledger
from folkmoot.web.ledger.models import EntryRow, HeadRow
from tests.decision.builders import CHAIR, MORNING, ROLL, RULES, SEATED
from tests.decision.web.test_pages import entered
from tests.decision.web.test_voting import MOTION, NOON, a_motion, an_open_vote

pytestmark = pytest.mark.django_db

DECISION = Reference.parse("decision:council-position")
LATER = NOON + timedelta(minutes=10)
OF_EACH_KIND = (
    Rule("tied", SIMPLE, tie=Tie.CHAIR, article="art. 8"),
    Rule("members", SIMPLE, seen_by=SeenBy.MEMBERS, article="art. 9"),
    Rule("secret", SIMPLE, secrecy=(Secrecy.RECEIPTED, Secrecy.RECORDED), article="art. 10"),
)


def opened(rule: str, roll=ROLL) -> None:
    rules = replace(RULES, id="council-2026", rules=OF_EACH_KIND, weights={})
    services.load_rule_set(rules, by=CHAIR, at=MORNING)
    services.hold_meeting(
        "m", "council", title="M", day=date(2026, 5, 23), rules="council-2026", chair=CHAIR
    )
    services.freeze_roll("m", roll, by=CHAIR, at=MORNING)
    services.table_motion("m", a_motion(rule=rule), at=MORNING)
    services.happen(MOTION.name, Event(Happening.ACCEPTED_IN_ORDER, MORNING), by=CHAIR)
    services.open_vote(MOTION, by=CHAIR, at=NOON)


def events() -> list[str]:
    return [entry.event for entry, _ in ledger.entries("decisions-council")]


def bundled(*, for_members: bool = False) -> bytes:
    row = queries.decision_row(MOTION.name)
    assert row is not None
    return queries.bundle_of(row, for_members=for_members)


def held(data: bytes, name: str) -> Any:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return json.loads(archive.read(name))


def test_what_a_fall_left_between_closing_and_counting_is_counted_once() -> None:
    an_open_vote()
    services.cast_vote(MOTION, whole(SEATED["north"], Choice.YES))
    fix_ballots(MOTION, by=CHAIR, at=LATER)
    assert not DecisionRow.objects.exists()
    with pytest.raises(InputError, match="It is over"):
        services.cast_vote(MOTION, whole(SEATED["isles"], Choice.NO))
    (decision,) = services.settle_all_closed(at=LATER + timedelta(hours=1))
    assert decision.outcome.verdict is Verdict.CARRIED
    assert services.settle_all_closed(at=LATER + timedelta(hours=2)) == []
    assert [events().count(name) for name in ("vote.closed", "decision.made")] == [1, 1]


def test_closing_and_settling_twice_changes_nothing() -> None:
    an_open_vote()
    services.cast_vote(MOTION, whole(SEATED["north"], Choice.YES))
    first = services.close_vote(MOTION, by=CHAIR, at=LATER)
    row = PollRow.objects.get()
    again = services.close_vote(MOTION, by=CHAIR, at=LATER + timedelta(hours=1))
    assert again == services.settle(MOTION, by=CHAIR, at=LATER + timedelta(hours=2)) == first
    assert (row.closed, row.root) == (PollRow.objects.get().closed, PollRow.objects.get().root)
    assert DecisionRow.objects.count() == 1


def test_an_open_vote_is_not_counted() -> None:
    an_open_vote()
    with pytest.raises(InputError, match="is still open"):
        services.settle(MOTION, by=CHAIR, at=LATER)


def test_a_tie_waits_closed_for_the_chair_and_takes_no_more_votes() -> None:
    opened("tied")
    services.cast_vote(MOTION, whole(SEATED["north"], Choice.YES))
    services.cast_vote(MOTION, whole(SEATED["rive"], Choice.NO))
    assert services.close_vote(MOTION, by=CHAIR, at=LATER) is None
    assert services.settle_all_closed(at=LATER) == []
    with pytest.raises(InputError, match="It is over"):
        services.cast_vote(MOTION, whole(SEATED["isles"], Choice.NO))
    decided = services.settle(MOTION, by=CHAIR, at=LATER, chair=Choice.NO)
    assert decided is not None
    assert decided.outcome.verdict is Verdict.LOST
    assert MotionRow.objects.get().treatment == "lost"


def test_the_chain_tells_what_was_fixed_when_the_vote_was_opened_and_closed() -> None:
    an_open_vote()
    services.cast_vote(MOTION, whole(SEATED["north"], Choice.YES))
    services.close_vote(MOTION, by=CHAIR, at=LATER)
    told = {entry.event: entry.detail for entry, _ in ledger.entries("decisions-council")}
    assert set(told["vote.opened"]) == {
        "text",
        "attendance",
        "rule",
        "secrecy",
        "seen_by",
        "options",
        "rival_texts",
    }
    assert told["vote.closed"] == {"root": PollRow.objects.get().root, "ballots": 1}


def test_a_recorded_vote_for_members_has_its_names_in_their_bundle_only(tmp_path) -> None:
    opened("members")
    services.cast_vote(MOTION, whole(SEATED["north"], Choice.YES))
    services.close_vote(MOTION, by=CHAIR, at=LATER)
    public, members = bundled(), bundled(for_members=True)
    assert held(public, "votes.json") == []
    assert held(members, "votes.json") == [
        {"seat": "north", "by": "", "key": "", "yes": 5, "no": 0, "abstain": 0}
    ]
    page = Client().get("/decision/council-position/").content.decode()
    assert "for the members of this body to see" in page
    assert "members-bundle" not in page
    assert Client().get("/desk/decision/council-position/bundle.zip").status_code == 302
    for data in (public, members):
        path = tmp_path / "bundle.zip"
        path.write_bytes(data)
        assert any("it is carried" in line for line in recount(str(path)))


def test_a_secret_vote_is_mixed_closed_and_recounted_from_its_bundle(tmp_path) -> None:
    from folkmoot.decision.roll import Roll, Seat

    opened("secret", Roll(tuple(Seat(f"s{n}", "north", 2) for n in range(6))))
    for number in range(6):
        said = ["yes" if number else "no"] * 2
        services.secret.cast_secret(MOTION, Voted(f"s{number}"), said, code=new_code())
    services.close_vote(MOTION, by=CHAIR, at=LATER)
    path = tmp_path / "bundle.zip"
    path.write_bytes(bundled())
    assert "Counted again: 10 for, 2 against, 0 abstaining." in list(recount(str(path)))
    assert (VotedRow.objects.count(), BallotRow.objects.count()) == (6, 12)


def test_a_ruling_is_kept_in_the_chain_and_in_the_bundle_of_what_it_is_about(tmp_path) -> None:
    an_open_vote()
    services.rule_on("council-2026", "The order stands.", about=MOTION, by=CHAIR, at=NOON)
    services.rule_on("council-2026", "Ten minutes' rest.", about=None, by=CHAIR, at=NOON)
    services.cast_vote(MOTION, whole(SEATED["north"], Choice.YES))
    services.close_vote(MOTION, by=CHAIR, at=LATER)
    assert events().count("ruling.made") == 2
    assert [each["text"] for each in held(bundled(), "rulings.json")] == ["The order stands."]
    path = tmp_path / "bundle.zip"
    path.write_bytes(bundled())
    assert any("it is carried" in line for line in recount(str(path)))


def test_a_correction_stands_beside_the_decision_which_stays_as_it_was(tmp_path) -> None:
    an_open_vote()
    services.cast_vote(MOTION, whole(SEATED["north"], Choice.YES))
    services.close_vote(MOTION, by=CHAIR, at=LATER)
    before = DecisionRow.objects.get().hash
    services.correct(DECISION, "The seat is called North.", by=CHAIR, at=LATER)
    assert DecisionRow.objects.get().hash == before
    path = tmp_path / "bundle.zip"
    path.write_bytes(bundled())
    assert list(recount(str(path)))[-1] == "It was corrected later: The seat is called North."
    page = Client().get("/decision/council-position/").content.decode()
    assert "The seat is called North." in page
    with pytest.raises(InputError, match="nothing of it can be corrected"):
        services.correct(Reference.parse("decision:none"), "Words.", by=CHAIR, at=LATER)
    with pytest.raises(InputError, match="in a sentence"):
        services.correct(DECISION, " ", by=CHAIR, at=LATER)


EDITS: dict[str, Callable[[], object]] = {
    "decision": lambda: DecisionRow.objects.update(verdict="lost"),
    "decision gone": lambda: DecisionRow.objects.all().delete(),
    "vote": lambda: VoteRow.objects.update(yes=0, no=5),
    "vote gone": lambda: VoteRow.objects.all().delete(),
    "ruling": lambda: RulingRow.objects.update(text="Other."),
    "ruling gone": lambda: RulingRow.objects.all().delete(),
    "root": lambda: PollRow.objects.update(root="0" * 64),
    "salt": lambda: PollRow.objects.update(salt="0" * 64),
    "closing": lambda: PollRow.objects.update(closed=None),
    "attendance": lambda: PollRow.objects.update(present=[]),
    "head": lambda: HeadRow.objects.update(head="0" * 64),
    "head gone": lambda: HeadRow.objects.all().delete(),
    "entry": lambda: EntryRow.objects.update(hash="0" * 64),
}


@pytest.mark.parametrize("edit", EDITS)
def test_the_database_refuses_to_edit_what_was_voted_and_decided(edit: str) -> None:
    an_open_vote()
    services.rule_on("council-2026", "The order stands.", about=MOTION, by=CHAIR, at=NOON)
    services.cast_vote(MOTION, whole(SEATED["north"], Choice.YES))
    services.close_vote(MOTION, by=CHAIR, at=LATER)
    with pytest.raises(DatabaseError, match=r"not edited|append-only"), transaction.atomic():
        EDITS[edit]()


def test_votes_of_an_open_poll_and_the_pulse_of_a_meeting_may_change() -> None:
    an_open_vote()
    services.cast_vote(MOTION, whole(SEATED["north"], Choice.YES))
    VoteRow.objects.update(yes=4, abstain=1)
    before = MeetingRow.objects.get().pulse
    services.close_vote(MOTION, by=CHAIR, at=LATER)
    assert MeetingRow.objects.get().pulse > before


def test_each_decision_signs_the_head_of_its_chain_and_the_record_publishes_it() -> None:
    an_open_vote()
    services.cast_vote(MOTION, whole(SEATED["north"], Choice.YES))
    services.close_vote(MOTION, by=CHAIR, at=LATER)
    head = head_queries.last_head("decisions-council")
    assert head is not None
    assert is_signed(head)
    assert head.head.number == len(events())
    told = Client().get("/record/heads.json").json()
    assert (told["key"], told["heads"]) == (head_services.public_key(), [head.as_json()])
    page = Client().get("/record/").content.decode()
    assert head.head.head in page
    assert head.key[:8] in page
    assert Client().get("/decision/council-position/").content.decode().count(head.head.head) == 1


def test_heads_are_signed_daily_once_for_each_entry_that_was_added() -> None:
    an_open_vote()
    assert head_services.sign_all(at=NOON) == 1
    head_services.sign_all(at=LATER)
    assert HeadRow.objects.count() == 1
    services.rule_on("council-2026", "A word.", about=None, by=CHAIR, at=LATER)
    head_services.sign_all(at=LATER)
    assert HeadRow.objects.count() == 2
    assert ledger.breaks() == []


def test_verify_finds_a_head_that_is_not_signed_and_one_of_another_entry(capsys) -> None:
    an_open_vote()
    head_services.sign_all(at=NOON)
    row = HeadRow.objects.get()
    row.pk, row.number = None, row.number - 1
    row.save(force_insert=True)
    row.pk, row.number, row.head = None, row.number + 1, "0" * 64
    row.key = "0" * 64
    row.save(force_insert=True)
    said = [found.reason for found in ledger.breaks()]
    assert len(said) == 2
    assert all("is not one of its key" in each for each in said)
    with pytest.raises(SystemExit):
        call_command("verify")
    assert "is not one of its key" in capsys.readouterr().err


def test_a_head_of_an_entry_that_was_exchanged_is_found() -> None:
    an_open_vote()
    head_services.sign_all(at=NOON)
    with connection.cursor() as cursor:
        for statement in DROPPED[connection.vendor]:
            cursor.execute(statement)
    EntryRow.objects.filter(number=1).update(by="person:dag")
    assert any("was changed after" in found.reason for found in ledger.breaks())
    last = EntryRow.objects.order_by("number").last()
    assert last is not None
    EntryRow.objects.filter(pk=last.pk).update(hash="0" * 64)
    assert any("whose head was signed" in found.reason for found in ledger.breaks())


DROPPED = {
    "sqlite": ["DROP TRIGGER ledger_entryrow_no_UPDATE"],
    "postgresql": ["DROP TRIGGER ledger_entryrow_append_only ON ledger_entryrow"],
}
"""What somebody who has the database would do first."""


def test_the_chair_sets_a_correction_beside_a_decision_on_its_page() -> None:
    an_open_vote()
    services.cast_vote(MOTION, whole(SEATED["north"], Choice.YES))
    services.close_vote(MOTION, by=CHAIR, at=LATER)
    chair, page = entered("chloe", Role.CHAIR), "/desk/decision/council-position/correct/"
    assert page in chair.get("/decision/council-position/").content.decode()
    assert page not in Client().get("/decision/council-position/").content.decode()
    assert chair.get(page).status_code == 200
    assert chair.post(page, {"text": " "}).status_code == 400
    assert chair.post(page, {"text": "It is North."}).status_code == 302
    assert "It is North." in chair.get("/decision/council-position/").content.decode()
