"""Addresses of this area, each with its access rule."""

from django.urls import URLPattern, URLResolver, include, path

from folkmoot.web.federation.doors import public
from folkmoot.web.publication import akoma_views, law_brief_views, views

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("folkmoot.web.publication.round_urls")),
    path("report/<slug:report>/", public(views.report), name="report"),
    path("report/<slug:report>/files/<path:name>", public(views.file), name="report-file"),
    path(
        "policy/<slug:policy>/<str:number>/akoma.xml",
        public(akoma_views.version),
        name="version-akoma",
    ),
    path("motion/<slug:name>/akoma.xml", public(akoma_views.amendment), name="amendment-akoma"),
    path("law/<str:place>/brief/", public(law_brief_views.brief), name="law-brief"),
    path(
        "law/<str:place>/brief/<str:name>",
        public(law_brief_views.brief_file),
        name="law-brief-file",
    ),
    path("data/", public(views.data), name="data"),
    path("history/<slug:history>/", public(views.history), name="history"),
]
