"""The app of this area."""

from django.apps import AppConfig

from folkmoot.foundation.references import Kind


class Analysis(AppConfig):
    """Analysis, under its own label."""

    name = "folkmoot.web.analysis"
    label = "analysis"

    def ready(self) -> None:
        """Say what themes are called, and forget with a response what coders noted about it."""
        from folkmoot.web.analysis import queries
        from folkmoot.web.analysis.coding_forgetting_services import forget_what_was_noted
        from folkmoot.web.consultation.services.withdrawing import also_forget
        from folkmoot.web.ledger.labels import register

        register(Kind.THEME, queries.names)
        also_forget(forget_what_was_noted)
