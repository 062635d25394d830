"""The app of this area."""

from django.apps import AppConfig


class Consultation(AppConfig):
    """Consultation, under its own label."""

    name = "folkmoot.web.consultation"
    label = "consultation"

    def ready(self) -> None:
        """Say what consultations, rounds and responses are called in the record."""
        from folkmoot.web.consultation.queries.names import register_names

        register_names()
