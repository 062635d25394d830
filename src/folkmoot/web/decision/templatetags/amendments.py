"""Template filters of amendments: their states and how they meet in words, changes aloud."""

import re
from collections.abc import Mapping
from dataclasses import replace

from django import template
from django.utils.translation import gettext as _

from folkmoot.decision.collisions import Collision
from folkmoot.policy.comparison import Change, Piece
from folkmoot.web.decision.amendment_queries import Meets, Moved

register = template.Library()

AROUND = 10
"""How many words are shown before and after a change."""


@register.filter
def state_words(state: str) -> str:
    """Say what has become of an amendment."""
    words = {
        "moved": _("Moved"),
        "taken_in": _("Taken in by the mover of the text"),
        "to_vote": _("Left to the vote"),
        "waiting": _("Waits for a yes"),
        "fallen": _("Fallen"),
        "withdrawn": _("Withdrawn"),
        "carried": _("Carried"),
        "lost": _("Lost"),
    }
    return words[state]


@register.filter
def how_they_meet(how: str) -> str:
    """Say in words how two amendments collide."""
    words: Mapping[str, str] = {
        Collision.IDENTICAL: _("both say the same"),
        Collision.ADJACENT: _("they touch each other"),
        Collision.SAME_POINT: _("both put words at the same point"),
        Collision.OVERLAPPING: _("both change the same words"),
        Collision.DELETE_AGAINST_EDIT: _("one removes what the other changes"),
    }
    return words[how]


@register.filter
def met(meets: Mapping[str, tuple[Meets, ...]], moved: Moved) -> tuple[Meets, ...]:
    """Give what one amendment meets."""
    return meets[moved.put.on.name]


@register.filter
def in_short(pieces: tuple[Piece, ...]) -> list[Piece]:
    """Leave out what is kept, save some words around each change, and the midst of long changes."""
    last = len(pieces) - 1
    return [
        replace(piece, text=_ends(piece, head=place > 0, tail=place < last))
        for place, piece in enumerate(pieces)
    ]


@register.filter
def aloud(pieces: tuple[Piece, ...]) -> list[str]:
    """Tell each change in a sentence to be read aloud, with the words that it follows."""
    sentences, after = [], ""
    for piece in pieces:
        if piece.change is Change.KEPT:
            after = " ".join(piece.text.split()[-4:])
        elif piece.text.strip():
            sentences.append(_sentence(piece, after))
    return sentences


def _ends(piece: Piece, *, head: bool, tail: bool) -> str:
    is_kept = piece.change is Change.KEPT
    words, most = re.findall(r"\s*\S+", piece.text), AROUND if is_kept else 2 * AROUND
    if len(words) <= 2 * most:
        return piece.text
    blanks = piece.text[len(piece.text.rstrip()) :]
    begin = "".join(words[:most]) + " " if head or not is_kept else ""
    return f"{begin}…" + ("".join(words[-most:]) + blanks if tail or not is_kept else "")


def _sentence(piece: Piece, after: str) -> str:
    said = {"words": piece.text.strip(), "after": after}
    if piece.change is Change.ADDED:
        return (
            _("After “%(after)s”, add “%(words)s”.") if after else _("Begin with “%(words)s”.")
        ) % said
    if after:
        return _("After “%(after)s”, take out “%(words)s”.") % said
    return _("At the beginning, take out “%(words)s”.") % said
