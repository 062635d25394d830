"""What is done to motions on the site: kept as events, linked, told to the ledger, or refused."""

from collections.abc import Sequence
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from folkmoot.decision.descent import composed, forwarded, parted
from folkmoot.decision.happenings import LEADS, NOWHERE, replayed
from folkmoot.decision.motions import Event, Happening, Note, NoteKind, TextState, Treatment
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Reference
from folkmoot.record.links import LinkKind
from folkmoot.web.decision import origin_queries, services
from folkmoot.web.decision.models import MotionEventRow, MotionRow
from folkmoot.web.ledger import queries as ledger
from tests.decision.builders import CHAIR, MORNING
from tests.decision.web.motions import (
    NOON,
    NORTH,
    RIVALS,
    both_meetings,
    carried,
    events,
    now,
    tabled,
    three_rivals,
)
from tests.decision.web.test_voting import an_amendment

pytestmark = pytest.mark.django_db


def an_event(what: Happening) -> Event:
    leads = LEADS.get(what, NOWHERE)
    kinds = sorted(leads.kinds)
    return Event(what, NOON, into=tuple(Reference(kinds[0], f"x{n}") for n in range(leads.least)))


def references(*motions: str) -> list[str]:
    return [f"motion:{motion}" for motion in motions]


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.sampled_from(Happening), max_size=8))
def test_the_state_kept_is_always_what_replaying_the_events_gives(
    db: None, tried: Sequence[Happening]
) -> None:
    number = MotionRow.objects.count()
    if not number:
        both_meetings()
    motion = tabled(f"m{number}")
    for what in tried:
        before = now(motion.id)
        try:
            services.happen(motion.id, an_event(what), by=CHAIR)
        except InputError:
            assert now(motion.id) == before
    assert replayed(motion, events(motion.id)) == now(motion.id)


def test_a_composite_takes_the_place_of_its_motions_and_says_where_it_comes_from() -> None:
    both_meetings()
    one, two = tabled("one", parts=("First.",)), tabled("two", parts=("Second.",))
    made = composed([one, two], "both", title="Both", text="Both.", mover=NORTH)
    services.composite(["one", "two"], made, by=CHAIR, at=NOON, why="They ask for the same.")
    assert now("one").treatment is now("two").treatment is Treatment.COMPOSITED
    assert now("both").text_state is TextState.COMPOSITE
    assert now("both").parts == ("First.", "Second.")
    assert events("one")[0].into == (made.reference,)
    links = ledger.links_from(made.reference, LinkKind.MADE_FROM)
    assert [str(link.target) for link in links] == references("one", "two")
    told = [entry.event for entry, _ in ledger.entries("decisions-north")][-4:]
    assert told == ["motion.tabled", "motion.composed", *["motion.composited"] * 2]


def test_motions_of_two_meetings_are_not_put_together_and_nothing_is_kept() -> None:
    both_meetings()
    one, two = tabled("one"), tabled("two", "council-2026")
    made = composed([one, two], "both", title="Both", text="Both.", mover=NORTH)
    with pytest.raises(InputError, match="put to the same meeting"):
        services.composite(["one", "two"], made, by=CHAIR, at=NOON)
    assert not MotionRow.objects.filter(id="both").exists()


def test_rivals_are_not_put_together_though_neither_names_the_other() -> None:
    three_rivals()
    made = composed([now(RIVALS[1]), now(RIVALS[2])], "x", title="X", text="X.", mover=NORTH)
    with pytest.raises(InputError, match="stand against each other"):
        services.composite(RIVALS[1:], made, by=CHAIR, at=NOON)


def test_a_motion_that_cannot_go_into_a_composite_leaves_nothing_behind() -> None:
    both_meetings()
    one, two = tabled("one"), tabled("two")
    services.withdraw("two", by=CHAIR, speaking_for=[NORTH], at=NOON, why="Done.")
    made = composed([one, two], "both", title="Both", text="Both.", mover=NORTH)
    with pytest.raises(InputError, match="is settled \\(withdrawn\\)"):
        services.composite(["one", "two"], made, by=CHAIR, at=NOON)
    assert now("one").treatment is Treatment.NONE
    assert not MotionRow.objects.filter(id="both").exists()


def test_a_motion_is_split_into_its_parts() -> None:
    both_meetings()
    motion = tabled("one", parts=("First.", "Second."))
    services.split("one", parted(motion), by=CHAIR, at=NOON, why="They are two things.")
    assert now("one").treatment is Treatment.SPLIT
    assert [now(name).text for name in ("one-1", "one-2")] == ["First.", "Second."]
    assert [str(there) for there in events("one")[0].into] == references("one-1", "one-2")


def test_a_carried_motion_is_put_to_the_council_and_its_whole_origin_comes_along() -> None:
    both_meetings()
    one, two = tabled("group-a"), tabled("group-b")
    made = composed([one, two], "north-asks", title="Both", text="Both.", mover=NORTH)
    services.composite(["group-a", "group-b"], made, by=CHAIR, at=NOON)
    carried("north-asks")
    sent = forwarded(now("north-asks"), "c-north", text="Both.", rule="ordinary", mover=NORTH)
    services.forward("north-asks", sent, meeting="council-2026", by=CHAIR, at=NOON)
    other = tabled("c-rive", "council-2026")
    whole = composed([sent, other], "c-all", title="All", text="All.", mover=NORTH)
    services.composite(["c-north", "c-rive"], whole, by=CHAIR, at=NOON)
    assert now("north-asks").treatment is Treatment.CARRIED
    assert told(origin_queries.origin_tree("c-all")) == [
        ("c-north", "made_from", [
            ("north-asks", "forwarded_from", [
                ("group-a", "made_from", []),
                ("group-b", "made_from", []),
            ]),
        ]),
        ("c-rive", "made_from", []),
    ]  # fmt: skip
    assert [str(each) for each in origin_queries.came_of("north-asks")] == references("c-north")


