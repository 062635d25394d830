"""Addresses of this area, each with its access rule."""

from django.urls import URLPattern, path

from folkmoot.federation.rights import Action
from folkmoot.web.federation.doors import public, requires
from folkmoot.web.policy import answer_views, desk_views, evidence_views, views
from folkmoot.web.policy.doors import of_secretariat

editing = requires(Action.EDIT_POLICY, of_secretariat)

urlpatterns: list[URLPattern] = [
    path("policy/", public(views.policies), name="policies"),
    path("policy/<slug:policy>/", public(views.current), name="policy"),
    path(
        "policy/<slug:policy>/compare/<str:old>/<str:new>/", public(views.compare), name="compare"
    ),
    path("policy/<slug:policy>/<str:number>/", public(views.version), name="version"),
    path("policy/<slug:policy>/<str:number>/text.md", public(views.text), name="version-text"),
    path(
        "considerations/<slug:mandate>/", public(answer_views.considerations), name="considerations"
    ),
    path("evidence/", public(evidence_views.evidence), name="evidence"),
    path("evidence/<slug:claim>/", public(evidence_views.claim), name="claim"),
    path("sources/", public(evidence_views.sources), name="sources"),
    path("sources/<slug:source>/", public(evidence_views.source), name="source"),
    path("positions/", public(evidence_views.positions), name="positions"),
    path("positions/<slug:position>/", public(evidence_views.position), name="position"),
    path(
        "desk/policy/<slug:policy>/propose/",
        editing(desk_views.propose),
        name="propose",
    ),
    path(
        "desk/considerations/<slug:mandate>/<slug:number>/",
        editing(answer_views.answer),
        name="desk-consideration",
    ),
]
