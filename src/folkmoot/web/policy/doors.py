"""Whose the policies are, for the doors of their desk: the secretariat edits them."""

from django.http import Http404, HttpRequest

from folkmoot.federation.bodies import BodyKind
from folkmoot.web.federation import queries as federation


def of_secretariat(request: HttpRequest, **named: object) -> str:
    """Give the id of the secretariat."""
    for body in federation.bodies(BodyKind.SECRETARIAT):
        return body.id
    raise Http404("This federation has no secretariat.")
