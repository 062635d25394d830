"""How far a long piece of work is, and how to stop it."""

from collections.abc import Callable

from folkmoot.foundation.errors import FolkmootError

Progress = Callable[[str, int, int], None]
"""Is told the step, how many of its parts are done, and of how many; may raise Cancelled."""


class Cancelled(FolkmootError):
    """Somebody does not want the work any more; nothing of it is kept."""


def untold(step: str, done: int, whole: int) -> None:
    """Tell nobody."""
