"""Addresses of this area, each with its access rule."""

from django.urls import path

from folkmoot.federation.rights import Action
from folkmoot.web.decision import desk, views
from folkmoot.web.federation.doors import public, requires

urlpatterns = [
    path("decisions/", public(views.decisions), name="decisions"),
    path("meeting/<slug:meeting>/", public(views.meeting), name="meeting"),
    path("motion/<slug:name>/", public(views.motion), name="motion"),
    path("decision/<slug:name>/", public(views.decision), name="decision"),
    path("decision/<slug:name>/bundle.zip", public(views.bundle), name="bundle"),
    path("desk/meetings/", public(desk.meetings), name="desk-meetings"),
    path(
        "desk/meeting/<slug:meeting>/",
        requires(Action.CONDUCT_VOTE, desk.body_of_meeting)(desk.conduct),
        name="desk-meeting",
    ),
    path(
        "desk/vote/<slug:name>/",
        requires(Action.CAST_VOTE, desk.body_of_put)(desk.vote),
        name="desk-vote",
    ),
]
