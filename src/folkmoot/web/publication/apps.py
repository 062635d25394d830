"""The app of this area."""

from django.apps import AppConfig


class Publication(AppConfig):
    """Publication, under its own label."""

    name = "folkmoot.web.publication"
    label = "publication"

    def ready(self) -> None:
        """Let published files know of words that are taken back."""
        from folkmoot.web.consultation.services import when_gone
        from folkmoot.web.publication.jobs import words_are_gone

        when_gone(words_are_gone)
