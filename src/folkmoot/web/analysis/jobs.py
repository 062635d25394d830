"""What the job consumer does for this area, beside the pages."""

from django.utils import timezone
from huey.contrib.djhuey import db_task

from folkmoot.web.analysis import asked_services


@db_task()  # type: ignore[untyped-decorator]  # huey ships no types
def make_run(number: int) -> None:
    """Make the run that was asked for under *number*."""
    asked_services.make_asked_run(number, at=timezone.now())