def told(tree: tuple[origin_queries.Origin, ...]) -> list[tuple[object, ...]]:
    return [(each.put.on.name, each.how, told(each.origins)) for each in tree]


def test_only_what_was_carried_is_put_to_another_meeting_and_not_to_the_same() -> None:
    both_meetings()
    motion = tabled("one")
    sent = forwarded(motion, "c-one", text="One.", rule="ordinary", mover=NORTH)
    with pytest.raises(InputError, match="can't be forwarded"):
        services.forward("one", sent, meeting="council-2026", by=CHAIR, at=NOON)
    assert not MotionRow.objects.filter(id="c-one").exists()
    carried("one")
    with pytest.raises(InputError, match="carried by this meeting"):
        services.forward("one", sent, meeting="north-2026", by=CHAIR, at=NOON)


def test_only_its_mover_withdraws_a_motion_and_not_once_it_is_voted_on() -> None:
    both_meetings()
    tabled("one")
    with pytest.raises(InputError, match="only its mover withdraws it"):
        services.withdraw("one", by=CHAIR, speaking_for=[], at=NOON)
    services.happen("one", Event(Happening.ACCEPTED_IN_ORDER, NOON), by=CHAIR)
    services.open_vote(Reference.parse("motion:one"), by=CHAIR, at=NOON)
    with pytest.raises(InputError, match="is being voted on, so it can't be withdrawn"):
        services.withdraw("one", by=CHAIR, speaking_for=[NORTH], at=NOON)


def test_a_costing_is_set_beside_a_motion_until_its_vote_is_opened() -> None:
    both_meetings()
    tabled("one")
    note = Note(NoteKind.COSTING, "Twelve weeks of one officer.")
    services.attach_note("one", note, by=CHAIR, at=NOON)
    services.happen("one", Event(Happening.ACCEPTED_IN_ORDER, NOON), by=CHAIR)
    services.open_vote(Reference.parse("motion:one"), by=CHAIR, at=NOON)
    with pytest.raises(InputError, match="nothing more is set beside it"):
        services.attach_note("one", note, by=CHAIR, at=NOON)
    entries = [entry for entry, _ in ledger.entries("decisions-north")]
    (entry,) = [entry for entry in entries if entry.event == "motion.costing"]
    assert "Twelve" not in str(entry.as_json())


def test_a_rival_of_a_carried_motion_is_not_put_to_the_vote() -> None:
    three_rivals()
    carried(RIVALS[2])
    services.happen(RIVALS[1], Event(Happening.ACCEPTED_IN_ORDER, NOON), by=CHAIR)
    with pytest.raises(InputError, match="stands against 'no-position', which was carried"):
        services.open_vote(Reference.parse(f"motion:{RIVALS[1]}"), by=CHAIR, at=NOON)
    services.happen(RIVALS[1], Event(Happening.LAPSED, NOON), by=CHAIR)


def test_nothing_ends_a_motion_while_an_amendment_to_it_is_voted_on() -> None:
    both_meetings()
    motion = tabled("council-position", "council-2026")
    draft = an_amendment(find="Text")
    services.move_amendment("council-2026", draft, text=motion.text, at=MORNING)
    services.open_vote(Reference.parse("amendment:a1"), by=CHAIR, at=NOON)
    with pytest.raises(InputError, match=r"is being voted on[.] Close that vote first"):
        services.withdraw(motion.id, by=CHAIR, speaking_for=[NORTH], at=NOON)


def test_what_happens_is_kept_in_the_order_in_which_it_happened_though_the_clock_jumps() -> None:
    both_meetings()
    motion = tabled("one")
    for what, at in (
        (Happening.ACCEPTED_IN_ORDER, NOON),
        (Happening.VOTE_OPENED, NOON - timedelta(hours=2)),
    ):
        services.happen("one", Event(what, at), by=CHAIR)
    assert replayed(motion, events("one")) == now("one")


def test_a_part_is_answered_by_a_clause_or_a_decision_and_by_nothing_else() -> None:
    both_meetings()
    tabled("one", parts=("First.", "Second."))
    part, clause = Reference.parse("motion:one#2"), Reference.parse("policy:p@2#2.3")
    services.answer_part(part, clause, why="It says so.", by=CHAIR, at=NOON)
    (link,) = ledger.links_to(part, LinkKind.ANSWERS)
    assert (link.source, link.why) == (clause, "It says so.")
    for astray, said in (("motion:one#3", "no part '3'"), ("motion:one#x", "no part 'x'")):
        with pytest.raises(InputError, match=said):
            services.answer_part(Reference.parse(astray), clause, why="So.", by=CHAIR, at=NOON)
    with pytest.raises(InputError, match="neither a clause nor a decision"):
        services.answer_part(part, clause.whole, why="So.", by=CHAIR, at=NOON)
    assert MotionEventRow.objects.count() == 0
