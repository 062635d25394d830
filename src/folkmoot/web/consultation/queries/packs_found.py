"""Packs that lie in the packs folder: which may be published, and what is wrong with the others."""

from dataclasses import dataclass
from pathlib import Path

from folkmoot.consultation.pack import Consultation, load_consultation, pack_hash, pack_texts
from folkmoot.foundation.errors import Fault, PackFaults
from folkmoot.foundation.packs import packs_home
from folkmoot.web.consultation.queries.packs import hash_of_pack


@dataclass(frozen=True, slots=True)
class PackFound:
    """One folder with a consultation; *pack* is None where it has faults."""

    name: str
    folder: Path
    pack: Consultation | None
    faults: tuple[Fault, ...]
    is_published: bool
    is_changed: bool


def packs_found() -> list[PackFound]:
    """Give every consultation in the packs folder, by its place there."""
    home = packs_home()
    facts = sorted(home.glob("federations/*/*/consultation.toml"))
    return [_found(path.parent, str(path.parent.relative_to(home))) for path in facts]


def _found(folder: Path, name: str) -> PackFound:
    try:
        pack = load_consultation(folder)
    except PackFaults as error:
        return PackFound(name, folder, None, tuple(error.faults), False, False)
    stored = hash_of_pack(pack.id)
    is_changed = bool(stored) and stored != pack_hash(pack_texts(folder))
    return PackFound(name, folder, pack, (), bool(stored), is_changed)
