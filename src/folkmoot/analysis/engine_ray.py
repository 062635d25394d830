"""Heavy work carried out on Ray: on a cluster that runs already, or on this machine alone.

Parts go out to the processes of the cluster and what they find comes back in the order of the
parts, so the bytes are those of one machine. Ray is read only where it is asked for.
"""

import logging
import os
import pickle
import secrets
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, TypeVar

from folkmoot.analysis.in_turn import AHEAD, in_order
from folkmoot.analysis.made_with import made_with
from folkmoot.foundation.errors import FolkmootError, InputError

if TYPE_CHECKING:
    from ray import ObjectRef

Part = TypeVar("Part")
Found = TypeVar("Found")

OBJECTS: Final = 300_000_000
"""Bytes of memory for what waits between processes on this machine; beyond that it goes to disk."""

SURROUNDINGS: Final = {
    "RAY_USAGE_STATS_ENABLED": "0",  # nothing is told to the makers of Ray
    "RAY_AUTH_MODE": "token",  # or whoever reaches a port can have anything carried out
    "RAY_RAYLET_START_WAIT_TIME_S": "120",  # a busy machine is slow, not broken
    "RAY_IGNORE_UNHANDLED_ERRORS": "1",  # they would be logged, with words in them
}


class UnlikeMachines(FolkmootError):
    """The machines of a cluster would not calculate with the same programs."""


class OnRay:
    """A cluster, with a process for each of its processors."""

    shares_memory = False

    def __init__(self, processors: int) -> None:
        self.processors = processors

    def each(self, work: Callable[[Part], Found], parts: Iterable[Part]) -> Iterator[Found]:
        """Give what *work* finds in each of *parts*, in their order.

        What *work* carries with it is laid down once on each machine. Whatever it raises is
        raised here. Parts that were begun and are no longer wanted run out: `ray.cancel` can
        end the whole process (Ray 2.60).
        """
        import ray

        send: Callable[..., ObjectRef[bytes]] = ray.remote(carry_out).remote
        laid_down, mine = ray.put(work), made_with()
        for found in in_order(
            parts,
            begin=lambda part: send(laid_down, mine, part),
            end=_arrived,
            most=AHEAD * self.processors,
        ):
            yield pickle.loads(found)  # sent by whoever has the cluster's token


def carry_out(
    work: Callable[[Part], Found], asked_with: tuple[tuple[str, str], ...], part: Part
) -> bytes:
    """Do *work* on *part*, on a machine that has just the programs of the one that asked.

    What it finds travels as bytes, which are copied where they arrive: arrays that were read in
    place would fill the memory for what waits for as long as anybody holds one of them.
    """
    if made_with() != asked_with:
        unlike = sorted({*asked_with} ^ {*made_with()})
        named = ", ".join(f"{name} {number}" for name, number in unlike)
        raise UnlikeMachines(
            f"The machines of the cluster have different programs ({named}). Install the same "
            f"ones everywhere, so that the result does not depend on where it is worked out."
        )
    return pickle.dumps(work(part), protocol=pickle.HIGHEST_PROTOCOL)


@contextmanager
def cluster() -> Iterator[OnRay]:
    """Connect to the cluster at RAY_ADDRESS, or start one on this machine; let go at the end.

    InputError where Ray is missing or the cluster does not answer.
    """
    for name, value in SURROUNDINGS.items():
        os.environ.setdefault(name, value)
    try:
        import ray
    except ImportError as error:
        raise InputError(
            "FOLKMOOT_ENGINE says ray, which is not installed: pip install 'folkmoot[cluster]'."
        ) from error
    with tempfile.TemporaryDirectory(prefix="fm-") as folder:
        _connect(os.environ.get("RAY_ADDRESS", ""), folder)
        try:
            yield OnRay(max(1, _processors()))
        finally:
            ray.shutdown()


def _connect(address: str, folder: str) -> None:
    import ray

    try:
        if address:
            ray.init(address, log_to_driver=False, logging_level=logging.ERROR)
        else:
            _start(folder)
    except (ConnectionError, ray.exceptions.RayError) as error:
        where = f"at {address}" if address else "on this machine"
        raise InputError(
            f"No Ray cluster answers {where}. Start it by `ray start --head`, and give every "
            f"machine the same token (RAY_AUTH_TOKEN_PATH)."
        ) from error


def _start(folder: str) -> None:
    """Start Ray on this machine, with a token and a folder that are nobody else's.

    Ray opens its own folder to everybody, so it lies in one that is closed.
    """
    import ray

    os.environ.setdefault("RAY_AUTH_TOKEN", secrets.token_hex(32))
    ray.init(
        "local",
        include_dashboard=False,
        object_store_memory=OBJECTS,
        log_to_driver=False,
        logging_level=logging.ERROR,
        _temp_dir=f"{folder}/r",
    )


def _processors() -> int:
    import ray

    held: dict[str, float] = ray.cluster_resources()  # type: ignore[no-untyped-call]
    return int(held.get("CPU", 1))


def _arrived(found: "ObjectRef[bytes]") -> bytes:
    import ray

    try:
        return ray.get(found)
    except ray.exceptions.RayTaskError as error:
        if isinstance(error.cause, FolkmootError):
            raise error.cause from None
        raise
