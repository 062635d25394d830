"""Addresses of the participants' face: none of them says what the survey is about."""

from django.urls import path
from django.views.decorators.http import require_POST

from folkmoot.web.components.doors import public
from folkmoot.web.intake import step_views, views

urlpatterns = [
    path("", public(views.front), name="front"),
    path("s/<slug:round_id>/", public(views.start), name="start"),
    path("s/<slug:round_id>/paper/<int:number>/", public(views.paper), name="paper"),
    path("a/<slug:name>/", public(step_views.step), name="step"),
    path("saved/", public(views.saved), name="saved"),
    path("sent/", public(views.sent), name="sent"),
    path("code/", public(views.come_back), name="come-back"),
    path("mine/", public(views.mine), name="mine"),
    path("leave/", public(require_POST(views.leave)), name="leave"),
    path("closed/", public(views.closed), name="closed"),
]
