"""The collector, killed before each of its statements: `python -m tests.faults.collector KILLS`.

Each time something new was sent before. A copy of this program collects and is killed at one
statement further than the last, until it comes through; then it begins anew. With the bug
`marked-first` the intake face is told that a response is held before it is.
"""

import json
import os
import signal
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any


def main(kills: str, bug: str = "") -> None:
    """Kill so many times, collect once in peace, and print what was sent and what is held."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "folkmoot.web.site.settings"
    import django
    from django.conf import settings
    from django.core.management import call_command

    django.setup()
    for database in settings.DATABASES:
        call_command("migrate", database=database, verbosity=0)
    from tests.consultation.senders import hold_north, send

    hold_north()
    if bug:
        _mark_first()
    killed, at, sent = 0, 0, 0
    while killed < int(kills):
        send(f"canary {sent}.")
        sent, at = sent + 1, at + 1
        if _is_killed(at):
            killed += 1
        else:
            at = 0
    _collect()
    json.dump({"killed": killed, "sent": sent, "held": _held()}, sys.stdout)


def _is_killed(at: int) -> bool:
    """Let a copy collect and be killed before its statement number *at*; say whether it was."""
    from django.db import connections

    connections.close_all()
    if child := os.fork():
        _, status = os.waitpid(child, 0)
        assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0, status
        return os.WIFSIGNALED(status)
    came_through = False
    try:
        left = iter(range(at - 1, -1, -1))
        for database in connections:
            connections[database].execute_wrappers.append(_killing(left))
        _collect()
        came_through = True
    finally:
        os._exit(not came_through)


def _killing(left: "Any") -> Callable[..., Any]:
    def counted(execute: Callable[..., Any], *arguments: Any) -> Any:
        if not next(left, 1):
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(*arguments)

    return counted


def _collect() -> None:
    from folkmoot.web.consultation import services
    from tests.consultation.senders import OPEN, ROUND

    services.collect(ROUND, at=OPEN)


def _held() -> dict[str, int]:
    """Count the words that the workbench holds, each as often as it is there."""
    from folkmoot.web.consultation import queries
    from tests.consultation.senders import TRIAL

    texts = (answer.text for each in queries.responses_of(TRIAL) for answer in each.answers)
    return dict(Counter(filter(None, texts)))


def _mark_first() -> None:
    from folkmoot.web.intake import box_services as box

    fetch = box.submissions_to_collect

    def fetched(round_id: str) -> Sequence[Any]:
        found = fetch(round_id)
        box.mark_collected([each.mark for each in found])
        return found

    vars(box)["submissions_to_collect"] = fetched


if __name__ == "__main__":
    main(*sys.argv[1:])
