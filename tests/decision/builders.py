"""One small meeting, its decision and its ledger, for the tests of decisions."""

from datetime import UTC, datetime, timedelta
from fractions import Fraction

from folkmoot.decision.amendments import amend
from folkmoot.decision.bundles import DECISION_MADE, ROLL_FROZEN, RULES_ADOPTED, document
from folkmoot.decision.decisions import Decision, Poll, Question, TextPut, decide
from folkmoot.decision.roll import Roll, Seat
from folkmoot.decision.rules import SIMPLE, TWO_THIRDS, Rule, RuleSet
from folkmoot.decision.tally import Choice, Sides, Vote, whole
from folkmoot.foundation.canonical import Json, json_hash
from folkmoot.foundation.references import Reference
from folkmoot.record.ledger import GENESIS, Entry

MORNING = datetime(2026, 5, 23, 9, 0, tzinfo=UTC)
CHAIR = Reference.parse("person:chloe")
COUNCIL = Reference.parse("body:council")
TEXT = "Organising sex work is not criminal where it does not exploit anybody."

RULES = RuleSet(
    id="council-2020",
    body="council",
    title="Standing orders of the council",
    adopted="2020-06-01",
    source="standing-orders",
    encoded_by="tests",
    weights={"delegation": 5},
    rules=(
        Rule("ordinary", SIMPLE, article="art. 4"),
        Rule("special", TWO_THIRDS, quorum=Fraction(1, 2), sections=SIMPLE, article="art. 5"),
    ),
)
ROLL = Roll(
    (
        Seat("north", "north", 5, kind="delegation", holder="person:amina", may_split=True),
        Seat("rive", "rive", 5, kind="delegation", may_split=True),
        Seat("isles", "isles", 3, kind="small"),
        Seat("cedar", "cedar", 3, kind="small", is_present=False),
    )
)
SEATED = ROLL.by_id()


def a_question(rule: str = "special") -> Question:
    motion = Reference.parse("motion:council-position")
    change = amend("a1", motion, TEXT, changes=[("exploit", "exploit, coerce or deceive")])
    text = TextPut(motion, TEXT, (change,))
    return Question("The council's position", "council-2026", "council", RULES, rule, ROLL, text)


def a_decision(rule: str = "special") -> Decision:
    votes = (
        whole(SEATED["north"], Choice.YES),
        Vote("rive", Sides(2, 2, 1)),
        whole(SEATED["isles"], Choice.YES),
    )
    motion = Reference.parse("motion:council-position")
    opened = MORNING + timedelta(hours=1)
    closed = opened + timedelta(minutes=20)
    present = ROLL.attendance
    return decide(a_question(rule), Poll(motion, opened, closed, votes, present=present))


def a_chain(decision: Decision, paper: dict[str, Json] | None = None) -> list[tuple[Entry, str]]:
    paper = paper or document(decision)
    question = decision.question
    happened: list[tuple[str, dict[str, Json]]] = [
        (RULES_ADOPTED, {"rules": question.rules.hash}),
        (ROLL_FROZEN, {"roll": question.roll.hash}),
        ("vote.opened", {}),
        (DECISION_MADE, {"document": json_hash(paper)}),
    ]
    entries: list[tuple[Entry, str]] = []
    previous = GENESIS
    for number, (event, detail) in enumerate(happened, start=1):
        at = MORNING + timedelta(minutes=20 * number)
        entry = Entry("council", number, event, (COUNCIL,), CHAIR, at, detail, previous)
        previous = entry.hash
        entries.append((entry, previous))
    return entries
