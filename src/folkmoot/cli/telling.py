"""How far a long piece of work is, told to whoever sits before it."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn
from rich.progress import TimeElapsedColumn as Elapsed

from folkmoot.analysis.progress import Progress as Told
from folkmoot.cli.output import say

STOPPED: Final = 130
"""The exit status of a program that was stopped by Ctrl-C, as shells have it."""


@contextmanager
def telling() -> Iterator[Told]:
    """Give a progress that shows each step as a bar on stderr, where that is a terminal.

    Ctrl-C ends the work with a sentence; what was begun is for the caller not to leave behind.
    """
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), Elapsed())
    screen = Console(stderr=True)
    try:
        with Progress(
            *columns, console=screen, transient=True, disable=not sys.stderr.isatty()
        ) as bars:
            yield _on(bars)
    except KeyboardInterrupt as stopped:
        say("Stopped. Nothing was written.")
        raise typer.Exit(STOPPED) from stopped


def _on(bars: Progress) -> Told:
    tasks: dict[str, TaskID] = {}

    def tell(step: str, done: int, whole: int) -> None:
        if step not in tasks:
            for earlier in tasks.values():
                bars.update(earlier, visible=False)
            tasks[step] = bars.add_task(step.capitalize(), total=whole)
        bars.update(tasks[step], completed=done, total=whole, visible=True)

    return tell
