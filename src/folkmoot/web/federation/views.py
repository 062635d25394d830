"""The desk: where somebody with a mandate begins."""

from dataclasses import dataclass

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from folkmoot.federation.mandates import Mandate
from folkmoot.web.components.pages import show
from folkmoot.web.federation import queries


@dataclass(frozen=True, slots=True)
class Held:
    """One mandate and the name of its body."""

    mandate: Mandate
    body: str


@dataclass(frozen=True, slots=True)
class DeskPage:
    """Somebody's own mandates."""

    held: tuple[Held, ...]


def desk(request: HttpRequest) -> HttpResponse:
    """Show what the person who has entered is mandated for."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    today = timezone.localdate()
    actor = queries.actor_of(request.user, today)
    names = queries.body_names()
    held = tuple(
        Held(mandate, names[mandate.body]) for mandate in actor.mandates if mandate.holds_on(today)
    )
    return show(request, "federation/desk.html", DeskPage(held))
