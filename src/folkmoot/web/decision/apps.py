"""The app of this area."""

from django.apps import AppConfig


class Decision(AppConfig):
    """Decision, under its own label."""

    name = "folkmoot.web.decision"
    label = "decision"

    def ready(self) -> None:
        """Let the job consumer know of this area's jobs."""
        from folkmoot.web.decision import jobs  # noqa: F401  # it registers what it defines
