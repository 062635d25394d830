"""Calls to the system that fail lose nothing; the disk has a response before its sender knows."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.crowd import Crowd, Verdict
from tests.faults.installation import Installation
from tests.faults.table import short_or_full, tell
from tests.faults.tracing import NEEDS_STRACE, answered_before_written, traced

pytestmark = NEEDS_STRACE

FAULTS = {
    "flush fails": "inject=fdatasync,fsync:error=EIO:when=4+7",
    "disk is full": "inject=pwrite64:error=ENOSPC:when=30+61",
    "write is short": "inject=pwrite64:retval=0:when=30+61",
}
OFTEN = "inject=fdatasync,fsync:error=EIO:when=4+5"
CALLS = "trace=fdatasync,fsync,pwrite64"
TIMES = short_or_full(8, 100)
SUBMISSIONS = short_or_full(20, 200)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_failed_call_gives_the_form_back_and_loses_nothing(
    fault: str, bare: Installation
) -> None:
    verdict, injected, given_back = broken(bare, FAULTS[fault], lambda made: made >= TIMES)
    tell(
        f"system calls: {fault}",
        injected=injected,
        acknowledged=verdict.acknowledged,
        lost=verdict.lost,
        doubled=verdict.doubled,
    )
    assert injected >= TIMES
    assert given_back > 0
    assert verdict.holds, verdict


def test_a_receipt_after_a_failed_save_is_caught(bare: Installation) -> None:
    bare.planted = "failure-unseen"
    verdict, _injected, _ = broken(bare, OFTEN, lambda made: bare.was_harmed())
    tell("system calls", planted="failure-unseen", caught=verdict.lost)
    assert verdict.lost > 0


def test_no_answer_is_sent_before_the_disk_has_the_response(bare: Installation) -> None:
    answers, early = followed(bare, SUBMISSIONS)
    tell("flush before answer", injected=answers, acknowledged=answers, lost=early, doubled=0)
    assert answers >= SUBMISSIONS
    assert early == 0


def test_an_answer_before_the_flush_is_caught(bare: Installation) -> None:
    bare.planted = "no-flush"
    answers, early = followed(bare, 5)
    tell("flush before answer", planted="no-flush", caught=early)
    assert early == answers >= 5


def test_a_call_during_which_another_thread_calls_is_followed_all_the_same() -> None:
    trace = """1 recvfrom(9,  <unfinished ...>
2 fdatasync(4 <unfinished ...>
1 <... recvfrom resumed>"POST /a/check/ HTTP/1.1"..., 8192) = 700
2 <... fdatasync resumed>) = 0
1 sendto(9, "HTTP/1.1 303 See Other"..., 500) = 500"""
    assert answered_before_written(trace, post="POST /a/check/") == (1, 1)


def broken(
    held: Installation, fault: str, is_enough: Callable[[int], bool]
) -> tuple[Verdict, int, int]:
    """Let calls fail until so many are enough; then without faults, and no restart."""
    with held.serving() as server:
        crowd = Crowd(held, size=4)
        with traced(server, held.home / "trace", CALLS, fault) as trace, crowd:
            crowd.wait_until(lambda: is_enough(trace.injected))
            trace.detach()
        crowd.one("canary-afterwards")
        assert "canary-afterwards" in crowd.codes, crowd.stranded
        return crowd.judged(), trace.injected, crowd.given_back


def followed(held: Installation, submissions: int) -> tuple[int, int]:
    """Follow *submissions*, and count the answers and those that came before the flush."""
    calls = "trace=recvfrom,sendto,fdatasync,fsync"
    with held.serving() as server:
        crowd = Crowd(held, size=2)
        path: Path = held.home / "trace"
        with traced(server, path, calls), crowd:
            crowd.wait_until(
                lambda: len(crowd.codes) > submissions + 1
            )  # the last are on their way
        return answered_before_written(path.read_text(errors="replace"), post="POST /a/check/")
