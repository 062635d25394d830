"""Addresses for the tests of doors: one of each kind."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from folkmoot.federation.rights import Action, Object
from folkmoot.web.components.views import language
from folkmoot.web.federation.doors import public, requires, ticket
from folkmoot.web.site import entering


def given(request: HttpRequest) -> HttpResponse:
    """Give a ticket for the file."""
    return HttpResponse(ticket(request, "/file/"))


def of_north(request: HttpRequest) -> Object:
    """Give an object of the section North."""
    return Object("north", "voices")


urlpatterns = [
    path("language/<str:code>/", public(language), name="language"),
    path("enter/", public(entering.Enter.as_view()), name="login"),
    path("enter/again/", public(entering.enter_again), name="confirm"),
    path("desk/", public(given), name="desk"),
    path("round/", requires(Action.RUN_ROUND, of_north)(given), name="round"),
    path("send/", requires(Action.SEND_RESULTS, of_north, fresh=True)(given), name="send"),
    path("file/", requires(Action.EXPORT_RESPONSES, of_north, once=True)(given), name="file"),
    path("file/other/", requires(Action.RUN_ROUND, "north", once=True)(given), name="other"),
]
handler403 = "folkmoot.web.site.views.not_allowed"
