"""Addresses of the participants' face: none of them says what the survey is about."""

from django.urls import path
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from folkmoot.web.components.doors import public
from folkmoot.web.intake import code_views, given_code_views, print_views, step_views, views

urlpatterns = [
    path("", public(views.front), name="front"),
    path("s/<slug:round_id>/", public(views.start), name="start"),
    path("s/<slug:round_id>/with/", public(given_code_views.with_code), name="with-code"),
    path("s/<slug:round_id>/print/", public(print_views.form), name="print"),
    path("s/<slug:round_id>/form.pdf", public(print_views.form_as_pdf), name="form-pdf"),
    path("s/<slug:round_id>/paper/<int:number>/", public(views.paper), name="paper"),
    path("a/<str:name>/", public(step_views.step), name="step"),
    path("a/<str:name>/written/", public(step_views.comments), name="comments"),
    path("saved/", public(code_views.saved), name="saved"),
    path("sent/", public(code_views.sent), name="sent"),
    path("sent/back/", public(require_POST(code_views.take_back_comment)), name="take-back"),
    path("code/", public(code_views.come_back), name="come-back"),
    path("mine/", public(code_views.mine), name="mine"),
    path("leave/", public(csrf_exempt(require_POST(code_views.leave))), name="leave"),
    path("closed/", public(views.closed), name="closed"),
]
