"""Addresses of the coders' work, each with its access rule."""

from django.urls import URLPattern, path

from folkmoot.federation.rights import Action
from folkmoot.web.assessment import (
    coding_batch_views,
    coding_public_views,
    coding_review_views,
    coding_views,
    desk_views,
)
from folkmoot.web.assessment.desk import secretariat
from folkmoot.web.federation.doors import public, requires

read = requires(Action.ANSWER_LAW, secretariat)
settle = requires(Action.SETTLE_LAW, secretariat)
ONE = "desk/law/batch/<slug:batch>/<str:place>/"

urlpatterns: list[URLPattern] = [
    path("desk/law/", settle(desk_views.desk), name="law-desk"),
    path("desk/law/batch/", settle(coding_batch_views.new_batch), name="law-batch-new"),
    path("desk/law/batch/<slug:batch>/", settle(coding_batch_views.batch), name="law-batch"),
    path("desk/law/batch/<slug:batch>/<str:place>/", read(coding_views.coding), name="law-coding"),
    path(
        "desk/law/batch/<slug:batch>/<str:place>/<int:number>/",
        read(coding_views.group),
        name="law-coding-group",
    ),
    path(ONE + "review/", settle(coding_review_views.review), name="law-review"),
    path(ONE + "third/", settle(coding_review_views.third), name="law-third"),
    path(ONE + "take/", read(coding_review_views.take), name="law-take"),
    path(ONE + "settled.toml", settle(coding_review_views.settled), name="law-settled"),
    path("law/codings/", public(coding_public_views.codings), name="law-codings"),
    path("law/<str:place>/codings/", public(coding_public_views.law_codings), name="law-readings"),
]
