"""What people may do: one pure function over their mandates, and the rules it goes by."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from folkmoot.federation.bodies import BodyKind, Tree
from folkmoot.federation.mandates import Mandate, Role


class Action(StrEnum):
    """What can be asked for. Everything that is public is READ_PUBLIC."""

    READ_PUBLIC = "read_public"
    RESPOND = "respond"
    EDIT_POLICY = "edit_policy"
    PUBLISH_PACK = "publish_pack"
    RUN_ROUND = "run_round"
    CHANGE_PACK = "change_pack"
    TYPE_PAPER = "type_paper"
    READ_RESPONSES = "read_responses"
    CODE_RESPONSES = "code_responses"
    EXPORT_RESPONSES = "export_responses"
    MODERATE = "moderate"
    PUBLISH_WORDS = "publish_words"
    ANSWER_THEMES = "answer_themes"
    SAFEGUARD = "safeguard"
    HOLD_KEYS = "hold_keys"
    RECOVER_KEYS = "recover_keys"
    SEND_RESULTS = "send_results"
    RECEIVE_RESULTS = "receive_results"
    MOVE_MOTION = "move_motion"
    KEEP_ROLL = "keep_roll"
    CONDUCT_VOTE = "conduct_vote"
    CAST_VOTE = "cast_vote"
    READ_VOTES = "read_votes"
    ADOPT_VERSION = "adopt_version"
    ANSWER_LAW = "answer_law"
    SETTLE_LAW = "settle_law"
    VALIDATE_LAW = "validate_law"
    READ_LEDGER = "read_ledger"


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody asking at the instant *at*: *person* is empty for the public."""

    person: str
    mandates: tuple[Mandate, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class Object:
    """What an action is asked on: whose it is, of which consultation, and how it stands.

    *state* is a round's state, or WITHDRAWN for a response. *protected* are words that lie sealed
    to whoever holds the round's passphrase, until they release them.
    """

    body: str
    consultation: str = ""
    state: str = ""
    protected: bool = False


@dataclass(frozen=True, slots=True)
class Ruling:
    """Whether it is allowed, and the name of the rule that says so."""

    allowed: bool
    rule: str


PUBLIC = frozenset({Action.READ_PUBLIC, Action.RESPOND, Action.READ_LEDGER})

ROLES: Mapping[Action, frozenset[Role]] = {
    Action.EDIT_POLICY: frozenset({Role.OFFICER}),
    Action.PUBLISH_PACK: frozenset({Role.OFFICER}),
    Action.RUN_ROUND: frozenset({Role.COORDINATOR}),
    Action.CHANGE_PACK: frozenset({Role.COORDINATOR}),
    Action.TYPE_PAPER: frozenset({Role.COORDINATOR, Role.CODER}),
    Action.READ_RESPONSES: frozenset({Role.COORDINATOR, Role.CODER}),
    Action.CODE_RESPONSES: frozenset({Role.CODER, Role.COORDINATOR}),
    Action.EXPORT_RESPONSES: frozenset({Role.COORDINATOR}),
    Action.MODERATE: frozenset({Role.COORDINATOR}),
    Action.PUBLISH_WORDS: frozenset({Role.COORDINATOR, Role.CODER, Role.CHAIR, Role.OFFICER}),
    Action.ANSWER_THEMES: frozenset({Role.COORDINATOR, Role.OFFICER}),
    Action.SAFEGUARD: frozenset({Role.SAFEGUARDING}),
    Action.HOLD_KEYS: frozenset({Role.COORDINATOR}),
    Action.RECOVER_KEYS: frozenset({Role.RECOVERY}),
    Action.SEND_RESULTS: frozenset({Role.COORDINATOR}),
    Action.RECEIVE_RESULTS: frozenset({Role.OFFICER}),
    Action.MOVE_MOTION: frozenset({Role.DELEGATE, Role.CHAIR, Role.OFFICER}),
    Action.KEEP_ROLL: frozenset({Role.CHAIR, Role.OFFICER}),
    Action.CONDUCT_VOTE: frozenset({Role.CHAIR}),
    Action.CAST_VOTE: frozenset({Role.DELEGATE}),
    Action.READ_VOTES: frozenset({Role.DELEGATE, Role.CHAIR, Role.OFFICER, Role.OBSERVER}),
    Action.ADOPT_VERSION: frozenset({Role.CHAIR}),
    Action.ANSWER_LAW: frozenset({Role.RESEARCHER}),
    Action.SETTLE_LAW: frozenset({Role.RESEARCHER, Role.OFFICER}),
    Action.VALIDATE_LAW: frozenset({Role.COORDINATOR}),
}
"""Which roles carry which action, in the body that they are mandated for."""

DOWNWARD = frozenset({Action.READ_RESPONSES, Action.CODE_RESPONSES, Action.RECEIVE_RESULTS})
"""What a mandate in the secretariat reaches in every body of its federation."""

TWO_PEOPLE = frozenset({Action.PUBLISH_WORDS, Action.TYPE_PAPER, Action.SETTLE_LAW})
"""What one person begins and another one completes; `second_person` says who may."""

WITHDRAWN = "withdrawn"

NOT_BEFORE_CLOSE = ("draft", "preview", "announced", "open", "grace")
NOT_AFTER_OPENING = ("open", "grace", "closed", "compiled", "reported")

STATES: Mapping[Action, tuple[tuple[str, ...], str]] = {
    Action.CHANGE_PACK: (NOT_AFTER_OPENING, "pack-is-fixed-once-open"),
    Action.SEND_RESULTS: (NOT_BEFORE_CLOSE, "round-is-not-over"),
}
"""In which states of a round an action is closed to everybody, and by which rule."""


def decide(actor: Actor, action: Action, on: Object | str, tree: Tree) -> Ruling:
    """Say whether *actor* may do *action* on an object, or in a body, and by which rule.

    A mandate reaches its own body and no other, and where it names a consultation, nothing of
    another. Only what stands in DOWNWARD reaches from the secretariat to the sections of its
    federation, and never to words that are protected. What was withdrawn is nobody's.
    """
    if action in PUBLIC:
        return Ruling(True, "public")
    asked = on if isinstance(on, Object) else Object(on)
    ruling, shut = _by_mandate(actor, action, asked, tree), _shut(action, asked.state)
    return Ruling(False, shut) if ruling.allowed and shut else ruling


def second_person(first: str, second: str) -> Ruling:
    """Say whether *second* may complete what *first* began: somebody else, and both known."""
    if not first or not second:
        return Ruling(False, "two-people-needed")
    return Ruling(first != second, "two-people" if first != second else "same-person-twice")


def mandates_in_force(actor: Actor, tree: Tree) -> tuple[Mandate, ...]:
    """Give the actor's own mandates that hold on the day that it is in the mandate's body."""
    return tuple(
        mandate
        for mandate in actor.mandates
        if mandate.person == actor.person and mandate.holds_on(_day(mandate.body, actor.at, tree))
    )


def _day(body: str, at: datetime, tree: Tree) -> date:
    zone = ZoneInfo(tree.bodies[body].zone) if body in tree.bodies else UTC
    return at.astimezone(zone).date()


def _by_mandate(actor: Actor, action: Action, asked: Object, tree: Tree) -> Ruling:
    held = [m for m in mandates_in_force(actor, tree) if m.role in ROLES[action]]
    refusal = "no-mandate-here" if held else "no-such-role"
    for mandate in held:
        reach = _reach(mandate, action, asked, tree)
        if reach and mandate.consultation not in ("", asked.consultation):
            refusal = "mandate-is-for-another-consultation"
        elif reach == "of-secretariat" and asked.protected:
            refusal = "protected-words-stay-in-the-section"
        elif reach:
            return Ruling(True, f"{mandate.role}-{reach}")
    return Ruling(False, refusal)


def _reach(mandate: Mandate, action: Action, asked: Object, tree: Tree) -> str:
    if mandate.body == asked.body:
        return "in-own-body"
    reaches = action in DOWNWARD and _is_secretariat_over(mandate.body, asked.body, tree)
    return "of-secretariat" if reaches else ""


def _is_secretariat_over(secretariat: str, body: str, tree: Tree) -> bool:
    if secretariat not in tree.bodies or body not in tree.bodies:
        return False
    home = tree.bodies[secretariat]
    return home.kind is BodyKind.SECRETARIAT and tree.holds(home.parent, body)


def _shut(action: Action, state: str) -> str:
    if state == WITHDRAWN:
        return "withdrawn-is-nobody-s"
    states, rule = STATES.get(action, ((), ""))
    return rule if state in states else ""
