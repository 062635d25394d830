"""The app of this area."""

from django.apps import AppConfig


class Intake(AppConfig):
    """Intake, under its own label."""

    name = "folkmoot.web.intake"
    label = "intake"
