"""Which packs lie in a folder, and each one's loader, asked for all its faults."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from folkmoot.assessment.pack_codebook import load_codebook
from folkmoot.assessment.pack_policies import clauses_of, read_all_rules
from folkmoot.assessment.packs import (
    CODEBOOK,
    load_laws,
    load_packs,
    policies_with_rules,
    rules_name,
    unused_questions,
)
from folkmoot.consultation.pack import load_consultation
from folkmoot.decision.packs import load_meetings
from folkmoot.federation.packs import load_federation
from folkmoot.foundation.errors import Fault, InputError, PackFaults
from folkmoot.foundation.packs import packs_home, read_toml
from folkmoot.policy.packs import load_continuation, load_policy
from folkmoot.record.histories import load_history

Loader = Callable[[Path], object]


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked through, everything that was wrong with it, and what is only worth a look."""

    checked: tuple[str, ...]
    faults: tuple[Fault, ...]
    warnings: tuple[Fault, ...] = ()


def check_packs(path: Path | None = None) -> Finding:
    """Look through the folder of packs *path*, or through the one kind or pack that it names.

    A folder that is neither, and lies in none, raises InputError.
    """
    chosen = (path or packs_home()).resolve()
    home = _home_of(chosen)
    found = [
        (folder, loader)
        for pattern, loader in LOADERS
        for folder in home.glob(pattern)
        if folder.is_dir() and (folder.is_relative_to(chosen) or chosen.is_relative_to(folder))
    ]
    faults = {fault for folder, loader in found for fault in _faults(loader, folder, home)}
    names = sorted({_shown(folder, home) for folder, _ in found})
    told = tuple(sorted(_under(faults, chosen, home)))
    warnings = () if faults else _under(_unused(home), chosen, home)
    return Finding(tuple(names), told, tuple(warnings))


def _home_of(chosen: Path) -> Path:
    kinds = {pattern.partition("/")[0] for pattern, _ in LOADERS}
    if not chosen.is_dir():
        raise InputError(f"'{chosen}' is no folder. Name a folder of packs, or one pack in it.")
    within = [folder.parent for folder in (chosen, *chosen.parents) if folder.name in kinds]
    if within:
        return within[-1]  # the outermost: a federation has policies of its own
    for folder in (chosen, *chosen.parents):
        if any((folder / kind).is_dir() for kind in kinds):
            return folder
    raise InputError(
        f"'{chosen}' holds no packs. A folder of packs has the folders {', '.join(sorted(kinds))}."
    )


def _faults(loader: Loader, folder: Path, home: Path) -> Iterable[Fault]:
    shown = _shown(folder, home)
    try:
        loader(folder)
    except PackFaults as error:
        return [_placed(fault, shown) for fault in error.faults]
    except InputError as error:
        return [Fault(shown, 1, str(error))]
    return []


def _placed(fault: Fault, shown: str) -> Fault:
    """Give a fault whose file is named without its folder the folder that was looked through."""
    return fault if "/" in fault.file else replace(fault, file=f"{shown}/{fault.file}")


def _shown(folder: Path, home: Path) -> str:
    return str(folder.relative_to(home.parent))


def _under(faults: Iterable[Fault], chosen: Path, home: Path) -> Iterable[Fault]:
    return (fault for fault in faults if (home.parent / fault.file).is_relative_to(chosen))


def _policy_rules(folder: Path) -> None:
    """Check a policy's rules of law, where it has any, beside those of the other policies."""
    home = folder.parent.parent
    if not (folder / "rules.toml").is_file() or not (home / "laws").is_dir():
        return
    policies = policies_with_rules(home)
    files = {name: read_toml(home / rules_name(name), root=home) for name in policies}
    clauses = {name: clauses_of(home / "policies" / name) for name in policies}
    read_all_rules(files, load_codebook(home / "laws" / CODEBOOK), clauses)


def _unused(home: Path) -> Iterable[Fault]:
    """Warn of each question of the codebook that nothing reads."""
    path = home / "laws" / CODEBOOK
    if not path.is_file() or not policies_with_rules(home):
        return
    file, packs = read_toml(path, root=home), load_packs(home)
    unused = unused_questions(packs.laws.codebook, packs.laws, *packs.rules.values())
    for position, table in file.tables("question"):
        if table["id"] in unused:
            message = f"No scheme, rule or other question reads {table['id']}. It is shown only."
            yield Fault(file.name, file.line_of("question", position, "id"), message)


def _continuation(folder: Path) -> None:
    """Check a federation's later versions of a policy against the policy's own pack."""
    home = folder.parents[3]
    load_continuation(folder, load_policy(home / "policies" / folder.name))


LOADERS: tuple[tuple[str, Loader], ...] = (
    ("policies/*", load_policy),
    ("policies/*", _policy_rules),
    ("laws", load_laws),
    ("federations/*", load_federation),
    ("federations/*", load_meetings),
    ("federations/*/consultation", load_consultation),
    ("federations/*/review", load_consultation),
    ("federations/*/policies/*", _continuation),
    ("histories/*", load_history),
)
"""Where each kind of pack lies under the folder of packs, and who reads it."""
