"""What the job consumer does for this area, beside the pages."""

from django.utils import timezone
from huey import crontab
from huey.contrib.djhuey import db_periodic_task, db_task

from folkmoot.web.consultation import queries, services
from folkmoot.web.intake import box_services


@db_task()  # type: ignore[untyped-decorator]  # huey ships no types
def send_invitations(round_id: str) -> None:
    """Mail their token to those invited who have not had it."""
    services.send_invitations(round_id, at=timezone.now())


@db_task()  # type: ignore[untyped-decorator]  # huey ships no types
def send_reminders(round_id: str) -> None:
    """Mail their token again to those of whom nothing came."""
    services.remind(round_id, at=timezone.now())


@db_task()  # type: ignore[untyped-decorator]  # huey ships no types
def tell_senders(consultation_id: str) -> None:
    """Lay down anew what became of each response, for whoever holds its receipt."""
    services.lay_down_fates(consultation_id)


@db_periodic_task(crontab(hour="2", minute="37"))  # type: ignore[untyped-decorator]  # huey ships no types
def tell_all_senders() -> None:
    """Lay down anew, each night, what became of every response: read, quoted, decided on."""
    for each in queries.consultations():
        services.lay_down_fates(each.id)


@db_periodic_task(crontab(minute="7"))  # type: ignore[untyped-decorator]  # huey ships no types
def do_what_is_due() -> None:
    """Do once an hour what is due by the dates of rounds: collect, mail, destroy."""
    at = timezone.now()
    services.collect_due(at=at)
    services.forget_unlocked(at)
    services.do_what_is_due(at=at)
    services.destroy_due_words(at)
    box_services.forget_what_is_over(at)
