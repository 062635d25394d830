"""Addresses of the law as open data; they come before those of one law, which begin alike."""

from django.urls import URLPattern, path

from folkmoot.web.federation.doors import public
from folkmoot.web.publication import law_data_views

urlpatterns: list[URLPattern] = [
    path("law/data/", public(law_data_views.data), name="law-data"),
    path("law/data/<str:name>", public(law_data_views.file), name="law-data-file"),
]
