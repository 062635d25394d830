"""The app of this area."""

from django.apps import AppConfig


class Site(AppConfig):
    """Site, under its own label."""

    name = "folkmoot.web.site"
    label = "site"
