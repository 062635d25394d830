"""Addresses of this area, each with its access rule."""

from django.urls import path

from folkmoot.web.federation.doors import public
from folkmoot.web.life import desk, views

urlpatterns = [
    path("", public(views.home), name="home"),
    path("desk/", public(desk.desk), name="desk"),
    path("policy/<slug:policy>/<str:version>/<str:clause>/", public(views.clause), name="clause"),
]
