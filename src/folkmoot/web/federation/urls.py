"""Addresses of the federation, each with its access rule."""

from django.urls import path

from folkmoot.web.federation import views
from folkmoot.web.federation.doors import public

urlpatterns = [
    path("desk/", public(views.desk), name="desk"),
]
