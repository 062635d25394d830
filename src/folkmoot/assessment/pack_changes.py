"""A changed file of rules, scheme or codebook, put in the place of the one that it replaces."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from folkmoot.assessment.pack_policies import Clauses, read_among, rules_name
from folkmoot.assessment.pack_rules import read_scheme
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


def with_changed(
    before: Packs,
    changed: PackFile,
    *,
    clauses: Clauses,
    files: Callable[[], Mapping[str, PackFile]],
) -> Packs:
    """Give what *before* would be with *changed* in its place; raise PackFaults with all faults.

    A new codebook is read with all *files* again, so that faults which it leaves in files that
    did not change are told as well.
    """
    place, codebook = place_of(changed), before.laws.codebook
    if place == LAWS + CODEBOOK:
        return read_packs({**files(), place: changed}, clauses)
    if place.startswith(LAWS):
        scheme = read_scheme(changed, codebook)
        schemes = {**before.laws.schemes, scheme.id: scheme}
        return replace(before, laws=replace(before.laws, schemes=schemes))
    policy = str(changed.data["policy"])
    others = [rules for name, rules in before.rules.items() if name != policy]
    rules = read_among(changed, codebook, others=others, clauses=clauses.get(policy))
    return replace(before, rules={**before.rules, policy: rules})


def _name(file: PackFile, key: str) -> str:
    name = file.text(file.data, key)
    if not _ID.fullmatch(name):
        file.fault(f"'{name}' cannot name a file. Use small letters, digits and hyphens.", key=key)
        raise PackFaults(file.faults)
    return name
