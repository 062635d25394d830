"""The limits that the sandboxed process puts on itself before it opens a file."""

import os
import resource
from typing import Final

MEMORY: Final = 512 * 2**20
SECONDS: Final = 10
FILES: Final = 32


def confine() -> None:
    """Give up everything but reading: no file may be written, no process started, no core left."""
    for what, limit in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, FILES),
        (resource.RLIMIT_NPROC, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (limit, limit))


def allow_seconds() -> None:
    """Let the process compute for SECONDS more; after that the kernel ends it."""
    used = os.times()
    limit = int(used.user + used.system) + SECONDS + 1
    resource.setrlimit(resource.RLIMIT_CPU, (limit, resource.RLIM_INFINITY))
