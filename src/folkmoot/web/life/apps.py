"""The app of this area."""

from django.apps import AppConfig


class Life(AppConfig):
    """Life, under its own label."""

    name = "folkmoot.web.life"
    label = "life"
