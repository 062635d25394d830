"""Federations as packs: one file with the bodies, the people and their mandates."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from folkmoot.federation.bodies import Body, BodyKind, Tree
from folkmoot.federation.mandates import Mandate, Role
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.languages import own_name
from folkmoot.foundation.packs import PackFile, raise_faults, read_toml

Table = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in a federation; what they may do is in their mandates."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Federation:
    """A federation as its pack tells it; *invented* is empty for one that exists."""

    id: str
    name: str
    invented: str
    bodies: tuple[Body, ...]
    members: Mapping[str, int]
    people: tuple[Person, ...]
    mandates: tuple[Mandate, ...]

    @property
    def tree(self) -> Tree:
        """The bodies with their parents."""
        return Tree(self.bodies)


def load_federation(folder: Path) -> Federation:
    """Read federation.toml in *folder*; raise PackFaults with every fault at once.

    *members* holds the bodies that say how many members they have.
    """
    file = read_toml(folder / "federation.toml")
    bodies = tuple(_body(file, table, n) for n, table in file.tables("body"))
    _check_tree(file, bodies)
    federation = Federation(
        id=file.text(file.data, "id"),
        name=file.text(file.data, "name"),
        invented=file.text(file.data, "invented", default=""),
        bodies=bodies,
        members={
            body.id: count for body, count in zip(bodies, _members(file), strict=True) if count
        },
        people=tuple(_person(file, table, n) for n, table in file.tables("person")),
        mandates=_mandates(file, {body.id for body in bodies}),
    )
    _check_ids(file, [person.id for person in federation.people], "person")
    raise_faults(file)
    return federation


def _body(file: PackFile, table: Table, n: int) -> Body:
    return Body(
        id=file.text(table, "id", of="body", position=n),
        name=file.text(table, "name", of="body", position=n),
        kind=_kind(file, table, n),
        parent=file.text(table, "parent", of="body", position=n, default=""),
        languages=_languages(file, table, n),
        zone=_zone(file, table, n),
        jurisdiction=file.text(table, "jurisdiction", of="body", position=n, default=""),
    )


def _kind(file: PackFile, table: Table, n: int) -> BodyKind:
    text = file.text(table, "kind", of="body", position=n)
    if text in set(BodyKind):
        return BodyKind(text)
    if text:
        kinds = ", ".join(BodyKind)
        file.fault(f"'{text}' is no kind of body. Write one of {kinds}.", "body", n, "kind")
    return BodyKind.GROUP


def _languages(file: PackFile, table: Table, n: int) -> tuple[str, ...]:
    found = table.get("languages", ["en"])
    codes = tuple(str(code) for code in found) if isinstance(found, list) else ()
    if not codes:
        file.fault('Name at least one language, as in languages = ["en"].', "body", n, "languages")
    for code in codes:
        try:
            own_name(code)
        except InputError as error:
            file.fault(str(error), "body", n, "languages")
    return codes


def _zone(file: PackFile, table: Table, n: int) -> str:
    zone = file.text(table, "zone", of="body", position=n, default="UTC")
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError):
        message = f"'{zone}' is no IANA time zone. Write one like Europe/London."
        file.fault(message, "body", n, "zone")
    return zone


def _members(file: PackFile) -> list[int]:
    counts = []
    for n, table in file.tables("body"):
        count = table.get("members", 0)
        if not isinstance(count, int) or isinstance(count, bool) or count < 0:
            file.fault("'members' must be a whole number from 0.", "body", n, "members")
            count = 0
        counts.append(count)
    return counts


def _person(file: PackFile, table: Table, n: int) -> Person:
    return Person(
        id=file.text(table, "id", of="person", position=n),
        name=file.text(table, "name", of="person", position=n),
    )


def _mandates(file: PackFile, bodies: set[str]) -> tuple[Mandate, ...]:
    mandates = []
    for n, table in file.tables("person"):
        listed = table.get("mandates", [])
        for item in listed if isinstance(listed, list) else []:
            fault = _mandate_fault(item, bodies)
            if fault:
                file.fault(fault, "person", n, "mandates")
            else:
                mandates.append(_mandate(str(table.get("id", "")), item))
    return tuple(mandates)


def _mandate(person: str, item: Mapping[str, object]) -> Mandate:
    since, until = item["since"], item.get("until")
    assert isinstance(since, date)
    assert until is None or isinstance(until, date)
    role, consultation = Role(str(item["role"])), str(item.get("consultation", ""))
    return Mandate(person, role, str(item["body"]), since, until, consultation)


def _mandate_fault(item: object, bodies: set[str]) -> str:
    if not isinstance(item, dict):
        return 'A mandate is written { role = "chair", body = "board", since = 2025-01-01 }.'
    if item.get("role") not in set(Role):
        return f"'{item.get('role')}' is no role. Write one of {', '.join(Role)}."
    if item.get("body") not in bodies:
        return f"The mandate's body '{item.get('body')}' is not in this federation."
    if not isinstance(item.get("since"), date):
        return "A mandate needs the day it begins, as in since = 2025-01-01."
    if not isinstance(item.get("consultation", ""), str):
        return "'consultation' must be the id of one consultation."
    until = item.get("until", item["since"])
    if not isinstance(until, date) or until < item["since"]:
        return "'until' must be a day that is not before 'since'."
    return ""


def _check_tree(file: PackFile, bodies: tuple[Body, ...]) -> None:
    _check_ids(file, [body.id for body in bodies], "body")
    try:
        Tree(bodies)
    except InputError as error:
        file.fault(str(error), "body")


def _check_ids(file: PackFile, ids: list[str], table: str) -> None:
    for n, each in enumerate(ids):
        if each in ids[:n]:
            file.fault(f"The id '{each}' is used twice. Ids are never reused.", table, n, "id")
