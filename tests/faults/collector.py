"""The collector, killed before each of its statements: `python -m tests.faults.collector KILLS`.

Each time something new was sent before. A copy of this program collects and is killed at one
statement further than the last, until it comes through; then it begins anew. With the bug
`marked-first` the intake face is told that a response is held before it is.
"""

import json
import os
import sys
from collections import Counter
from collections.abc import Sequence
from typing import Any

from tests.faults.falling import is_killed


def main(kills: str, bug: str = "") -> None:
    """Kill so many times, collect once in peace, and print what was sent and what is held."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "folkmoot.web.site.settings"
    import django

    django.setup()
    from tests.consultation.senders import hold_north, send
    from tests.tables import provide_tables

    provide_tables()

    hold_north()
    if bug:
        _mark_first()
    killed, at, sent = 0, 0, 0
    while killed < int(kills):
        send(f"canary {sent}.")
        sent, at = sent + 1, at + 1
        if is_killed(at, _collect):
            killed += 1
        else:
            at = 0
    _collect()
    json.dump({"killed": killed, "sent": sent, "held": _held()}, sys.stdout)


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
