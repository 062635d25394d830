"""The app of this area."""

from django.apps import AppConfig


class Demo(AppConfig):
    """Demo, under its own label."""

    name = "folkmoot.web.demo"
    label = "demo"
