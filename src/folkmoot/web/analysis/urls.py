"""Addresses of this area, each with its access rule."""

from django.urls import URLPattern, path

from folkmoot.federation.rights import Action
from folkmoot.web.analysis import (
    answer_views,
    campaign_views,
    coding_urls,
    desk_views,
    group_views,
    listing_views,
    run_urls,
    theme_urls,
    views,
)
from folkmoot.web.federation.doors import public, requires

code = requires(Action.CODE_RESPONSES, desk_views.secretariat)
read = requires(Action.READ_RESPONSES, desk_views.secretariat)
reply = requires(Action.ANSWER_THEMES, answer_views.body_of)

urlpatterns: list[URLPattern] = [
    path("results/<slug:run>/", public(views.results), name="results"),
    path(
        "results/<slug:run>/responses/", public(listing_views.run_responses), name="run-responses"
    ),
    path("results/<slug:run>/landscape/", public(group_views.landscape), name="landscape"),
    path("theme/<slug:theme>/", public(views.theme), name="theme"),
    path(
        "theme/<slug:theme>/responses/",
        public(listing_views.theme_responses),
        name="theme-responses",
    ),
    path("campaign/<slug:campaign>/", public(campaign_views.campaign), name="campaign"),
    path("group/<slug:group>/", public(group_views.group), name="group"),
    path("desk/analysis/", code(desk_views.desk), name="analysis-desk"),
    *run_urls.urlpatterns,
    *theme_urls.urlpatterns,
    *coding_urls.urlpatterns,
    path("desk/theme/<slug:theme>/", code(desk_views.sign_off), name="sign-off"),
    path("desk/theme/<slug:theme>/responses/", read(desk_views.responses), name="coded-responses"),
    path("desk/campaign/<slug:campaign>/", read(campaign_views.copies), name="copies"),
    path("desk/answers/<slug:body>/", reply(answer_views.themes), name="desk-answers"),
    path("desk/answers/<slug:body>/<slug:theme>/", reply(answer_views.answer), name="answer-theme"),
]
