"""What may happen to a motion, and when; taken in turn, it is what the motion has become."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import reduce
from typing import Final

from folkmoot.decision.motions import Event, Happening, Motion, Stage, TextState, Treatment
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Kind

VOTED: Final = frozenset({Happening.CARRIED, Happening.LOST, Happening.INQUORATE})
BEFORE_A_VOTE: Final = frozenset(
    {
        Happening.AMENDED,
        Happening.WITHDRAWN,
        Happening.RETRACTED,
        Happening.REFERRED,
        Happening.REMITTED,
        Happening.COMPOSITED,
        Happening.SPLIT,
        Happening.LAPSED,
    }
)
AT_STAGE: Final[Mapping[Stage, frozenset[Happening]]] = {
    Stage.TABLED: BEFORE_A_VOTE | {Happening.ACCEPTED_IN_ORDER, Happening.COMPOSED},
    Stage.IN_ORDER: BEFORE_A_VOTE | {Happening.VOTE_OPENED},
    Stage.OPEN: VOTED,
}
ONCE_SETTLED: Final[Mapping[Treatment, frozenset[Happening]]] = {
    Treatment.CARRIED: frozenset(
        {Happening.FORWARDED, Happening.IMPLEMENTED, Happening.SUPERSEDED}
    ),
    Treatment.IMPLEMENTED: frozenset({Happening.SUPERSEDED}),
}
NEXT_STAGE: Final[Mapping[Happening, Stage]] = {
    Happening.ACCEPTED_IN_ORDER: Stage.IN_ORDER,
    Happening.VOTE_OPENED: Stage.OPEN,
}
TEXT_CHANGES: Final[Mapping[Happening, TextState]] = {
    Happening.AMENDED: TextState.AMENDED,
    Happening.COMPOSED: TextState.COMPOSITE,
}


@dataclass(frozen=True, slots=True)
class Into:
    """Where a happening may lead: to *least* up to *most* things of these *kinds*; else *said*."""

    kinds: frozenset[Kind]
    least: int
    most: int
    said: str


LATER: Final = frozenset({Kind.MOTION, Kind.DECISION, Kind.POLICY})
ANY_LATER: Final = Into(LATER, 0, 9, "Name motions, decisions or versions of a policy.")
NOWHERE: Final = Into(frozenset(), 0, 0, "It leads nowhere: leave out where it went.")
LEADS: Final[Mapping[Happening, Into]] = {
    Happening.AMENDED: Into(frozenset({Kind.AMENDMENT}), 0, 99, "Name the amendments taken in."),
    Happening.COMPOSITED: Into(frozenset({Kind.MOTION}), 1, 1, "Name the motion it went into."),
    Happening.SPLIT: Into(frozenset({Kind.MOTION}), 2, 99, "Name the motions it became, 2 to 99."),
    Happening.FORWARDED: Into(frozenset({Kind.MOTION}), 1, 1, "Name the motion it became there."),
    Happening.REFERRED: Into(frozenset({Kind.BODY}), 1, 1, "Name the body that is to decide."),
    Happening.RETRACTED: Into(frozenset({Kind.EVENT}), 0, 1, "Name the workshop as an event."),
    Happening.SUPERSEDED: ANY_LATER,
    Happening.IMPLEMENTED: ANY_LATER,
}

WORDS: Final[Mapping[str, str]] = {
    Stage.OPEN: "being voted on",
    Happening.VOTE_OPENED: "put to the vote",
    Happening.COMPOSED: "made from others",
    Happening.INQUORATE: "found without a quorum",
}


def possible(motion: Motion) -> frozenset[Happening]:
    """Give what may happen to *motion* as it stands.

    Only a motion in order is put to the vote, and only one that is being voted on comes out; while
    it is, neither its text nor anything else about it changes. A carried one is forwarded,
    implemented or superseded; one settled in any other way stays as it is.
    """
    if motion.stage is Stage.SETTLED:
        return ONCE_SETTLED.get(motion.treatment, frozenset())
    return AT_STAGE[motion.stage]


def after(motion: Motion, event: Event) -> Motion:
    """Give *motion* as it is after *event*; raise InputError where that can't happen to it now."""
    _refuse_impossible(motion, event.what)
    _refuse_astray(motion, event)
    if event.what in NEXT_STAGE:
        return replace(motion, stage=NEXT_STAGE[event.what])
    if event.what in TEXT_CHANGES:
        return replace(motion, text_state=TEXT_CHANGES[event.what])
    if event.what is Happening.FORWARDED:
        return motion
    return replace(motion, stage=Stage.SETTLED, treatment=Treatment(event.what.value))


def replayed(motion: Motion, events: Iterable[Event]) -> Motion:
    """Give what *events*, in their order, make of *motion* as it was tabled."""
    tabled = replace(
        motion, stage=Stage.TABLED, treatment=Treatment.NONE, text_state=TextState.AS_TABLED
    )
    return reduce(after, events, tabled)


def _refuse_impossible(motion: Motion, what: Happening) -> None:
    allowed = possible(motion)
    if what in allowed:
        return
    left = ", ".join(_words(each) for each in Happening if each in allowed)
    now = f"It can be: {left}." if left else "Nothing more happens to it."
    settled = f" ({_words(motion.treatment)})" if motion.stage is Stage.SETTLED else ""
    raise InputError(
        f"The motion '{motion.id}' is {_words(motion.stage)}{settled}, "
        f"so it can't be {_words(what)}. {now}"
    )


def _refuse_astray(motion: Motion, event: Event) -> None:
    leads = LEADS.get(event.what, NOWHERE)
    known = all(there.kind in leads.kinds for there in event.into)
    if not known or not leads.least <= len(event.into) <= leads.most:
        raise InputError(f"The motion '{motion.id}' is to be {_words(event.what)}. {leads.said}")
    if motion.reference in event.into:
        raise InputError(f"The motion '{motion.id}' cannot lead into itself. Name another one.")


def _words(value: Stage | Treatment | Happening) -> str:
    return WORDS.get(value, value.replace("_", " "))
