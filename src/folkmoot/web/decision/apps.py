"""The app of this area."""

from django.apps import AppConfig


class Decision(AppConfig):
    """Decision, under its own label."""

    name = "folkmoot.web.decision"
    label = "decision"
