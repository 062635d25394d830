"""The app of this area."""

from django.apps import AppConfig


class Policy(AppConfig):
    """Policy, under its own label."""

    name = "folkmoot.web.policy"
    label = "policy"
