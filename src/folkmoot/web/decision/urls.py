"""Addresses of this area, each with its access rule."""

from django.urls import path

from folkmoot.federation.rights import Action
from folkmoot.web.decision import (
    amendment_urls,
    calling_urls,
    correction_views,
    credentials_urls,
    decision_views,
    motion_urls,
    ranked_urls,
    room_urls,
    secret_urls,
    views,
)
from folkmoot.web.federation.doors import public, requires

urlpatterns = [
    path("decisions/", public(views.decisions), name="decisions"),
    path("meeting/<slug:meeting>/", public(views.meeting), name="meeting"),
    path("decision/<slug:name>/", public(decision_views.decision), name="decision"),
    path("decision/<slug:name>/bundle.zip", public(decision_views.bundle), name="bundle"),
    path(
        "desk/decision/<slug:name>/bundle.zip",
        requires(Action.READ_VOTES, decision_views.body_of_decision)(decision_views.members_bundle),
        name="members-bundle",
    ),
    path(
        "desk/decision/<slug:name>/correct/",
        requires(Action.CONDUCT_VOTE, decision_views.body_of_decision)(correction_views.correct),
        name="correct-decision",
    ),
    *amendment_urls.urlpatterns,
    *calling_urls.urlpatterns,
    *motion_urls.urlpatterns,
    *credentials_urls.urlpatterns,
    *ranked_urls.urlpatterns,
    *room_urls.urlpatterns,
    *secret_urls.urlpatterns,
]
