"""Addresses of the pages on which people make themes out of candidates."""

from django.urls import URLPattern, path

from folkmoot.federation.rights import Action
from folkmoot.web.analysis import (
    assign_views,
    desk_views,
    frame_views,
    release_views,
    report_views,
    split_views,
    theme_views,
)
from folkmoot.web.federation.doors import requires

code = requires(Action.CODE_RESPONSES, desk_views.secretariat)
read = requires(Action.READ_RESPONSES, desk_views.secretariat)

urlpatterns: list[URLPattern] = [
    path("desk/analysis/<slug:run>/", code(theme_views.explorer), name="explorer"),
    path("desk/analysis/<slug:run>/frame/", code(frame_views.frame), name="frame"),
    path("desk/analysis/<slug:run>/release/", code(release_views.release), name="release"),
    path("desk/analysis/<slug:run>/assign/", code(assign_views.assignments), name="assignments"),
    path("desk/analysis/<slug:run>/report/", read(report_views.report), name="run-report"),
    path("desk/analysis/<slug:run>/responses/", read(report_views.counted), name="counted"),
    path("desk/theme/<slug:theme>/split/", code(split_views.split_theme), name="split"),
    path("desk/theme/<slug:theme>/assign/", code(assign_views.assign_theme), name="assign-theme"),
]
