"""The app of this area."""

from django.apps import AppConfig


class Assessment(AppConfig):
    """Assessment, under its own label."""

    name = "folkmoot.web.assessment"
    label = "assessment"
