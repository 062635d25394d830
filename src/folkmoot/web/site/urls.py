"""Addresses of the workbench and the public record."""

from django.contrib.auth.views import LogoutView
from django.urls import include, path

from folkmoot.web.components.views import language
from folkmoot.web.federation.doors import public
from folkmoot.web.ledger import views as record_views
from folkmoot.web.site import entering

urlpatterns = [
    path("language/<str:code>/", public(language), name="language"),
    path("enter/", public(entering.Enter.as_view()), name="login"),
    path("enter/again/", public(entering.enter_again), name="confirm"),
    path("leave/", public(LogoutView.as_view()), name="logout"),
    path("record/", public(record_views.record), name="record"),
    path("record/heads.json", public(record_views.heads), name="record-heads"),
    path("trace/", public(record_views.trace), name="trace"),
    path("", include("folkmoot.web.policy.urls")),
    path("", include("folkmoot.web.consultation.urls")),
    path("", include("folkmoot.web.analysis.urls")),
    path("", include("folkmoot.web.decision.urls")),
    path("", include("folkmoot.web.publication.law_data_urls")),
    path("", include("folkmoot.web.assessment.urls")),
    path("", include("folkmoot.web.publication.urls")),
    path("", include("folkmoot.web.life.urls")),
]
handler404 = "folkmoot.web.site.views.not_found"
handler403 = "folkmoot.web.site.views.not_allowed"
handler500 = "folkmoot.web.components.views.went_wrong"
