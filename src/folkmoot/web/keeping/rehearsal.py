"""The rehearsal: in a copy of an installation, a submission is killed and another taken back."""

import os
import signal
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

from django.db import connections

from folkmoot.consultation.notices import Notice
from folkmoot.consultation.receipts import new_code
from folkmoot.consultation.responses import Answer, Channel, Response
from folkmoot.consultation.rounds import Round
from folkmoot.consultation.sealing import new_key_pair
from folkmoot.foundation.errors import RecordBroken
from folkmoot.record.archives import unpack
from folkmoot.web.intake import box_services, services
from folkmoot.web.intake.marks import mark_of
from folkmoot.web.intake.models import SubmissionRow
from folkmoot.web.keeping.backup_services import KEYS, write_backup

ROUND = "rehearsal"
WORDS = "Rehearsed words."
WORDS_TABLE, KEY_TABLE = "tables/intake.SubmissionRow.jsonl", "tables/intake.SubmissionKeyRow.jsonl"


def rehearse(folder: Path, *, at: datetime) -> Iterator[str]:
    """Do in this installation, which must be a copy, what is not done to the real one; tell it.

    RecordBroken says what does not hold.
    """
    _post_round(at)
    code = new_code()
    kills = _killed(code, at)
    _must(_stored(code) == 1, "A killed submission was not stored once when it was sent again.")
    yield f"Proved: one submission was killed {kills} times on its way, and is stored once."
    before = write_backup(folder, at=at + timedelta(seconds=1))
    services.withdraw_response(code, at=at)
    write_backup(folder, at=at + timedelta(seconds=2))
    mark = mark_of(code).encode()
    there = unpack(before.archive).read(WORDS_TABLE)
    _must(mark in there, "The backup made before holds nothing of what was then taken back.")
    left = unpack(folder / KEYS)
    _must(mark not in left.read(KEY_TABLE), "A key of what was taken back lies among the keys.")
    _must(mark in left.read("withdrawn.json"), "The keys do not tell what was taken back.")
    yield "Proved: one response was taken back. An older backup holds it; no key opens it any more."


def _post_round(at: datetime) -> None:
    """Post a round of a pair of keys that nobody has."""
    held = Round(
        id=ROUND,
        consultation=ROUND,
        body=ROUND,
        zone="UTC",
        opens=at - timedelta(days=1),
        closes=at + timedelta(days=1),
        announced=at - timedelta(days=1),
        languages=("en",),
    )
    box_services.post_notice(Notice(held, {}, new_key_pair()[1], body_name=ROUND))


def _killed(code: str, at: datetime) -> int:
    """Send one response; be killed before its first statement, then its second, until it is in."""
    for statement in count():
        connections.close_all()
        if child := os.fork():
            _, status = os.waitpid(child, 0)
            if not os.WIFSIGNALED(status):
                _must(os.WEXITSTATUS(status) == 0, "A submission failed that nobody killed.")
                return statement
            continue
        _send_or_die(code, at, statement)
    raise AssertionError


def _send_or_die(code: str, at: datetime, statement: int) -> None:
    came_through = False
    try:
        connections[box_services.place()].execute_wrappers.append(_killing(statement))
        services.submit_response(_a_response(), code=code, at=at)
        came_through = True
    finally:
        os._exit(not came_through)


def _killing(statement: int) -> Callable[..., Any]:
    left = iter(range(statement, -1, -1))

    def counted(execute: Callable[..., Any], *arguments: Any) -> Any:
        if not next(left, 1):
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(*arguments)

    return counted


def _a_response() -> Response:
    return Response("", ROUND, Channel.FORM, date.min, answers=(Answer("q1", WORDS),))


def _stored(code: str) -> int:
    return SubmissionRow.objects.filter(mark=mark_of(code)).count()


def _must(holds: bool, otherwise: str) -> None:
    if not holds:
        raise RecordBroken(otherwise)
