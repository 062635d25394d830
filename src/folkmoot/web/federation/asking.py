"""Who asks: looked up once for each request, with how long ago they entered and confirmed it."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest
from django.utils import timezone

from folkmoot.federation.bodies import Tree
from folkmoot.federation.rights import Actor
from folkmoot.web.federation import queries

FRESH = timedelta(minutes=5)
"""How long a password that was entered opens what asks for a fresh one."""

SHIFT = timedelta(hours=10)
"""How long one may stay in at most, however busy; idle sessions end sooner by their own age."""

ENTERED, CONFIRMED = "entered", "confirmed"


@dataclass(frozen=True, slots=True)
class Asker:
    """Somebody with their mandates, and the federation that these are read in."""

    actor: Actor
    tree: Tree


def asker(request: HttpRequest) -> Asker:
    """Give who asks; the same one for the whole of a request."""
    found = getattr(request, "asker", None)
    if isinstance(found, Asker):
        return found
    asked = Asker(queries.actor_of(request.user, timezone.now()), queries.tree())
    request.asker = asked  # type: ignore[attr-defined]  # kept for the rest of the request
    return asked


def note_entry(request: HttpRequest, user: AbstractBaseUser, **kwargs: object) -> None:
    """Note when somebody entered, which also was when they last gave their password."""
    request.session[ENTERED] = request.session[CONFIRMED] = timezone.now().timestamp()


def confirm(request: HttpRequest) -> None:
    """Note that the password was entered again, under a new session key."""
    request.session.cycle_key()
    request.session[CONFIRMED] = timezone.now().timestamp()


def is_fresh(request: HttpRequest) -> bool:
    """Say whether the password was entered within FRESH."""
    return _within(request, CONFIRMED, FRESH)


def shift_is_over(request: HttpRequest) -> bool:
    """Say whether somebody has been in for longer than SHIFT."""
    return request.user.is_authenticated and not _within(request, ENTERED, SHIFT)


def _within(request: HttpRequest, what: str, span: timedelta) -> bool:
    noted = request.session.get(what)
    if not isinstance(noted, float):
        return False
    return timedelta() <= timezone.now() - datetime.fromtimestamp(noted, tz=UTC) <= span
