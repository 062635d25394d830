"""Template filters of motions: each of their three axes, and what happened to them, in words."""

from django import template
from django.utils.translation import gettext as _

from folkmoot.decision.motions import Motion, Stage, TextState

register = template.Library()


@register.filter
def stands(motion: Motion) -> str:
    """Say where a motion stands."""
    return {
        Stage.TABLED: _("Put to the meeting. The chair has not taken it up yet."),
        Stage.IN_ORDER: _("Taken up by the chair. It waits for its vote."),
        Stage.OPEN: _("It is being voted on now."),
        Stage.SETTLED: _("Settled. Nothing more is to be voted on."),
    }[motion.stage]


@register.filter
def done(motion: Motion) -> str:
    """Say what was done to a motion."""
    return {
        "": _("Nothing yet."),
        "carried": _("Carried, in the words that were tabled."),
        "carried_as_amended": _("Carried as amended: not in the words that were tabled."),
        "lost": _("Lost."),
        "inquorate": _("Not decided: too few took part."),
        "withdrawn": _("Withdrawn by its mover."),
        "retracted": _("Taken back, to be talked over in a workshop."),
        "referred": _("Referred: another body is to decide."),
        "remitted": _("Sent back to its mover, to be worked on."),
        "composited": _("Put together with others into one motion."),
        "split": _("Split: each of its parts is a motion of its own."),
        "lapsed": _("Lapsed: it was not taken up."),
        "superseded": _("Carried, and replaced by a later decision."),
        "implemented": _("Carried, and carried out since."),
    }[motion.outcome]


@register.filter
def wording(motion: Motion) -> str:
    """Say what the text of a motion is, beside the one first tabled."""
    return {
        TextState.AS_TABLED: _("As it was tabled."),
        TextState.AMENDED: _("Amended since it was tabled."),
        TextState.COMPOSITE: _("Made from several motions."),
    }[motion.text_state]


@register.filter
def happened(what: str) -> str:
    """Say one thing that happened to a motion."""
    return {
        "tabled": _("Tabled"),
        "accepted_in_order": _("Taken up by the chair"),
        "vote_opened": _("The vote was opened"),
        "amended": _("Its text was amended"),
        "composed": _("Made from several motions"),
        "carried": _("Carried"),
        "lost": _("Lost"),
        "inquorate": _("Not decided: too few took part"),
        "withdrawn": _("Withdrawn by its mover"),
        "retracted": _("Taken back, for a workshop"),
        "referred": _("Referred to another body"),
        "remitted": _("Sent back to its mover"),
        "composited": _("Put together with others"),
        "split": _("Split into its parts"),
        "lapsed": _("Lapsed"),
        "superseded": _("Replaced by a later decision"),
        "implemented": _("Carried out"),
        "forwarded": _("Put to another meeting"),
        "costing": _("A costing was set beside it"),
        "advice": _("Advice was set beside it"),
    }[what]


@register.filter
def note_kind(kind: str) -> str:
    """Say what a note beside a motion is."""
    return {"costing": _("What it costs"), "advice": _("Advice")}[kind]


@register.filter
def came_by(how: str) -> str:
    """Say how one motion comes from another."""
    return {
        "forwarded_from": _("forwarded from"),
        "made_from": _("made from"),
        "mandated_by": _("asked for by"),
    }[how]
