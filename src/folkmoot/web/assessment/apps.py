"""The app of this area."""

from django.apps import AppConfig

from folkmoot.foundation.references import Kind


class Assessment(AppConfig):
    """Assessment, under its own label."""

    name = "folkmoot.web.assessment"
    label = "assessment"

    def ready(self) -> None:
        """Say what the references of this area are called."""
        from folkmoot.web.assessment import queries
        from folkmoot.web.ledger.labels import register

        register(Kind.LAW, queries.law_names)
        register(Kind.ASSESSMENT, queries.assessment_names)
