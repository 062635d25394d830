"""Addresses of amendments, each with its access rule; one's own page is that of a motion."""

from django.urls import path

from folkmoot.federation.rights import Action
from folkmoot.web.decision import (
    amend_views,
    amendment_desk_views,
    amendment_views,
    room_doors,
)
from folkmoot.web.federation.doors import public, requires

urlpatterns = [
    path(
        "meeting/<slug:meeting>/amendments/", public(amendment_views.amendments), name="amendments"
    ),
    path(
        "desk/meeting/<slug:meeting>/amend/",
        requires(Action.MOVE_MOTION, room_doors.body_of_meeting)(amend_views.amend),
        name="desk-amend",
    ),
    path(
        "desk/amendment/<slug:name>/",
        requires(Action.MOVE_MOTION, room_doors.body_of_put)(amendment_desk_views.amendment),
        name="desk-amendment",
    ),
]
