"""What the pages of changed rules show, ready to be set."""

from dataclasses import dataclass

from folkmoot.assessment.flips import Kind, Turned
from folkmoot.assessment.jurisdictions import Registry
from folkmoot.foundation.errors import Fault
from folkmoot.web.assessment.change_effects import Line, lines
from folkmoot.web.assessment.change_forms import RefuseForm
from folkmoot.web.assessment.names import model_name, place_name
from folkmoot.web.assessment.rules_forms import RulesForm
from folkmoot.web.assessment.rules_queries import Looked, RuleChange, RuleFile


@dataclass(frozen=True, slots=True)
class ShownTurn:
    """One thing that is said of a law, as it was and would be; both are empty where unsaid."""

    kind: str
    of: str
    name: str
    was: tuple[str, ...]
    now: tuple[str, ...]
    because: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ShownFlip:
    """One law of which something else would be said."""

    place: str
    name: str
    turns: tuple[ShownTurn, ...]


@dataclass(frozen=True, slots=True)
class ShownLook:
    """What a changed file does: where it belongs, who flips, and line by line how it differs.

    *newly* counts the laws of which nothing is said otherwise, but something for the first time.
    """

    looked: Looked
    flips: tuple[ShownFlip, ...]
    newly: int
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class RulesPage:
    """The files as they stand, what is proposed, and the form with what it would do."""

    files: tuple[RuleFile, ...]
    waiting: tuple[RuleChange, ...]
    settled: tuple[RuleChange, ...]
    form: RulesForm
    faults: tuple[Fault, ...] = ()
    look: ShownLook | None = None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class RuleChangePage:
    """One proposed file, for whoever proposed it and whoever may publish it."""

    change: RuleChange
    look: ShownLook | None
    faults: tuple[Fault, ...]
    is_own: bool
    refuse: RefuseForm
    problem: str = ""


def shown(looked: Looked, registry: Registry, *, was: str, now: str) -> ShownLook:
    """Give what a look found, set out for people."""
    found = [(flip, tuple(filter(_is_otherwise, flip.turned))) for flip in looked.flips]
    return ShownLook(
        looked,
        tuple(
            ShownFlip(
                flip.jurisdiction,
                place_name(registry[flip.jurisdiction]),
                tuple(map(_turn, turned)),
            )
            for flip, turned in found
            if turned
        ),
        sum(not turned for _, turned in found),
        tuple(lines(was, now)),
    )


def _is_otherwise(turned: Turned) -> bool:
    return turned.was is not None


def _turn(turned: Turned) -> ShownTurn:
    said = turned.said
    because = tuple((one.question, one.value.replace("_", " ")) for one in said.because)
    was = _words(turned.was.possible if turned.was else (), said.kind)
    now = _words(turned.now.possible if turned.now else (), said.kind)
    return ShownTurn(said.kind.value, said.of, said.name, was, now, because)


def _words(possible: tuple[str, ...], kind: Kind) -> tuple[str, ...]:
    return tuple(model_name(one) for one in possible) if kind is Kind.MODEL else possible
