"""A changed file of rules, scheme or codebook, put in the place of the one that it replaces."""

import re
from collections.abc import Mapping

from folkmoot.assessment.pack_policies import Clauses, rules_name
from folkmoot.assessment.packs import CODEBOOK, LAWS, Packs, read_packs
from folkmoot.foundation.errors import PackFaults
from folkmoot.foundation.packs import PackFile

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def place_of(file: PackFile) -> str:
    """Give the place in a folder of packs that *file* is for, by what it holds.

    A codebook has questions, rules have a policy, a scheme has rows or axes and an id. PackFaults
    where it is none of them, or its id cannot be a file's name.
    """
    if "question" in file.data:
        return LAWS + CODEBOOK
    if "rule" in file.data:
        return rules_name(_name(file, "policy"))
    if "row" in file.data or "axis" in file.data:
        return f"{LAWS}schemes/{_name(file, 'id')}.toml"
    file.fault("This is neither rules ([[rule]]), a scheme ([[row]], [[axis]]) nor a codebook.")
    raise PackFaults(file.faults)


def with_changed(files: Mapping[str, PackFile], changed: PackFile, clauses: Clauses) -> Packs:
    """Give what *files* hold with *changed* in its place; raise PackFaults with all faults.

    A new codebook may leave faults in files that did not change: these are told as well.
    """
    return read_packs({**files, place_of(changed): changed}, clauses)


def _name(file: PackFile, key: str) -> str:
    name = file.text(file.data, key)
    if not _ID.fullmatch(name):
        file.fault(f"'{name}' cannot name a file. Use small letters, digits and hyphens.", key=key)
        raise PackFaults(file.faults)
    return name
