"""Template filters of decisions: verdicts and stages in words."""

from collections.abc import Mapping

from django import template
from django.utils.translation import gettext as _

from folkmoot.foundation.references import Kind, Reference

register = template.Library()


@register.filter
def verdict(value: str) -> str:
    """Say how a vote came out, or what was done instead."""
    return _verdicts()[value]


@register.filter
def in_plain_words(value: str) -> str:
    """Say an id of ours in words: vote_opened is "vote opened"."""
    words = {
        "tabled": _("tabled"),
        "in_order": _("in order"),
        "settled": _("settled"),
        "as_tabled": _("as tabled"),
        "amended": _("amended"),
        "composite": _("composite"),
        "composed": _("composed"),
        "accepted_in_order": _("accepted in order"),
        "vote_opened": _("vote opened"),
        "identical": _("identical"),
        "adjacent": _("adjacent"),
        "same_point": _("same point"),
        "overlapping": _("overlapping"),
        "delete_against_edit": _("delete against edit"),
    }
    return words.get(value) or _verdicts().get(value) or value.replace("_", " ")


@register.filter
def put_address(reference: Reference) -> str:
    """Give the address of a motion or an amendment; both have their page under /motion/."""
    return f"/motion/{reference.name}/" if reference.kind in {Kind.MOTION, Kind.AMENDMENT} else ""


@register.filter
def name_in(reference: Reference, called: Mapping[Reference, str]) -> str:
    """Give what *reference* is called, or its own text."""
    return called.get(reference, str(reference))


def _verdicts() -> dict[str, str]:
    return {
        "": _("Not decided yet"),
        "carried": _("Carried"),
        "lost": _("Lost"),
        "inquorate": _("No quorum"),
        "tied": _("Tied"),
        "withdrawn": _("Withdrawn"),
        "referred": _("Referred"),
        "remitted": _("Remitted"),
        "composited": _("Composited"),
        "lapsed": _("Lapsed"),
        "superseded": _("Superseded"),
    }
