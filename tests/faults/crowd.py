"""Participants who come one after the other, several at a time; and what became of their words."""

import threading
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from tests.faults.installation import Installation
from tests.faults.visitor import Lost, Visitor

LONGEST = 900.0
"""Seconds that a suite may take to see what it waits for."""


@dataclass(frozen=True)
class Verdict:
    """What became of the responses for which a receipt was shown."""

    acknowledged: int
    lost: int
    doubled: int
    stranded: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Whether the promise was kept."""
        return not (self.lost or self.doubled or self.stranded)


class Crowd:
    """Several participants at a time; *codes* are the receipts they were shown, by their words."""

    def __init__(self, held: Installation, *, size: int) -> None:
        self.held, self.size = held, size
        self.codes: dict[str, str] = {}
        self.stranded: list[str] = []
        self.statuses: dict[int, int] = {}
        self.given_back = 0
        self.enough = threading.Event()
        self._lock = threading.Lock()

    def __enter__(self) -> "Crowd":
        """Let them come."""
        self._pool = ThreadPoolExecutor(self.size)
        self._all = [self._pool.submit(self._come, number) for number in range(self.size)]
        return self

    def __exit__(self, *rest: object) -> None:
        """Let those who are here finish."""
        self.enough.set()
        self._pool.shutdown()
        for each in self._all:
            each.result()

    @property
    def refusals(self) -> int:
        """How often the server said that it could not save."""
        return self.statuses.get(503, 0)

    def wait_until(self, reached: Callable[[], bool]) -> None:
        """Let them come until something is *reached*; it must be within a few minutes."""
        until = time.monotonic() + LONGEST
        while not reached():
            assert time.monotonic() < until, (self.statuses, self.stranded)
            time.sleep(0.05)

    def wait_for_another(self) -> None:
        """Let them come until one more of them was shown a receipt."""
        before = len(self.codes)
        self.wait_until(lambda: len(self.codes) > before)

    def send_at_once(self) -> None:
        """Let each come once, all at the same time."""
        with ThreadPoolExecutor(self.size) as pool:
            list(pool.map(lambda number: self.one(f"canary-{number}"), range(self.size)))

    def one(self, words: str) -> None:
        """Let one come and say *words*."""
        visitor = Visitor(self.held.port, count=self._count)
        try:
            code = visitor.answer(self.held.round, words)
        except Lost as fault:
            with self._lock:
                self.stranded.append(f"{words}: {fault}")
        else:
            with self._lock:
                self.codes[words] = code

    def judged(self) -> Verdict:
        """Say what became of all they were promised; the server must be there to be asked."""
        return judged(self.held, self.codes, self.stranded)

    def _count(self, status: int, given_back: bool) -> None:
        with self._lock:
            self.statuses[status] = self.statuses.get(status, 0) + 1
            self.given_back += given_back

    def _come(self, number: int) -> None:
        turn = 0
        while not self.enough.is_set():
            turn += 1
            self.one(f"canary-{number}-{turn}")


def judged(held: Installation, codes: Mapping[str, str], stranded: list[str]) -> Verdict:
    """Hold the store to the receipts: each opens by its code, and its words lie there once."""
    stored = held.look()
    lost = {words for words in codes if not stored.get(words)}
    lost |= {words for words, code in codes.items() if words not in shown_for(held, code)}
    shared = len(codes) - len(set(codes.values()))
    doubled = sum(count - 1 for count in stored.values()) + shared
    return Verdict(len(codes), len(lost), doubled, tuple(stranded))


def shown_for(held: Installation, code: str) -> str:
    """Give the page that *code* leads to, as its participant sees it; nothing where it is none."""
    visitor = Visitor(held.port)
    form = visitor.open("/code/")
    got = visitor.send(form, {"code": code})
    return got.html if (got.status, got.address) == (200, "/mine/") else ""
