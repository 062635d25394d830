"""Addresses of the intake face: what a participant meets, and nothing else."""

from django.urls import include, path

from folkmoot.web.components.doors import public
from folkmoot.web.components.views import language

urlpatterns = [
    path("language/<str:code>/", public(language), name="language"),
    path("", include("folkmoot.web.intake.urls")),
]
handler400 = "folkmoot.web.intake.views.not_understood"
handler404 = "folkmoot.web.intake.views.not_found"
handler500 = "folkmoot.web.components.views.went_wrong"
