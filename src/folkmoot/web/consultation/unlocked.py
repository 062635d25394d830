"""What whoever is at the desk has unlocked: found by a cookie that only their browser has."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from folkmoot.consultation.custody import Keyring
from folkmoot.web.consultation import queries, services
from folkmoot.web.federation import queries as federation
from folkmoot.web.federation.asking import asker

COOKIE = "folkmoot-keys"
PATH = "/desk/"


def code_of(request: HttpRequest) -> str:
    """Give the code in the browser's cookie, or nothing."""
    return request.COOKIES.get(COOKIE, "")


def keys_of(request: HttpRequest) -> Keyring:
    """Give the keys that whoever is at the desk unlocked, as long as they last."""
    person = asker(request).actor.person
    return queries.keyring(code_of(request), person=person, at=timezone.now())


def remember(response: HttpResponse, code: str, *, span: timedelta) -> None:
    """Let the browser keep *code*, for the desk alone."""
    response.set_cookie(
        COOKIE,
        code,
        max_age=span,
        path=PATH,
        secure=settings.SECURE,
        httponly=True,
        samesite="Strict",
    )


def lock_on_leaving(user: AbstractBaseUser | None, **kwargs: object) -> None:
    """Forget what somebody unlocked when they leave the desk."""
    person = federation.person_of(user) if user else None
    if person is not None:
        services.lock_all_of(person.name)


def forget(response: HttpResponse) -> None:
    """Let the browser forget the code."""
    response.delete_cookie(COOKIE, path=PATH, samesite="Strict")
