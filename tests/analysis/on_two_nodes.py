"""What two nodes of Ray make of some work, told as JSON; run in a process of its own."""

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
import numpy.typing as npt

from folkmoot.analysis.campaigns import campaign_of, campaigns_among
from folkmoot.analysis.columns import read_words
from folkmoot.analysis.engine import HERE, chosen_engine
from folkmoot.analysis.engine_ray import UnlikeMachines, carry_out
from folkmoot.analysis.made_with import made_with
from folkmoot.foundation.errors import InputError
from tests.ray_nodes import LOOPBACK, PATIENCE, descendants, nodes


def twice(held: npt.NDArray[np.int64], part: int) -> int:
    """Read a number that lies in what the work carries with it."""
    return int(held[part]) * 2


def meet(folder: Path, part: int) -> str:
    """Say on which node this is done, once something is being done on two of them."""
    import ray

    node = str(ray.get_runtime_context().get_node_id())
    (folder / node).touch()
    deadline = time.monotonic() + PATIENCE
    while len(list(folder.iterdir())) < 2 and time.monotonic() < deadline:
        time.sleep(0.05)
    return node


def refuse(part: int) -> int:
    """Refuse the third part."""
    if part == 3:
        raise InputError("Three is wrong.")
    return part


def tell(folder: Path) -> None:
    """Begin two nodes, do all of it, end them, and print what came of it."""
    told: dict[str, object] = {}
    met = folder / "met"
    met.mkdir()
    ids, words = read_words(folder / "in.csv", text="text", id="id")
    with (
        tempfile.TemporaryDirectory(prefix="fm-") as scratch,
        nodes(LOOPBACK, Path(scratch)) as around,
    ):
        os.environ.update(around)
        with chosen_engine() as engine:
            told["nodes used"] = len(set(engine.each(partial(meet, met), range(2))))
            told["order"] = list(engine.each(partial(twice, np.arange(40)), range(40)))
            told["refused"] = _refused(lambda: list(engine.each(refuse, range(9))))
            found = campaigns_among(ids, words, engine=engine)
    told["campaigns are the same"] = found == campaigns_among(ids, words, engine=HERE)
    told["copies"] = len(campaign_of(found))
    told["unlike"] = _unlike()
    told["processes left"] = len(descendants(os.getpid()))
    json.dump(told, sys.stdout)


def _refused(work: Callable[[], object]) -> str:
    try:
        work()
    except InputError as error:
        return str(error)
    return ""


def _unlike() -> str:
    other = tuple(("code", "0") if name == "code" else (name, held) for name, held in made_with())
    try:
        carry_out(str, other, 1)
    except UnlikeMachines as error:
        return str(error)
    return ""
