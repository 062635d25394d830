"""Addresses of the participants' face: none of them says what the survey is about."""

from django.urls import path
from django.views.decorators.http import require_POST

from folkmoot.web.components.doors import public
from folkmoot.web.consultation import intake_views, step_views

urlpatterns = [
    path("", public(intake_views.front), name="front"),
    path("s/<slug:round_id>/", public(intake_views.start), name="start"),
    path("s/<slug:round_id>/paper/<int:number>/", public(intake_views.paper), name="paper"),
    path("a/<slug:name>/", public(step_views.step), name="step"),
    path("saved/", public(intake_views.saved), name="saved"),
    path("sent/", public(intake_views.sent), name="sent"),
    path("code/", public(intake_views.come_back), name="come-back"),
    path("mine/", public(intake_views.mine), name="mine"),
    path("leave/", public(require_POST(intake_views.leave)), name="leave"),
    path("closed/", public(intake_views.closed), name="closed"),
]
