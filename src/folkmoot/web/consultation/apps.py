"""The app of this area."""

from django.apps import AppConfig


class Consultation(AppConfig):
    """Consultation, under its own label."""

    name = "folkmoot.web.consultation"
    label = "consultation"
