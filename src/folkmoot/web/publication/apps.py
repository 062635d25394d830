"""The app of this area."""

from django.apps import AppConfig


class Publication(AppConfig):
    """Publication, under its own label."""

    name = "folkmoot.web.publication"
    label = "publication"
