"""Addresses of what laws are held to, each with its access rule."""

from django.urls import URLPattern, path

from folkmoot.federation.rights import Action
from folkmoot.web.assessment import rules_views
from folkmoot.web.assessment.desk import secretariat
from folkmoot.web.federation.doors import requires

settle = requires(Action.SETTLE_LAW, secretariat)

urlpatterns: list[URLPattern] = [
    path("desk/law/rules/", settle(rules_views.rules), name="law-rules"),
    path("desk/law/rules/<int:change>/", settle(rules_views.rule), name="law-rule"),
]
