"""The app of this area."""

from django.apps import AppConfig


class Consultation(AppConfig):
    """Consultation, under its own label."""

    name = "folkmoot.web.consultation"
    label = "consultation"

    def ready(self) -> None:
        """Say what references here are called and who sees them; lock keys when a holder leaves."""
        from django.contrib.auth.signals import user_logged_out

        from folkmoot.web.consultation.queries.names import register_names
        from folkmoot.web.consultation.sight import register_sight
        from folkmoot.web.consultation.unlocked import lock_on_leaving

        register_names()
        register_sight()
        user_logged_out.connect(lock_on_leaving, dispatch_uid="folkmoot.consultation.leaving")
