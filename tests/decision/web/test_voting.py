"""A meeting on the site: roll, motions, amendments, votes once per seat, and what comes of it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError

from folkmoot.decision.motions import Event, Happening, Motion
from folkmoot.decision.outcome import Verdict
from folkmoot.decision.packs import DraftAmendment
from folkmoot.decision.recount import recount
from folkmoot.decision.tally import Choice, Sides, Vote, whole
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Reference
from folkmoot.record.links import LinkKind
from folkmoot.web.decision import queries, services
from folkmoot.web.decision.models import PollRow, VoteRow
from folkmoot.web.ledger import queries as ledger
from tests.decision.builders import CHAIR, COUNCIL, MORNING, ROLL, RULES, SEATED, TEXT

pytestmark = pytest.mark.django_db

MOTION = Reference.parse("motion:council-position")
CLAUSE = Reference.parse("policy:sex-work-rights@1#2.3")
NOON = MORNING + timedelta(hours=3)


def a_motion(motion: str = "council-position", rule: str = "ordinary") -> Motion:
    theme = Reference.parse("theme:organising")
    section = Reference.parse("decision:north-support")
    return Motion(
        motion,
        "The council's position",
        TEXT,
        COUNCIL,
        rule,
        about=(CLAUSE,),
        rests_on=(theme,),
        mandated_by=(section,),
    )


def a_meeting() -> None:
    services.load_rule_set(RULES, by=CHAIR, at=MORNING)
    services.hold_meeting(
        "council-2026",
        "council",
        title="Council 2026",
        day=date(2026, 5, 23),
        rules="council-2020",
        chair=CHAIR,
    )
    services.freeze_roll("council-2026", ROLL, by=CHAIR, at=MORNING)


def an_open_vote(rule: str = "ordinary") -> None:
    a_meeting()
    services.table_motion("council-2026", a_motion(rule=rule), at=MORNING)
    services.happen(MOTION.name, Event(Happening.ACCEPTED_IN_ORDER, MORNING), by=CHAIR)
    services.open_vote(MOTION, by=CHAIR, at=NOON)


def an_amendment(name: str = "a1", find: str = "exploit") -> DraftAmendment:
    change = (find, f"{find}, coerce or deceive")
    return DraftAmendment(name, MOTION, COUNCIL, "ordinary", "It is clearer.", (change,))


def carried(on: Reference) -> None:
    services.open_vote(on, by=CHAIR, at=NOON)
    services.cast_vote(on, whole(SEATED["north"], Choice.YES))
    services.close_vote(on, by=CHAIR, at=NOON + timedelta(minutes=5))


def test_a_vote_is_opened_cast_closed_and_decided_in_one_ledger() -> None:
    an_open_vote("special")
    services.cast_votes(MOTION, [whole(SEATED["north"], Choice.YES), Vote("rive", Sides(2, 2, 1))])
    services.cast_vote(MOTION, whole(SEATED["isles"], Choice.YES))
    decision = services.close_vote(MOTION, by=CHAIR, at=NOON + timedelta(minutes=10))
    assert decision is not None
    assert decision.outcome.verdict is Verdict.CARRIED
    events = [entry.event for entry, _ in ledger.entries("decisions-council")]
    assert events == [
        "rules.adopted",
        "roll.frozen",
        "motion.tabled",
        "motion.accepted_in_order",
        "motion.vote_opened",
        "vote.opened",
        "vote.closed",
        "motion.carried",
        "decision.made",
    ]
    assert ledger.breaks() == []


def test_the_bundle_of_a_decision_on_the_site_is_recounted(tmp_path) -> None:
    an_open_vote()
    services.cast_vote(MOTION, whole(SEATED["north"], Choice.NO))
    services.close_vote(MOTION, by=CHAIR, at=NOON + timedelta(minutes=10))
    row = queries.decision_row(MOTION.name)
    assert row is not None
    path = tmp_path / "bundle.zip"
    path.write_bytes(queries.bundle_of(row))
    assert any("it is lost" in line for line in recount(str(path)))


def test_each_seat_votes_once_and_the_database_sees_to_it() -> None:
    an_open_vote()
    services.cast_vote(MOTION, whole(SEATED["north"], Choice.YES))
    with pytest.raises(InputError, match="has voted already"):
        services.cast_vote(MOTION, whole(SEATED["north"], Choice.NO))
    poll = PollRow.objects.get()
    assert [(vote.yes, vote.no) for vote in poll.votes.all()] == [(5, 0)]
    with pytest.raises(IntegrityError):
        VoteRow.objects.create(poll=poll, seat="north", yes=5, no=0, abstain=0)


def test_no_vote_before_the_vote_is_opened_or_after_it_was_closed() -> None:
    a_meeting()
    services.table_motion("council-2026", a_motion(), at=MORNING)
    with pytest.raises(InputError, match="The chair has not opened it yet"):
        services.cast_vote(MOTION, whole(SEATED["north"], Choice.YES))
    with pytest.raises(InputError, match="is tabled"):
        services.open_vote(MOTION, by=CHAIR, at=NOON)
    services.happen(MOTION.name, Event(Happening.ACCEPTED_IN_ORDER, MORNING), by=CHAIR)
    carried(MOTION)
    with pytest.raises(InputError, match="It is over"):
        services.cast_vote(MOTION, whole(SEATED["isles"], Choice.YES))
    with pytest.raises(InputError, match="cannot be opened twice"):
        services.open_vote(MOTION, by=CHAIR, at=NOON)


def test_a_seat_that_is_absent_or_splits_what_it_may_not_is_refused_and_nothing_is_kept() -> None:
    an_open_vote()
    good = whole(SEATED["north"], Choice.YES)
    for bad in (whole(SEATED["cedar"], Choice.YES), Vote("isles", Sides(2, 1))):
        with pytest.raises(InputError):
            services.cast_votes(MOTION, [good, bad])
    assert not VoteRow.objects.exists()


def test_a_clock_that_jumped_back_does_not_close_a_vote() -> None:
    an_open_vote()
    with pytest.raises(InputError, match="Check the clock"):
        services.close_vote(MOTION, by=CHAIR, at=NOON - timedelta(minutes=1))


def test_a_roll_is_frozen_once_and_before_any_vote() -> None:
    a_meeting()
    with pytest.raises(InputError, match="is frozen since"):
        services.freeze_roll("council-2026", ROLL, by=CHAIR, at=NOON)
    services.hold_meeting(
        "late", "council", title="Late", day=date(2026, 5, 24), rules="council-2020", chair=CHAIR
    )
    services.table_motion("late", a_motion(), at=MORNING)
    with pytest.raises(InputError, match="is not frozen yet"):
        services.open_vote(MOTION, by=CHAIR, at=NOON)


def test_a_rule_set_never_changes_under_its_id() -> None:
    a_meeting()
    services.load_rule_set(RULES, by=CHAIR, at=NOON)
    with pytest.raises(InputError, match="an id of its own"):
        services.load_rule_set(replace(RULES, title="Other"), by=CHAIR, at=NOON)


def test_a_carried_amendment_is_in_the_text_that_is_voted_on() -> None:
    a_meeting()
    services.table_motion("council-2026", a_motion(), at=MORNING)
    services.happen(MOTION.name, Event(Happening.ACCEPTED_IN_ORDER, MORNING), by=CHAIR)
    services.move_amendment("council-2026", an_amendment(), text=TEXT, at=MORNING)
    carried(Reference.parse("amendment:a1"))
    carried(MOTION)
    row = queries.decision_row(MOTION.name)
    assert row is not None
    decided = queries.counted(row.poll)
    assert "exploit, coerce or deceive" in decided.question.text.result


def test_an_amendment_that_fell_is_not_put_to_the_vote_and_another_is_moved_on_the_new_text() -> (
    None
):
    a_meeting()
    services.table_motion("council-2026", a_motion(), at=MORNING)
    for name in ("a1", "a2"):
        services.move_amendment("council-2026", an_amendment(name), text=TEXT, at=MORNING)
    carried(Reference.parse("amendment:a1"))
    with pytest.raises(InputError, match="fell, for it cannot go with what was adopted"):
        services.open_vote(Reference.parse("amendment:a2"), by=CHAIR, at=NOON)
    services.move_amendment("council-2026", an_amendment("a3", "anybody"), text=TEXT, at=NOON)
    carried(Reference.parse("amendment:a3"))


def test_a_motion_is_not_opened_while_one_of_its_amendments_is_voted_on() -> None:
    a_meeting()
    services.table_motion("council-2026", a_motion(), at=MORNING)
    services.happen(MOTION.name, Event(Happening.ACCEPTED_IN_ORDER, MORNING), by=CHAIR)
    services.move_amendment("council-2026", an_amendment(), text=TEXT, at=MORNING)
    services.open_vote(Reference.parse("amendment:a1"), by=CHAIR, at=NOON)
    with pytest.raises(InputError, match="is being voted on"):
        services.open_vote(MOTION, by=CHAIR, at=NOON)


def test_an_amendment_is_neither_moved_nor_opened_once_the_vote_on_its_motion_was() -> None:
    a_meeting()
    services.table_motion("council-2026", a_motion(), at=MORNING)
    services.move_amendment("council-2026", an_amendment(), text=TEXT, at=MORNING)
    services.happen(MOTION.name, Event(Happening.ACCEPTED_IN_ORDER, MORNING), by=CHAIR)
    services.open_vote(MOTION, by=CHAIR, at=NOON)
    with pytest.raises(InputError, match="no longer changes"):
        services.open_vote(Reference.parse("amendment:a1"), by=CHAIR, at=NOON)
    with pytest.raises(InputError, match="no longer changes"):
        services.move_amendment("council-2026", an_amendment("a2"), text=TEXT, at=NOON)


def test_a_motion_and_an_amendment_do_not_share_a_name() -> None:
    a_meeting()
    services.table_motion("council-2026", a_motion(), at=MORNING)
    with pytest.raises(InputError, match="is taken"):
        services.move_amendment("council-2026", an_amendment(MOTION.name), text=TEXT, at=MORNING)


def test_the_votes_on_a_clause_are_found_through_amendments_motions_and_versions() -> None:
    a_meeting()
    services.table_motion("council-2026", a_motion(), at=MORNING)
    services.happen(MOTION.name, Event(Happening.ACCEPTED_IN_ORDER, MORNING), by=CHAIR)
    draft = replace(an_amendment(), target=CLAUSE)
    services.move_amendment("council-2026", draft, text=TEXT, at=MORNING)
    carried(Reference.parse("amendment:a1"))
    carried(MOTION)
    board = replace(
        a_motion("board-adoption"),
        about=(),
        mandated_by=(Reference.parse("decision:council-position"),),
        adopts=(Reference.parse("policy:sex-work-rights@2"),),
    )
    services.table_motion("council-2026", board, at=MORNING)
    services.happen("board-adoption", Event(Happening.ACCEPTED_IN_ORDER, MORNING), by=CHAIR)
    carried(board.reference)
    changed = Reference.parse("policy:sex-work-rights@2#2.3")
    links = ledger.links_from(changed, LinkKind.CHANGED_BY)
    assert [str(link.target) for link in links] == ["amendment:a1"]
    votes = queries.votes_on(CLAUSE).votes
    assert [(str(vote.put.on), vote.how) for vote in votes] == [
        ("amendment:a1", "amends"),
        ("motion:council-position", "speaks_to"),
    ]
    assert [distance for distance, _ in queries.origins("board-adoption")] == [1]
