"""Addresses of this area, each with its access rule."""

from django.urls import URLPattern, path

from folkmoot.federation.rights import Action
from folkmoot.web.federation.doors import public, requires
from folkmoot.web.policy import desk_views, evidence_views, views

urlpatterns: list[URLPattern] = [
    path("policy/", public(views.policies), name="policies"),
    path("policy/<slug:policy>/", public(views.current), name="policy"),
    path(
        "policy/<slug:policy>/compare/<str:old>/<str:new>/", public(views.compare), name="compare"
    ),
    path("policy/<slug:policy>/<str:number>/", public(views.version), name="version"),
    path("policy/<slug:policy>/<str:number>/text.md", public(views.text), name="version-text"),
    path("considerations/<slug:mandate>/", public(views.considerations), name="considerations"),
    path("evidence/", public(evidence_views.evidence), name="evidence"),
    path("evidence/<slug:claim>/", public(evidence_views.claim), name="claim"),
    path("sources/", public(evidence_views.sources), name="sources"),
    path("sources/<slug:source>/", public(evidence_views.source), name="source"),
    path("positions/", public(evidence_views.positions), name="positions"),
    path("positions/<slug:position>/", public(evidence_views.position), name="position"),
    path(
        "desk/policy/<slug:policy>/propose/",
        requires(Action.EDIT_POLICY, desk_views.secretariat)(desk_views.propose),
        name="propose",
    ),
]
