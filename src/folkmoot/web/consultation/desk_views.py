"""What doors at the desk ask of a round or a response, and the page of one response."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from folkmoot.federation.rights import Object
from folkmoot.web.components.pages import show
from folkmoot.web.consultation import queries
from folkmoot.web.consultation.queries.asked import response_asked, round_asked
from folkmoot.web.consultation.unlocked import keys_of
from folkmoot.web.consultation.views import response_page


def body_of_round(request: HttpRequest, round_id: str, **_: object) -> Object:
    """Say whose the round is, of which consultation, and how it stands, for the door."""
    return round_asked(round_id, timezone.now()) or _none()


def body_of_response(request: HttpRequest, name: str, **_: object) -> Object:
    """Say to whom the response came, and how it stands, for the door."""
    return response_asked(name) or _none()


def response(request: HttpRequest, name: str) -> HttpResponse:
    """Show a response to those who may read it, with all its words where it can be opened."""
    found = queries.response(name, keys=keys_of(request))
    facts = found or queries.facts(name)
    if facts is None:
        raise Http404
    page = response_page(facts, with_words=found is not None)
    return show(request, "consultation/desk/response.html", page)


def _none() -> Object:
    raise Http404
