"""Which references a page may name to whoever asks: areas say it for their kinds, as for labels."""

from collections.abc import Callable, Collection, Iterable

from django.http import HttpRequest

from folkmoot.foundation.references import Kind, Reference

Sight = Callable[[HttpRequest, Collection[Reference]], Collection[Reference]]
"""Asks which of some references whoever asks may see; the others are named to them nowhere."""

_sights: dict[Kind, Sight] = {}


def register(kind: Kind, sight: Sight) -> None:
    """Let *sight* say which references of *kind* a page may name; all of other kinds may be."""
    _sights[kind] = sight


def hidden_from(request: HttpRequest, references: Iterable[Reference]) -> frozenset[Reference]:
    """Give those of *references* that are not to be named to whoever asks."""
    every = frozenset(references)
    hidden = set[Reference]()
    for kind, sight in _sights.items():
        asked = frozenset(each for each in every if each.kind is kind)
        hidden |= asked.difference(sight(request, asked)) if asked else set()
    return frozenset(hidden)
