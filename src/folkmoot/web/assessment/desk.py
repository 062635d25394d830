"""Whose the desk of the law is, and who sits at it."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from folkmoot.federation.bodies import BodyKind
from folkmoot.foundation.references import Reference
from folkmoot.web.federation import queries as federation


def secretariat(request: HttpRequest, **_: object) -> str:
    """Give the id of the secretariat, which keeps the coded law, for the doors of this desk."""
    for body in federation.bodies(BodyKind.SECRETARIAT):
        return body.id
    raise Http404("This federation has no secretariat.")


def person_of(request: HttpRequest) -> Reference:
    """Give who is at the desk; PermissionDenied for an account without a person."""
    person = federation.person_of(request.user)
    if person is None:
        raise PermissionDenied("Only somebody with a mandate can work on the coded law.")
    return person
