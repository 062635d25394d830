"""Addresses of what people judge, confirm and report of laws, each with its access rule."""

from django.urls import URLPattern, path

from folkmoot.federation.rights import Action
from folkmoot.web.assessment import judged_views as views
from folkmoot.web.assessment.desk import secretariat
from folkmoot.web.federation.doors import public, requires

answer = requires(Action.ANSWER_LAW, secretariat)
validate = requires(Action.VALIDATE_LAW, views.body_of)

urlpatterns: list[URLPattern] = [
    path("law/<str:place>/others/", public(views.others), name="law-others"),
    path("desk/law/<str:place>/tests/", answer(views.tests), name="law-tests"),
    path("desk/law/<str:place>/tests/<int:restriction>/", answer(views.test), name="law-test"),
    path("desk/law/<str:place>/validations/", answer(views.validations), name="law-validations"),
    path(
        "desk/law/<str:place>/validate/<slug:body>/", validate(views.validate), name="law-validate"
    ),
    path("desk/law/<str:place>/reported/", answer(views.reported), name="law-reported"),
]
