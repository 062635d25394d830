"""What the job consumer does for the record of decisions, beside the pages."""

from django.utils import timezone
from huey import crontab
from huey.contrib.djhuey import db_periodic_task

from folkmoot.web.decision import services
from folkmoot.web.ledger import head_services


@db_periodic_task(crontab(minute="23"))  # type: ignore[untyped-decorator]  # huey ships no types
def settle_what_was_left() -> None:
    """Count, once an hour, what was closed and not counted, as after a fall."""
    services.settle_all_closed(at=timezone.now())


@db_periodic_task(crontab(hour="3", minute="13"))  # type: ignore[untyped-decorator]  # huey ships no types
def sign_heads() -> None:
    """Sign, once a day, where every chain of the record ends."""
    head_services.sign_all(at=timezone.now())
