"""What a test or the tests of a file write, put back afterwards."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from django.db import connections, transaction


@contextmanager
def undone() -> Iterator[None]:
    """Put every database back as it was before the block; blocks may stand within others."""
    with ExitStack() as blocks:
        for name in connections:
            blocks.enter_context(transaction.atomic(using=name))
        try:
            yield
        finally:
            for name in connections:
                transaction.set_rollback(True, using=name)
