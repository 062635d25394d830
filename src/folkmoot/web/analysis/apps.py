"""The app of this area."""

from django.apps import AppConfig


class Analysis(AppConfig):
    """Analysis, under its own label."""

    name = "folkmoot.web.analysis"
    label = "analysis"
