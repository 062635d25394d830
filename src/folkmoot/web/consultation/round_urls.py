"""Addresses of a round at the desk, and of what the secretariat publishes."""

from django.urls import path

from folkmoot.federation.rights import Action
from folkmoot.web.components.doors import View
from folkmoot.web.consultation import (
    dashboard_views,
    invitation_views,
    pack_views,
    round_views,
)
from folkmoot.web.consultation.desk_views import body_of_round
from folkmoot.web.federation.doors import requires


def of_round(view: View) -> View:
    """Open *view* to whoever runs the round."""
    return requires(Action.RUN_ROUND, body_of_round)(view)


publishing = requires(Action.PUBLISH_PACK, pack_views.secretariat)

urlpatterns = [
    path("desk/consultation/", publishing(pack_views.packs), name="desk-packs"),
    path(
        "desk/consultation/<slug:consultation_id>/", publishing(pack_views.pack), name="desk-pack"
    ),
    path(
        "desk/round/new/",
        requires(Action.RUN_ROUND, round_views.body_of_new)(round_views.new),
        name="desk-new-round",
    ),
    path("desk/round/<slug:round_id>/", of_round(dashboard_views.dashboard), name="desk-round"),
    path("desk/round/<slug:round_id>/edit/", of_round(round_views.edit), name="desk-edit"),
    path("desk/round/<slug:round_id>/words/", of_round(round_views.words), name="desk-words"),
    path("desk/round/<slug:round_id>/check/", of_round(round_views.check), name="desk-check"),
    path(
        "desk/round/<slug:round_id>/invite/", of_round(invitation_views.invite), name="desk-invite"
    ),
    path(
        "desk/round/<slug:round_id>/invite/letters/",
        of_round(invitation_views.letters),
        name="desk-letters",
    ),
]
