"""A council with three rival motions, rules that rank, seats of many weights and a proxy."""

from datetime import date, timedelta

from folkmoot.decision.motions import Event, Happening, Motion
from folkmoot.decision.roll import Proxy, Roll, Seat
from folkmoot.decision.rules import SIMPLE, Proxies, Rule, RuleSet, Tie
from folkmoot.decision.secrecy import Secrecy
from folkmoot.foundation.references import Reference
from folkmoot.web.decision import services
from tests.decision.builders import CHAIR, COUNCIL, MORNING

NOON = MORNING + timedelta(hours=3)
FIRST = Reference.parse("motion:decriminalise")
TITLES = {
    "decriminalise": "Decriminalise sex work",
    "punish-buying": "Punish buying",
    "no-position": "Take no position",
}
BOTH = (Secrecy.RECORDED, Secrecy.RECEIPTED)
RULES = RuleSet(
    id="ranking-2026",
    body="council",
    title="Standing orders that rank",
    adopted="2026-01-01",
    source="standing-orders",
    encoded_by="tests",
    weights={},
    rules=(
        Rule("ordinary", SIMPLE, article="art. 4"),
        Rule("rivals", SIMPLE, article="art. 6", method="schulze", tie=Tie.LOT, secrecy=BOTH),
        Rule("casting", SIMPLE, article="art. 7", method="irv", tie=Tie.CHAIR),
        Rule("officers", SIMPLE, article="art. 8", method="scottish-stv", tie=Tie.LOT, places=2),
    ),
    proxies=Proxies(allowed=True),
)
ROLL = Roll(
    (
        Seat("north", "north", 10, holder="person:amina"),
        Seat("rive", "rive", 3, holder="person:bo"),
        *(Seat(f"s{number}", "isles", 2) for number in range(1, 5)),
        Seat("cedar", "cedar", 2),
    ),
    (Proxy("cedar", "north"),),
)


def three_rivals(chair: Reference = CHAIR) -> None:
    """Call the council and table its three motions, each against the first."""
    services.load_rule_set(RULES, by=chair, at=MORNING)
    services.hold_meeting(
        "council-2026",
        "council",
        title="Council 2026",
        day=date(2026, 5, 23),
        rules=RULES.id,
        chair=chair,
    )
    services.freeze_roll("council-2026", ROLL, by=chair, at=MORNING)
    for name, title in TITLES.items():
        rivals = () if name == FIRST.name else (FIRST.name,)
        text = f"{title}. So we say."
        motion = Motion(name, title, text, COUNCIL, "ordinary", rivals=rivals)
        services.table_motion("council-2026", motion, at=MORNING)
        services.happen(name, Event(Happening.ACCEPTED_IN_ORDER, MORNING), by=chair)
