"""Addresses of this area, each with its access rule."""

from django.urls import URLPattern, path

from folkmoot.web.assessment import (
    change_urls,
    coding_urls,
    judged_urls,
    published_views,
    rules_urls,
    views,
)
from folkmoot.web.federation.doors import public

urlpatterns: list[URLPattern] = [
    *coding_urls.urlpatterns,
    *change_urls.urlpatterns,
    *judged_urls.urlpatterns,
    *rules_urls.urlpatterns,
    path("law/", public(views.index), name="law"),
    path(
        "law/clause/<slug:policy>/<str:version>/<str:number>/",
        public(views.clause),
        name="law_clause",
    ),
    path("law/compare/", public(views.compare), name="law_compare"),
    path("law/blocs/", public(views.blocs), name="law_blocs"),
    path(
        "law/classifications/",
        public(published_views.classifications),
        name="law-classifications",
    ),
    path("law/<str:place>/", public(views.jurisdiction), name="law_of"),
    path("law/<str:place>/policies/", public(views.both_policies), name="law_policies"),
    path("law/<str:place>/answers/", public(views.answers), name="law_answers"),
    path("law/<str:place>/what-if/", public(views.what_if), name="law_what_if"),
]
