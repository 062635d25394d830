"""Motions made of motions: one of several, the parts of one, the same put to another meeting."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Final, TypeVar

from folkmoot.decision.motions import Motion, Stage, TextState, Treatment
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Kind, Reference

LONGEST_TITLE: Final = 200
Item = TypeVar("Item")


def composed(
    motions: Sequence[Motion], motion_id: str, *, title: str, text: str, mover: Reference
) -> Motion:
    """Give one motion in the place of two or more, with all their parts and all they rest on.

    Who asked for them is found through them, so it is not said of the composite again.
    It is voted on by the rule of the first; motions under different rules raise InputError.
    """
    if len(motions) < 2:
        raise InputError("A composite is made of two motions or more. Choose another one.")
    if len({motion.rule for motion in motions}) > 1:
        raise InputError("These motions are voted on by different rules, so they stay apart.")
    return Motion(
        motion_id,
        title,
        text,
        mover,
        motions[0].rule,
        parts=_each(motions, lambda motion: motion.parts),
        rivals=_each(motions, lambda motion: motion.rivals),
        about=_each(motions, lambda motion: motion.about),
        rests_on=_each(motions, lambda motion: motion.rests_on),
        adopts=_each(motions, lambda motion: motion.adopts),
    )


def parted(motion: Motion) -> tuple[Motion, ...]:
    """Give a motion for each part of *motion*; one without two parts raises InputError."""
    if len(motion.parts) < 2:
        raise InputError(f"The motion '{motion.id}' has no two parts, so it can't be split.")
    return tuple(
        replace(
            _afresh(motion),
            id=f"{motion.id}-{number}",
            title=_short(part),
            text=part,
            parts=(),
            mandated_by=(),
        )
        for number, part in enumerate(motion.parts, start=1)
    )


def forwarded(motion: Motion, motion_id: str, *, text: str, rule: str, mover: Reference) -> Motion:
    """Give *motion* as it is put to another meeting, in the words that were carried.

    It is mandated by the decision; rivals, notes and what it would bring into force stay behind,
    for they are the first meeting's own.
    """
    return replace(
        _afresh(motion),
        id=motion_id,
        text=text,
        rule=rule,
        mover=mover,
        mandated_by=(Reference(Kind.DECISION, motion.id),),
        adopts=(),
    )


def _afresh(motion: Motion) -> Motion:
    return replace(
        motion,
        rivals=(),
        notes=(),
        stage=Stage.TABLED,
        treatment=Treatment.NONE,
        text_state=TextState.AS_TABLED,
    )


def _each(
    motions: Iterable[Motion], part: Callable[[Motion], tuple[Item, ...]]
) -> tuple[Item, ...]:
    return tuple(dict.fromkeys(item for motion in motions for item in part(motion)))


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_TITLE else f"{text[: LONGEST_TITLE - 1].rstrip()}…"
