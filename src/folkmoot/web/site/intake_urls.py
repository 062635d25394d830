"""Addresses of the intake face: what a participant meets, and nothing else."""

from django.urls import include, path

from folkmoot.web.components.doors import public
from folkmoot.web.site import views

urlpatterns = [
    path("language/<str:code>/", public(views.language), name="language"),
    path("", include("folkmoot.web.consultation.intake_urls")),
]
handler404 = "folkmoot.web.site.views.not_found_here"
handler500 = "folkmoot.web.site.views.went_wrong"
