"""The blocs of states, as blocs.toml holds them."""

from folkmoot.assessment.blocs import Bloc, Membership
from folkmoot.assessment.jurisdictions import Registry
from folkmoot.assessment.pack_conditions import Table, tables
from folkmoot.foundation.dates import LooseDate
from folkmoot.foundation.packs import PackFile, raise_faults


def read_blocs(file: PackFile, registry: Registry) -> tuple[Bloc, ...]:
    """Give the blocs that *file* holds; raise PackFaults with every fault at once."""
    members: dict[str, list[Membership]] = {}
    for table in tables(file, "member"):
        table.only("bloc", "jurisdiction", "from", "to")
        name = table.text("jurisdiction")
        if name not in registry:
            table.fault(f"'{name}' is not in jurisdictions.toml. Add it there.", "jurisdiction")
        start = table.loose("from") or LooseDate.parse("unknown")
        one = Membership(name, start, table.loose("to"))
        members.setdefault(table.text("bloc"), []).append(one)
    blocs = tuple(_bloc(table, members) for table in tables(file, "bloc"))
    _check_known(file, [bloc.id for bloc in blocs])
    raise_faults(file)
    return blocs


def _bloc(table: Table, members: dict[str, list[Membership]]) -> Bloc:
    table.only("id", "name", "source")
    name = table.text("id")
    found = tuple(members.get(name, ()))
    if not found:
        table.fault(f"The bloc {name} has no member. Add one, or leave it out.", "id")
    return Bloc(name, table.text("name"), table.text("source"), found)


def _check_known(file: PackFile, known: list[str]) -> None:
    for table in tables(file, "member"):
        if table.text("bloc") not in known:
            table.fault(f"There is no bloc '{table.text('bloc')}' in this file.", "bloc")
