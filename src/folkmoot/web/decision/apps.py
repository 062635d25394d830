"""The app of this area."""

from django.apps import AppConfig


class Decision(AppConfig):
    """Decision, under its own label."""

    name = "folkmoot.web.decision"
    label = "decision"

    def ready(self) -> None:
        """Say what motions, amendments, decisions and meetings are called."""
        from folkmoot.foundation.references import Kind
        from folkmoot.web.decision import puts
        from folkmoot.web.ledger.labels import register

        for kind in (Kind.MOTION, Kind.AMENDMENT, Kind.DECISION):
            register(kind, puts.names_of)
        register(Kind.EVENT, puts.meeting_names)
