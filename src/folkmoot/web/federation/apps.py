"""The app of this area."""

from django.apps import AppConfig


class Federation(AppConfig):
    """Federation, under its own label."""

    name = "folkmoot.web.federation"
    label = "federation"

    def ready(self) -> None:
        """Note when somebody enters."""
        from django.contrib.auth.signals import user_logged_in

        from folkmoot.web.federation.asking import note_entry

        user_logged_in.connect(note_entry, dispatch_uid="folkmoot.federation.entry")
