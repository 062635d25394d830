"""Addresses of this area, each with its access rule."""

from django.urls import include, path

from folkmoot.federation.rights import Action
from folkmoot.web.consultation import desk_views, gathering_views, views
from folkmoot.web.federation.doors import public, requires

urlpatterns = [
    path("", include("folkmoot.web.consultation.round_urls")),
    path("", include("folkmoot.web.consultation.moderation_urls")),
    path("", include("folkmoot.web.consultation.items_urls")),
    path("", include("folkmoot.web.consultation.custody_urls")),
    path(
        "desk/round/<slug:round_id>/gatherings/",
        requires(Action.RUN_ROUND, desk_views.body_of_round)(gathering_views.gatherings),
        name="desk-gatherings",
    ),
    path("consultation/", public(views.consultations), name="consultations"),
    path("consultation/<slug:consultation_id>/", public(views.consultation), name="consultation"),
    path("consultation/<slug:consultation_id>/pack/", public(views.pack), name="pack"),
    path("round/<slug:round_id>/", public(views.round_page), name="round"),
    path("response/<slug:name>/", public(views.response), name="response"),
    path(
        "desk/responses/<slug:name>/",
        requires(Action.READ_RESPONSES, desk_views.body_of_response)(desk_views.response),
        name="desk-response",
    ),
]
