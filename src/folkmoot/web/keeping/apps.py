"""The app of this area."""

from django.apps import AppConfig


class Keeping(AppConfig):
    """Keeping, under its own label."""

    name = "folkmoot.web.keeping"
    label = "keeping"
