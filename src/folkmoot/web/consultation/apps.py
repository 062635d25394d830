"""The app of this area."""

from django.apps import AppConfig


class Consultation(AppConfig):
    """Consultation, under its own label."""

    name = "folkmoot.web.consultation"
    label = "consultation"

    def ready(self) -> None:
        """Say what this area's references are called; lock keys again when their holder leaves."""
        from django.contrib.auth.signals import user_logged_out

        from folkmoot.web.consultation.queries.names import register_names
        from folkmoot.web.consultation.unlocked import lock_on_leaving

        register_names()
        user_logged_out.connect(lock_on_leaving, dispatch_uid="folkmoot.consultation.leaving")
