"""Everybody at once, at the last minute: answered, asked to wait, and nobody lost."""

from tests.faults.crowd import Crowd
from tests.faults.installation import Installation
from tests.faults.table import short_or_full, tell

PEOPLE = short_or_full(40, 500)


def test_a_crowd_at_the_last_minute_is_answered_or_asked_to_wait(bare: Installation) -> None:
    with bare.serving():
        crowd = Crowd(bare, size=PEOPLE)
        crowd.send_at_once()
        verdict = crowd.judged()
    tell(
        "burst",
        injected=PEOPLE,
        acknowledged=verdict.acknowledged,
        lost=verdict.lost,
        doubled=verdict.doubled,
    )
    assert set(crowd.statuses) <= {200, 303, 503}
    assert verdict.acknowledged == PEOPLE
    assert verdict.holds, verdict
