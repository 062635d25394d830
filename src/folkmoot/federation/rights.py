"""What people may do: one pure function over their mandates, and the rules it goes by."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from folkmoot.federation.bodies import BodyKind, Tree
from folkmoot.federation.mandates import Mandate, Role


class Action(StrEnum):
    """What can be asked for. Everything that is public is READ_PUBLIC."""

    READ_PUBLIC = "read_public"
    RESPOND = "respond"
    EDIT_POLICY = "edit_policy"
    PUBLISH_PACK = "publish_pack"
    RUN_ROUND = "run_round"
    READ_RESPONSES = "read_responses"
    CODE_RESPONSES = "code_responses"
    MOVE_MOTION = "move_motion"
    CONDUCT_VOTE = "conduct_vote"
    CAST_VOTE = "cast_vote"
    ADOPT_VERSION = "adopt_version"
    ANSWER_LAW = "answer_law"
    READ_LEDGER = "read_ledger"


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody asking: *person* is empty for the public; *today* is the day they ask on."""

    person: str
    mandates: tuple[Mandate, ...]
    today: date


@dataclass(frozen=True, slots=True)
class Ruling:
    """Whether it is allowed, and the name of the rule that says so."""

    allowed: bool
    rule: str


PUBLIC = frozenset({Action.READ_PUBLIC, Action.RESPOND, Action.READ_LEDGER})

ROLES: dict[Action, frozenset[Role]] = {
    Action.EDIT_POLICY: frozenset({Role.OFFICER}),
    Action.PUBLISH_PACK: frozenset({Role.OFFICER}),
    Action.RUN_ROUND: frozenset({Role.COORDINATOR}),
    Action.READ_RESPONSES: frozenset({Role.COORDINATOR, Role.CODER}),
    Action.CODE_RESPONSES: frozenset({Role.CODER, Role.COORDINATOR}),
    Action.MOVE_MOTION: frozenset({Role.DELEGATE, Role.CHAIR, Role.OFFICER}),
    Action.CONDUCT_VOTE: frozenset({Role.CHAIR}),
    Action.CAST_VOTE: frozenset({Role.DELEGATE}),
    Action.ADOPT_VERSION: frozenset({Role.CHAIR}),
    Action.ANSWER_LAW: frozenset({Role.RESEARCHER}),
}
"""Which roles carry which action, in the body that they are mandated for."""

DOWNWARD = frozenset({Action.READ_RESPONSES, Action.CODE_RESPONSES})
"""What a mandate in the secretariat reaches in every body of its federation."""


def decide(actor: Actor, action: Action, body: str, tree: Tree) -> Ruling:
    """Say whether *actor* may do *action* in *body*, and by which rule.

    A mandate reaches its own body and no other; only reading and coding responses reaches from
    the secretariat down to the sections of its federation.
    """
    if action in PUBLIC:
        return Ruling(True, "public")
    held = [m for m in actor.mandates if m.person == actor.person and m.holds_on(actor.today)]
    fitting = [mandate for mandate in held if mandate.role in ROLES[action]]
    for mandate in fitting:
        if mandate.body == body:
            return Ruling(True, f"{mandate.role}-in-own-body")
        if action in DOWNWARD and _is_secretariat_over(mandate.body, body, tree):
            return Ruling(True, f"{mandate.role}-of-secretariat")
    return Ruling(False, "no-mandate-here" if fitting else "no-such-role")


def _is_secretariat_over(secretariat: str, body: str, tree: Tree) -> bool:
    if secretariat not in tree.bodies or body not in tree.bodies:
        return False
    home = tree.bodies[secretariat]
    return home.kind is BodyKind.SECRETARIAT and tree.holds(home.parent, body)
