"""Addresses of keys, of collecting and of what is taken back, each with its access rule."""

from django.urls import path

from folkmoot.federation.rights import Action
from folkmoot.web.consultation import collecting_views, custody_views
from folkmoot.web.consultation.desk_views import body_of_response, body_of_round
from folkmoot.web.federation.doors import requires

urlpatterns = [
    path(
        "desk/round/<slug:round_id>/keys/",
        requires(Action.HOLD_KEYS, body_of_round, fresh=True)(custody_views.keys),
        name="desk-keys",
    ),
    path(
        "desk/officer/",
        requires(Action.RECOVER_KEYS, custody_views.body_of_officer, fresh=True)(
            custody_views.officer
        ),
        name="desk-officer",
    ),
    path(
        "desk/round/<slug:round_id>/collect/",
        requires(Action.RUN_ROUND, body_of_round)(collecting_views.collect),
        name="desk-collect",
    ),
    path(
        "desk/responses/<slug:name>/withdraw/",
        requires(Action.MODERATE, body_of_response)(collecting_views.withdraw),
        name="desk-withdraw",
    ),
]
