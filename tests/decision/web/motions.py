"""A meeting with three rival motions, and a section whose motions go to it, for the tests."""

from datetime import date, timedelta

from folkmoot.decision.motions import Event, Happening, Motion
from folkmoot.decision.roll import Roll, Seat
from folkmoot.decision.rules import SIMPLE, Rule, RuleSet
from folkmoot.decision.tally import Choice, whole
from folkmoot.foundation.references import Reference
from folkmoot.web.decision import services, stored
from folkmoot.web.decision.models import MotionEventRow, MotionRow
from tests.decision.builders import CHAIR, MORNING, ROLL, RULES

NOON = MORNING + timedelta(hours=3)
NORTH, COUNCIL = Reference.parse("body:north"), Reference.parse("body:council")
RIVALS = ("decriminalise", "punish-buying", "no-position")
NORTH_RULES = RuleSet(
    id="north-2020",
    body="north",
    title="Standing orders of North",
    adopted="2020-06-01",
    source="orders",
    encoded_by="tests",
    weights={"group": 10},
    rules=(Rule("ordinary", SIMPLE, article="art. 4"), Rule("special", SIMPLE, article="art. 5")),
)
NORTH_ROLL = Roll((Seat("m1", "north", 1), Seat("m2", "north", 1), Seat("g1", "north", 10)))


def both_meetings() -> None:
    """Call the annual meeting of North, and the council that comes after it."""
    for rules, meeting, body, roll in (
        (NORTH_RULES, "north-2026", "north", NORTH_ROLL),
        (RULES, "council-2026", "council", ROLL),
    ):
        services.load_rule_set(rules, by=CHAIR, at=MORNING)
        day = date(2026, 2, 21) if body == "north" else date(2026, 5, 23)
        services.hold_meeting(
            meeting, body, title=f"{body.title()} 2026", day=day, rules=rules.id, chair=CHAIR
        )
        services.freeze_roll(meeting, roll, by=CHAIR, at=MORNING)


def tabled(
    motion: str,
    meeting: str = "north-2026",
    *,
    rivals: tuple[str, ...] = (),
    parts: tuple[str, ...] = (),
    mover: Reference = NORTH,
) -> Motion:
    """Put a motion to a meeting."""
    made = Motion(
        motion, motion.title(), f"Text of {motion}.", mover, "ordinary", parts=parts, rivals=rivals
    )
    services.table_motion(meeting, made, at=MORNING)
    return made


def three_rivals() -> None:
    """Put the three motions of 2014 to the meeting of North; the later two name the first only."""
    both_meetings()
    tabled(RIVALS[0])
    tabled(RIVALS[1], rivals=RIVALS[:1])
    tabled(RIVALS[2], rivals=RIVALS[:1])


def carried(motion: str) -> None:
    """Take a motion of North up and carry it."""
    on = Reference.parse(f"motion:{motion}")
    services.happen(motion, Event(Happening.ACCEPTED_IN_ORDER, NOON), by=CHAIR)
    services.open_vote(on, by=CHAIR, at=NOON)
    services.cast_vote(on, whole(NORTH_ROLL.by_id()["g1"], Choice.YES))
    services.close_vote(on, by=CHAIR, at=NOON + timedelta(minutes=5))


def now(motion: str) -> Motion:
    """Give a motion as its row says."""
    return stored.motion_of(MotionRow.objects.get(id=motion))


def events(motion: str) -> list[Event]:
    """Give what its rows say happened to a motion."""
    return [
        Event(Happening(row.what), row.at, row.why, tuple(map(Reference.parse, row.into)))
        for row in MotionEventRow.objects.filter(motion_id=motion).order_by("id")
    ]
