"""Addresses of ranked votes, each with its access rule."""

from django.urls import path

from folkmoot.federation.rights import Action
from folkmoot.web.decision import ranked_views, room_doors
from folkmoot.web.federation.doors import requires

voting = requires(Action.CAST_VOTE, room_doors.body_of_put)
conducting = requires(Action.CONDUCT_VOTE, room_doors.body_of_put)

urlpatterns = [
    path("desk/vote/<slug:name>/rank/", voting(ranked_views.rank), name="desk-rank"),
    path(
        "desk/vote/<slug:name>/open-ranked/",
        conducting(ranked_views.open_ranked),
        name="desk-open-ranked",
    ),
    path("desk/vote/<slug:name>/prefer/", conducting(ranked_views.prefer), name="desk-prefer"),
]
