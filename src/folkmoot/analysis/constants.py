"""The numbers that decide what is found, gathered from the modules that go by them."""

import sys
from collections.abc import Callable
from types import ModuleType
from typing import Final

AREA: Final = "folkmoot.analysis."
CARRY: Final = frozenset(
    {f"{AREA}{name}" for name in ("engine", "engine_ray", "in_turn", "made_with")}
)
"""Modules that say where work is carried out; nothing that is found depends on them."""


def constants(function: Callable[..., object]) -> tuple[tuple[str, str], ...]:
    """Give the numbers of every module of this area that *function* stands on, by their names.

    They are found by following what each module imports, so that none is forgotten: a threshold
    that is changed gives another run, not another result under the same name.
    """
    return tuple(
        sorted(
            (f"{module.__name__.removeprefix(AREA)} {name.lower().replace('_', ' ')}", str(value))
            for module in _stands_on(sys.modules[function.__module__])
            for name, value in vars(module).items()
            if name.isupper() and name[0] != "_" and type(value) in (int, float)
        )
    )


def _stands_on(start: ModuleType) -> list[ModuleType]:
    found, waiting = {start.__name__: start}, [start]
    while waiting:
        for value in vars(waiting.pop()).values():
            name = value.__name__ if isinstance(value, ModuleType) else _home(value)
            if name.startswith(AREA) and name not in found and name not in CARRY:
                found[name] = sys.modules[name]
                waiting.append(found[name])
    return list(found.values())


def _home(value: object) -> str:
    return str(getattr(value, "__module__", None) or "")
