"""The app of this area."""

from django.apps import AppConfig


class Components(AppConfig):
    """Components, under its own label."""

    name = "folkmoot.web.components"
    label = "components"
