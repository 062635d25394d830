"""Addresses of the roll's desk, each with its access rule."""

from django.urls import path

from folkmoot.federation.rights import Action
from folkmoot.web.decision import credentials_views, room_doors
from folkmoot.web.federation.doors import requires

keeping = requires(Action.KEEP_ROLL, room_doors.body_of_meeting)

urlpatterns = [
    path("desk/meeting/<slug:meeting>/roll/", keeping(credentials_views.roll), name="desk-roll"),
]
