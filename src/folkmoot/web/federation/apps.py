"""The app of this area."""

from django.apps import AppConfig


class Federation(AppConfig):
    """Federation, under its own label."""

    name = "folkmoot.web.federation"
    label = "federation"

    def ready(self) -> None:
        """Note when somebody enters; let commands see all rows; warn of a superuser."""
        from django.contrib.auth.signals import user_logged_in
        from django.db.backends.signals import connection_created

        from folkmoot.web.federation import checks  # noqa: F401  # registers itself
        from folkmoot.web.federation.asking import note_entry
        from folkmoot.web.federation.scopes import open_for_commands

        user_logged_in.connect(note_entry, dispatch_uid="folkmoot.federation.entry")
        connection_created.connect(open_for_commands, dispatch_uid="folkmoot.federation.scope")
