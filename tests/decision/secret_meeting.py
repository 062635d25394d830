"""A meeting with a secret vote: seven seats, two of which may split, one proxy, one absent."""

from datetime import date, timedelta

from folkmoot.decision.motions import Motion
from folkmoot.decision.roll import Proxy, Roll, Seat
from folkmoot.decision.rules import SIMPLE, Proxies, Rule, RuleSet
from folkmoot.decision.secrecy import Secrecy
from folkmoot.foundation.references import Reference
from folkmoot.web.decision.models import MeetingRow, PollRow, ProxyRow, RuleSetRow, SeatRow
from tests.decision.builders import CHAIR, MORNING

MOTION = Reference.parse("motion:council-position")
NOON = MORNING + timedelta(hours=3)
KINDS = (Secrecy.RECORDED, Secrecy.RECEIPTED, Secrecy.BELENIOS)
RULES = RuleSet(
    id="secret-2026",
    body="council",
    title="Standing orders with secret votes",
    adopted="2026-01-01",
    source="standing-orders",
    encoded_by="tests",
    weights={},
    rules=(Rule("ordinary", SIMPLE, article="art. 4", secrecy=KINDS),),
    proxies=Proxies(allowed=True),
)
ROLL = Roll(
    (
        Seat("north", "north", 4, holder="person:amina", may_split=True),
        Seat("rive", "rive", 3, holder="person:bo", may_split=True),
        Seat("s0", "isles", 1, holder="person:dag"),
        *(Seat(f"s{number}", "isles", 1) for number in range(1, 4)),
        Seat("cedar", "cedar", 2),
        Seat("far", "cedar", 2, is_present=False),
    ),
    (Proxy("cedar", "north"),),
)


def a_motion(name: str = "council-position") -> Motion:
    council = Reference.parse("body:council")
    return Motion(name, "The council's position", "We stand.", council, "ordinary")


def an_open_poll(secrecy: Secrecy = Secrecy.RECEIPTED, roll: Roll = ROLL) -> PollRow:
    """Open a vote by its rows alone, which a test that ends transactions can empty afterwards."""
    rules = RuleSetRow.objects.create(
        id=RULES.id, body="council", document=RULES.as_json(), hash=RULES.hash
    )
    meeting = MeetingRow.objects.create(
        id="m", body="council", day=date(2026, 5, 23), rules=rules, chair=str(CHAIR), frozen=MORNING
    )
    SeatRow.objects.bulk_create(
        SeatRow(
            meeting=meeting,
            seat=seat.id,
            section=seat.section,
            votes=seat.votes,
            holder=seat.holder,
            is_present=seat.is_present,
            may_split=seat.may_split,
        )
        for seat in roll
    )
    ProxyRow.objects.bulk_create(
        ProxyRow(meeting=meeting, seat=proxy.seat, holder=proxy.holder) for proxy in roll.proxies
    )
    return PollRow.objects.create(
        on=str(MOTION),
        meeting=meeting,
        opened=MORNING,
        present=list(roll.attendance),
        secrecy=secrecy,
    )
