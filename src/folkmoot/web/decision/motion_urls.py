"""Addresses of motions, and of what is done to them at the desk, each with its access rule."""

from django.urls import path

from folkmoot.federation.rights import Action
from folkmoot.web.decision import (
    answer_views,
    composite_views,
    motion_desk_views,
    motion_views,
    room_doors,
    table_views,
    withdraw_views,
)
from folkmoot.web.federation.doors import public, requires
from folkmoot.web.policy.doors import of_secretariat

conducting = requires(Action.CONDUCT_VOTE, room_doors.body_of_meeting)
answering = requires(Action.EDIT_POLICY, of_secretariat)

urlpatterns = [
    path("motion/<slug:name>/", public(motion_views.motion), name="motion"),
    path(
        "desk/meeting/<slug:meeting>/table/",
        requires(Action.MOVE_MOTION, room_doors.body_of_meeting)(table_views.table),
        name="desk-table",
    ),
    path(
        "desk/meeting/<slug:meeting>/composite/",
        conducting(composite_views.composite),
        name="desk-composite",
    ),
    path(
        "desk/motion/<slug:name>/",
        requires(Action.CONDUCT_VOTE, room_doors.body_of_put)(motion_desk_views.motion),
        name="desk-motion",
    ),
    path(
        "desk/motion/<slug:name>/withdraw/",
        requires(Action.MOVE_MOTION, room_doors.body_of_put)(withdraw_views.withdraw),
        name="withdraw-motion",
    ),
    path("desk/points/", answering(answer_views.points), name="desk-points"),
    path(
        "desk/motion/<slug:name>/part/<int:number>/",
        answering(answer_views.answer),
        name="desk-part",
    ),
]
