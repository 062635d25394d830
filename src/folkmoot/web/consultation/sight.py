"""Which responses are named to whoever asks: those that they may read, and those quoted."""

from collections.abc import Collection

from django.http import HttpRequest

from folkmoot.federation.rights import Action, Object
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.consultation.queries.asked import responses_asked
from folkmoot.web.consultation.queries.quotations import quoted_names
from folkmoot.web.federation.doors import may
from folkmoot.web.ledger.sight import register


def register_sight() -> None:
    """Say in the record which responses its pages may name."""
    register(Kind.RESPONSE, seen_of)


def seen_of(request: HttpRequest, references: Collection[Reference]) -> frozenset[Reference]:
    """Give those *references* whose responses were quoted in public, or may be read by who asks."""
    names = {each.name for each in references}
    seen = quoted_names(names) | readable(request, names)
    return frozenset(each for each in references if each.name in seen)


def readable(request: HttpRequest, names: Collection[str]) -> frozenset[str]:
    """Say which of the responses *names* whoever asks may read, as the desk's doors decide it."""
    if not request.user.is_authenticated:
        return frozenset()
    asked = responses_asked(names)
    rulings: dict[Object, bool] = {
        on: may(request, Action.READ_RESPONSES, on) for on in set(asked.values())
    }
    return frozenset(name for name, on in asked.items() if rulings[on])
