"""Copies of a program that are killed before one of the statements they give to a database."""

import os
import signal
from collections.abc import Callable, Iterator
from typing import Any


def is_killed(at: int, act: Callable[[], object]) -> bool:
    """Let a copy of this program *act*, and kill it before its statement number *at*.

    Say whether it was killed: it was not, where it came through with fewer statements.
    """
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
        act()
        came_through = True
    finally:
        os._exit(not came_through)


def _killing(left: Iterator[int]) -> Callable[..., Any]:
    def counted(execute: Callable[..., Any], *arguments: Any) -> Any:
        if not next(left, 1):
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(*arguments)

    return counted
