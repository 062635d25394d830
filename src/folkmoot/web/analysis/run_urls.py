"""Addresses of the pages on runs: cancelling one that was asked for, comparing two."""

from django.urls import URLPattern, path

from folkmoot.federation.rights import Action
from folkmoot.web.analysis import asked_views, compared_views, desk_views
from folkmoot.web.federation.doors import requires

code = requires(Action.CODE_RESPONSES, desk_views.secretariat)
read = requires(Action.READ_RESPONSES, desk_views.secretariat)
COMPARED = "desk/analysis/compare/<slug:run>/<slug:other>/"

urlpatterns: list[URLPattern] = [
    path("desk/analysis/asked/<int:number>/cancel/", code(asked_views.cancel), name="cancel-run"),
    path(COMPARED, code(compared_views.compare), name="compare-runs"),
    path(f"{COMPARED}responses/", read(compared_views.responses), name="compared-responses"),
]
