"""What the job consumer does for this area: reports written anew when words are taken back."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from huey.contrib.djhuey import db_task

from folkmoot.foundation.references import Reference
from folkmoot.web.publication import services


def words_are_gone(keys: tuple[int, ...], by: Reference, at: datetime) -> None:
    """Take down what quotes words that were taken back, and have it written anew."""
    if services.outdate(keys, by=by, at=at):
        transaction.on_commit(write_anew)


@db_task()  # type: ignore[untyped-decorator]  # huey ships no types
def write_anew() -> None:
    """Write every outdated report anew."""
    services.write_anew(at=timezone.now())
