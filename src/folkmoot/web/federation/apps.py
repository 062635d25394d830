"""The app of this area."""

from django.apps import AppConfig


class Federation(AppConfig):
    """Federation, under its own label."""

    name = "folkmoot.web.federation"
    label = "federation"
