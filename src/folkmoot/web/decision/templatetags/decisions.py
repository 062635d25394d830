"""Template filters of decisions: verdicts and stages in words."""

from collections.abc import Mapping

from django import template
from django.utils.translation import gettext as _

from folkmoot.decision.rule_words import proxies_in_words
from folkmoot.decision.rules import Proxies
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.decision import wording
from folkmoot.web.decision.room_queries import Item

register = template.Library()
register.filter("in_language", wording.in_language)


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
    }
    return words.get(value) or _verdicts().get(value) or value.replace("_", " ")


@register.filter
def proxies_said(proxies: Proxies) -> tuple[str, ...]:
    """Say what a body's rules allow of proxies."""
    return proxies_in_words(proxies)


@register.filter
def standing(item: Item) -> str:
    """Say where one thing on an agenda stands, or how it came out."""
    if item.put.outcome:
        return _verdicts()[item.put.outcome]
    return {
        "tabled": _("tabled"),
        "ready": _("in order"),
        "open": _("The vote is open"),
        "waiting": _("closed, being counted"),
        "done": _("settled"),
    }[item.standing]


@register.filter
def side(choice: str) -> str:
    """Say what can be said to a motion."""
    return {"yes": _("For"), "no": _("Against"), "abstain": _("Abstain")}[choice]


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
        "carried_as_amended": _("Carried as amended"),
        "lost": _("Lost"),
        "inquorate": _("No quorum"),
        "tied": _("Tied"),
        "withdrawn": _("Withdrawn"),
        "referred": _("Referred to another body"),
        "remitted": _("Sent back to its mover"),
        "composited": _("Put together with others"),
        "lapsed": _("Lapsed"),
        "superseded": _("Replaced by a later decision"),
        "retracted": _("Taken back, for a workshop"),
        "split": _("Split into its parts"),
        "implemented": _("Carried out"),
        "taken_in": _("Taken in by the mover of the text"),
        "fallen": _("Fallen"),
    }
