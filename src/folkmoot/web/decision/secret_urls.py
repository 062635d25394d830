"""Addresses of secret votes, each with its access rule."""

from django.urls import path

from folkmoot.federation.rights import Action
from folkmoot.web.decision import belenios_views, room_doors, secret_views
from folkmoot.web.federation.doors import public, requires

conducting = requires(Action.CONDUCT_VOTE, room_doors.body_of_put)
voting = requires(Action.CAST_VOTE, room_doors.body_of_put)

urlpatterns = [
    path("desk/vote/<slug:name>/secret/", voting(secret_views.secret), name="desk-secret"),
    path(
        "desk/vote/<slug:name>/belenios/", conducting(belenios_views.belenios), name="desk-belenios"
    ),
    path("decision/<slug:name>/find/", public(secret_views.find), name="find-ballots"),
]
