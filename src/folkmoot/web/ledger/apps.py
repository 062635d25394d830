"""The app of this area."""

from django.apps import AppConfig


class Ledger(AppConfig):
    """Ledger, under its own label."""

    name = "folkmoot.web.ledger"
    label = "ledger"
