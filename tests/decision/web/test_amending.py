"""Amendments on the site: made again after each adoption, taken in, withdrawn, waiting, fallen."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from folkmoot.decision.motions import Event, Happening
from folkmoot.decision.packs import DraftAmendment
from folkmoot.decision.recount import recount
from folkmoot.decision.tally import Choice, whole
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Reference
from folkmoot.web.decision import queries, services, stored
from folkmoot.web.decision.models import AmendmentRow
from folkmoot.web.ledger import queries as ledger
from tests.decision.builders import CHAIR, COUNCIL, MORNING, SEATED, TEXT
from tests.decision.web.test_voting import CLAUSE, MOTION, NOON, a_meeting, a_motion, carried

pytestmark = pytest.mark.django_db

NORTH, RIVE = Reference.parse("body:north"), Reference.parse("body:rive")


def a_motion_amended(*changes: tuple[str, str]) -> None:
    """Table the motion, and move one amendment of it for each of *changes*: a1, a2…"""
    a_meeting()
    services.table_motion("council-2026", a_motion(), at=MORNING)
    for number, change in enumerate(changes, start=1):
        draft = DraftAmendment(f"a{number}", MOTION, NORTH, "ordinary", "Because.", (change,))
        services.move_amendment("council-2026", draft, text=TEXT, at=MORNING)


def take_in(amendment: str, by: Reference = COUNCIL) -> None:
    services.take_in(amendment, by=by, speaking_for=[], at=NOON)


def withdraw(amendment: str, by: Reference = NORTH) -> None:
    services.withdraw_amendment(amendment, by=by, speaking_for=[], at=NOON)


def says(amendment: str, *, holds: bool, by: Reference = NORTH) -> None:
    services.agree(amendment, holds=holds, by=by, speaking_for=[], at=NOON)


def states() -> list[str]:
    return list(AmendmentRow.objects.order_by("position").values_list("state", flat=True))


def text_now() -> str:
    return queries.text_on(MOTION).result


def told(*wanted: str) -> Sequence[tuple[str, list[str]]]:
    """Give the entries of the ledger of *wanted* events, and what they are about."""
    entries = (entry for entry, _ in ledger.entries("decisions-council"))
    return [
        (entry.event, [about.name for about in entry.about])
        for entry in entries
        if entry.event in wanted
    ]


def test_after_each_adoption_the_others_are_made_again_fall_or_wait() -> None:
    a_motion_amended(
        ("exploit", "exploit or deceive"),
        ("Organising", "Running"),
        ("exploit", "harm"),
        ("does not exploit", "never uses"),
        ("anybody", "people"),
        ("exploit", "exploit or deceive"),
    )
    carried(Reference.parse("amendment:a1"))
    assert states() == ["carried", "moved", "fallen", "fallen", "waiting", "fallen"]
    assert told("amendment.rebased", "amendment.fallen", "amendment.waiting") == [
        ("amendment.rebased", ["a2", "a1"]),
        ("amendment.fallen", ["a3", "a1"]),
        ("amendment.fallen", ["a4", "a1"]),
        ("amendment.waiting", ["a5", "a1"]),
        ("amendment.fallen", ["a6", "a1"]),
    ]
    how = dict(AmendmentRow.objects.exclude(how="").values_list("id", "how"))
    assert how == {"a3": "overlapping", "a4": "overlapping", "a5": "adjacent", "a6": "identical"}
    assert ledger.breaks() == []


def test_amendments_carried_one_after_the_other_are_all_in_the_text_and_every_rebase_is_kept() -> (
    None
):
    a_motion_amended(("exploit", "coerce"), ("Organising", "Running"), ("criminal", "punished"))
    for name in ("a3", "a1", "a2"):
        carried(Reference.parse(f"amendment:{name}"))
    assert text_now() == "Running sex work is not punished where it does not coerce anybody."
    assert states() == ["carried"] * 3
    kept = {
        row.id: [text.because for text in row.texts.all()] for row in AmendmentRow.objects.all()
    }
    assert kept == {"a1": ["amendment:a3"], "a2": ["amendment:a3", "amendment:a1"], "a3": []}


def test_a_stranger_recounts_the_text_that_several_amendments_made(tmp_path: Path) -> None:
    a_motion_amended(("exploit", "coerce"), ("Organising", "Running"), ("criminal", "punished"))
    take_in("a3")
    services.happen(MOTION.name, Event(Happening.ACCEPTED_IN_ORDER, NOON), by=CHAIR)
    for on in ("amendment:a2", "amendment:a1", str(MOTION)):
        carried(Reference.parse(on))
    for name in ("a1", MOTION.name):
        row = queries.decision_row(name)
        assert row is not None
        path = tmp_path / f"{name}.zip"
        path.write_bytes(queries.bundle_of(row))
        said = "\n".join(recount(str(path)))
        assert f"The text with its {3 if row.id == MOTION.name else 1} changes" in said


def test_settling_an_amendment_again_changes_nothing() -> None:
    a_motion_amended(("exploit", "coerce"), ("Organising", "Running"))
    carried(Reference.parse("amendment:a1"))
    before = ledger.chains()
    for decision in ("decision:a1", "decision:a2", "decision:council-position"):
        services.after_adoption(Reference.parse(decision), at=NOON)
    assert ledger.chains() == before
    assert states() == ["carried", "moved"]


def test_the_mover_of_a_motion_takes_in_a_friendly_amendment_without_a_vote() -> None:
    a_motion_amended(("exploit", "coerce"), ("Organising", "Running"))
    with pytest.raises(InputError, match="was moved by body:council"):
        take_in("a1", by=RIVE)
    take_in("a1")
    assert states() == ["taken_in", "moved"]
    assert "does not coerce anybody" in text_now()
    motion = queries.motion(MOTION.name)
    assert motion is not None
    assert motion.text_state == "amended"
    with pytest.raises(InputError, match="was taken in"):
        services.open_vote(Reference.parse("amendment:a1"), by=CHAIR, at=NOON)
    carried(Reference.parse("amendment:a2"))
    assert text_now().startswith("Running sex work")


def test_none_is_taken_in_over_the_head_of_another_that_would_fall_unheard() -> None:
    a_motion_amended(("exploit", "coerce"), (TEXT.removesuffix("."), "Nothing"))
    with pytest.raises(InputError, match="'a2' collides with it and would fall unheard"):
        take_in("a1")
    withdraw("a2")
    take_in("a1")
    assert states() == ["taken_in", "withdrawn"]


def test_an_unfriendly_amendment_goes_to_the_vote_and_may_still_be_taken_in() -> None:
    a_motion_amended(("exploit", "coerce"), ("Organising", "Running"))
    for name in ("a1", "a2"):
        services.leave_to_vote(name, by=COUNCIL, speaking_for=[], at=NOON)
    assert states() == ["to_vote", "to_vote"]
    take_in("a1")
    on = Reference.parse("amendment:a2")
    services.open_vote(on, by=CHAIR, at=NOON)
    services.cast_vote(on, whole(SEATED["north"], Choice.NO))
    services.close_vote(on, by=CHAIR, at=NOON)
    assert states() == ["taken_in", "lost"]


def test_a_clause_has_no_mover_so_nobody_takes_an_amendment_to_it_in() -> None:
    a_meeting()
    draft = DraftAmendment("a1", CLAUSE, NORTH, "ordinary", "", (("exploit", "coerce"),))
    services.move_amendment("council-2026", draft, text=TEXT, at=MORNING)
    with pytest.raises(InputError, match="Nobody moved this clause"):
        take_in("a1")


def test_its_mover_withdraws_an_amendment_before_it_is_voted_on() -> None:
    a_motion_amended(("exploit", "coerce"), ("Organising", "Running"))
    with pytest.raises(InputError, match="was moved by body:north"):
        withdraw("a1", by=RIVE)
    withdraw("a1")
    services.open_vote(Reference.parse("amendment:a2"), by=CHAIR, at=NOON)
    with pytest.raises(InputError, match="is being voted on"):
        withdraw("a2")
    assert states() == ["withdrawn", "moved"]
    with pytest.raises(InputError, match="was withdrawn"):
        withdraw("a1")


@pytest.mark.parametrize(("holds", "state"), [(True, "moved"), (False, "fallen")])
def test_one_that_waits_goes_on_only_once_its_mover_says_that_it_holds(
    holds: bool, state: str
) -> None:
    a_motion_amended(("exploit", "coerce"), ("anybody", "people"))
    take_in("a1")
    on = Reference.parse("amendment:a2")
    with pytest.raises(InputError, match="Say first whether it holds"):
        services.open_vote(on, by=CHAIR, at=NOON)
    with pytest.raises(InputError, match="who alone can do this"):
        says("a2", holds=holds, by=RIVE)
    says("a2", holds=holds)
    assert states() == ["taken_in", state]
    assert told("amendment.agreed", "amendment.fallen") == [
        ("amendment.agreed" if holds else "amendment.fallen", ["a2", "a1"])
    ]
    if holds:
        carried(on)
        assert text_now().endswith("does not coerce people.")


def test_one_text_is_changed_at_one_place_at_a_time() -> None:
    a_motion_amended(("exploit", "coerce"), ("Organising", "Running"))
    services.open_vote(Reference.parse("amendment:a1"), by=CHAIR, at=NOON)
    with pytest.raises(InputError, match="amendment:a1 is being voted on"):
        services.open_vote(Reference.parse("amendment:a2"), by=CHAIR, at=NOON)
    with pytest.raises(InputError, match="amendment:a1 is being voted on"):
        take_in("a2")


def test_what_another_body_made_of_a_clause_is_not_this_body_s_text() -> None:
    a_motion_amended()
    draft = DraftAmendment("a1", CLAUSE, NORTH, "ordinary", "", (("exploit", "coerce"),))
    services.move_amendment("council-2026", draft, text=TEXT, at=MORNING)
    carried(Reference.parse("amendment:a1"))
    assert "coerce" in stored.text_put(CLAUSE, TEXT, "council").result
    assert stored.text_put(CLAUSE, TEXT, "north").result == TEXT


def test_an_amendment_is_moved_by_editing_the_text_and_numbered_after_it() -> None:
    a_motion_amended(("exploit", "coerce"))
    take_in("a1")
    draft = DraftAmendment("", MOTION, NORTH, "ordinary", "Clearer.", ())
    wanted = text_now().replace("Organising", "Running")
    named = [
        services.move_edited("council-2026", draft, text=TEXT, wanted=wanted, at=NOON)
        for _ in range(2)
    ]
    assert [str(each) for each in named] == [
        "amendment:council-position-a1",
        "amendment:council-position-a2",
    ]
    row = AmendmentRow.objects.get(id=named[0].name)
    assert row.spans == [[0, 1, "Running"]]
    with pytest.raises(InputError, match="Nothing was changed"):
        services.move_edited("council-2026", draft, text=TEXT, wanted=text_now(), at=NOON)


def test_a_text_that_the_vote_was_opened_on_or_that_is_settled_is_not_amended() -> None:
    a_motion_amended(("exploit", "coerce"))
    services.withdraw(MOTION.name, by=COUNCIL, speaking_for=[], at=NOON)
    with pytest.raises(InputError, match="is settled, so its text no longer changes"):
        take_in("a1")
