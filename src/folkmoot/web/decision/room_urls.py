"""Addresses of the room: the chair, the seats, the big screen and the pulse, each with its rule."""

from django.urls import path

from folkmoot.federation.rights import Action
from folkmoot.web.components.loading import with_room_script
from folkmoot.web.decision import chair_views, minutes_views, room_doors, screen_views, seat_views
from folkmoot.web.federation.doors import public, requires

conducting = requires(Action.CONDUCT_VOTE, room_doors.body_of_meeting)
seated = requires(Action.CAST_VOTE, room_doors.body_of_meeting)
voting = requires(Action.CAST_VOTE, room_doors.body_of_put)

urlpatterns = [
    path("meeting/<slug:meeting>/pulse", public(screen_views.pulse), name="pulse"),
    path(
        "meeting/<slug:meeting>/screen/",
        public(with_room_script(screen_views.screen)),
        name="screen",
    ),
    path("meeting/<slug:meeting>/minutes/", public(minutes_views.minutes), name="minutes"),
    path(
        "meeting/<slug:meeting>/minutes.pdf",
        public(minutes_views.minutes_file),
        {"kind": "pdf"},
        name="minutes-pdf",
    ),
    path(
        "meeting/<slug:meeting>/minutes.docx",
        public(minutes_views.minutes_file),
        {"kind": "docx"},
        name="minutes-docx",
    ),
    path("desk/meetings/", public(seat_views.meetings), name="desk-meetings"),
    path(
        "desk/meeting/<slug:meeting>/",
        conducting(with_room_script(chair_views.conduct)),
        name="desk-meeting",
    ),
    path("desk/meeting/<slug:meeting>/sure/", conducting(chair_views.sure), name="desk-sure"),
    path(
        "desk/meeting/<slug:meeting>/seat/",
        seated(with_room_script(seat_views.seat)),
        name="desk-seat",
    ),
    path(
        "desk/vote/<slug:name>/",
        voting(with_room_script(seat_views.vote)),
        name="desk-vote",
    ),
]
