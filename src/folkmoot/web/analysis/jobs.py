"""What the job consumer does for this area, beside the pages."""

from django.utils import timezone
from huey.contrib.djhuey import db_task, on_startup

from folkmoot.web.analysis import (
    asked_services,
    assign_services,
    coding_machine_services,
    release_services,
)


@db_task()  # type: ignore[untyped-decorator]  # huey ships no types
def make_run(number: int) -> None:
    """Make the run that was asked for under *number*."""
    asked_services.make_asked_run(number, at=timezone.now())


@on_startup()  # type: ignore[untyped-decorator]  # huey ships no types
def give_up_interrupted() -> None:
    """Note, when the consumer begins, that what it was making when it ended is not made now."""
    asked_services.give_up_interrupted()
    assign_services.give_up_interrupted()
    release_services.give_up_interrupted()


@db_task()  # type: ignore[untyped-decorator]  # huey ships no types
def let_machine_read(batch: str) -> None:
    """Let the machine code a batch of the coding desk."""
    coding_machine_services.let_machine_read(batch, at=timezone.now())


@db_task()  # type: ignore[untyped-decorator]  # huey ships no types
def make_assignment(number: int) -> None:
    """Make the assignment that was asked for under *number*."""
    assign_services.make_asked_assignment(number, at=timezone.now())


@db_task()  # type: ignore[untyped-decorator]  # huey ships no types
def make_release(number: int) -> None:
    """Make the release that was asked for under *number*."""
    release_services.make_asked_release(number, at=timezone.now())
