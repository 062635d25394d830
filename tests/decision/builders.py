"""One small meeting, its decision and its ledger, for the tests of decisions."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from fractions import Fraction

from folkmoot.decision import bundles, merkle
from folkmoot.decision.amendments import amend
from folkmoot.decision.bundles import document
from folkmoot.decision.decisions import Decision, Poll, Question, TextPut, decide
from folkmoot.decision.roll import Roll, Seat
from folkmoot.decision.rules import SIMPLE, TWO_THIRDS, Rule, RuleSet
from folkmoot.decision.tally import Choice, Sides, Vote, whole
from folkmoot.foundation.canonical import Json, content_hash, json_hash
from folkmoot.foundation.references import Reference
from folkmoot.record.heads import Head, SignedHead, sign
from folkmoot.record.ledger import GENESIS, Entry

MORNING = datetime(2026, 5, 23, 9, 0, tzinfo=UTC)
CHAIR = Reference.parse("person:chloe")
COUNCIL = Reference.parse("body:council")
SALT = "5a" * 32
PRIVATE = bytes(range(32))
"""The key that the heads of these tests are signed with."""
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
    return decide(a_question(rule), Poll(motion, opened, closed, votes, present=present, salt=SALT))


def a_chain(decision: Decision, paper: Mapping[str, Json] | None = None) -> list[Entry]:
    """Give the chain of a body that made *decision*, each entry at the time that it should have."""
    paper = paper or document(decision)
    question, poll = decision.question, decision.poll
    cast = bundles.leaves(poll)
    before = poll.opened - timedelta(minutes=5)
    opened: dict[str, Json] = {
        "text": content_hash(question.text.result),
        "attendance": json_hash(bundles.attendance(poll)),
        "rule": question.rule,
        "secrecy": str(poll.secrecy),
        "seen_by": str(poll.seen_by),
        "options": json_hash(list(question.options)),
        "rival_texts": json_hash(question.rival_texts),
    }
    closed: dict[str, Json] = {"root": merkle.root(cast), "ballots": len(cast)}
    return chained(
        (bundles.RULES_ADOPTED, COUNCIL, before, {"rules": question.rules.hash}),
        (bundles.ROLL_FROZEN, COUNCIL, before, {"roll": question.roll.hash}),
        (bundles.VOTE_OPENED, poll.on, poll.opened, opened),
        (bundles.VOTE_CLOSED, poll.on, poll.closed, closed),
        (bundles.DECISION_MADE, poll.on, poll.closed, {"document": json_hash(paper)}),
    )


def chained(*happened: tuple[str, Reference, datetime, dict[str, Json]]) -> list[Entry]:
    """Give the chain of a body in which these things happened."""
    entries: list[Entry] = []
    for number, (event, about, at, detail) in enumerate(happened, start=1):
        previous = entries[-1].hash if entries else GENESIS
        entries.append(Entry("council", number, event, (about,), CHAIR, at, detail, previous))
    return entries


def signed(chain: list[Entry], private: bytes = PRIVATE) -> list[SignedHead]:
    """Give the signed head of a chain."""
    last = chain[-1]
    return [sign(Head(last.chain, last.number, last.hash, last.at), private)]


def a_bundle(
    decision: Decision, *, for_members: bool = False, rulings: tuple[Json, ...] = ()
) -> bytes:
    """Give the bundle of *decision* with the chain of its body and its signed head."""
    chain, paper = a_chain(decision), document(decision)
    held = bundles.Chained(chain, signed(chain), rulings)
    return bundles.bundle(decision, paper, held, for_members=for_members)
