"""The app of this area."""

from django.apps import AppConfig

from folkmoot.foundation.references import Kind


class Analysis(AppConfig):
    """Analysis, under its own label."""

    name = "folkmoot.web.analysis"
    label = "analysis"

    def ready(self) -> None:
        """Say what themes are called."""
        from folkmoot.web.analysis import queries
        from folkmoot.web.ledger.labels import register

        register(Kind.THEME, queries.names)
