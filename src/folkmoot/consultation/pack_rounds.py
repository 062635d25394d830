"""Reading the rounds of a consultation: whose, when, in which languages."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from folkmoot.consultation.pack_file import Reading, Table
from folkmoot.consultation.rounds import Round
from folkmoot.foundation.packs import PackFile


def rounds(times: PackFile, facts: PackFile, spoken: tuple[str, ...]) -> tuple[Round, ...]:
    """Give every [[round]] of rounds.toml; *spoken* are the languages of the pack."""
    consultation = str(facts.data.get("id", ""))
    found = [_round(times, table, position) for position, table in times.tables("round")]
    seen: set[str] = set()
    for position, one in enumerate(found):
        if one.id in seen:
            times.fault(
                f"The round '{one.id}' is there twice. Name each its own way.",
                "round",
                position,
                "id",
            )
        seen.add(one.id)
        _check(times, one, position, spoken)
    return tuple(replace(one, consultation=consultation) for one in found)


def _round(times: PackFile, table: Table, position: int) -> Round:
    opens = _wall(times, table, position, key="opens")
    grace = table.get("grace_days", 0)
    if not isinstance(grace, int) or isinstance(grace, bool) or not 0 <= grace <= 90:
        times.fault(
            "'grace_days' must be a number of days from 0 to 90.", "round", position, "grace_days"
        )
        grace = 0
    return Round(
        id=times.text(table, "id", of="round", position=position),
        consultation="",
        body=times.text(table, "body", of="round", position=position),
        zone=times.text(table, "zone", of="round", position=position),
        opens=opens,
        closes=_wall(times, table, position, key="closes"),
        languages=Reading(times).ids(table, "languages", "round", position),
        announced=_wall(times, table, position, key="announced", otherwise=opens),
        grace_days=grace,
        contact=times.text(table, "contact", of="round", position=position),
    )


def _wall(
    times: PackFile, table: Table, position: int, *, key: str, otherwise: datetime | None = None
) -> datetime:
    """Read a wall-clock time; a day means its beginning, or for the close its end."""
    zone, value = _zone(str(table.get("zone"))), table.get(key)
    if value is None and otherwise is not None:
        return otherwise
    if isinstance(value, datetime) and value.tzinfo is None:
        return value.replace(tzinfo=zone)
    if isinstance(value, date) and not isinstance(value, datetime):
        ends = timedelta(days=1 if key == "closes" else 0)
        return datetime.combine(value, time(), zone) + ends
    times.fault(
        f"'{key}' must be a day or a local time. Write {key} = 2025-11-14 or "
        f"{key} = 2025-11-14T17:00:00; the zone is said in zone.",
        "round",
        position,
        key,
    )
    return datetime(2000, 1, 1, tzinfo=UTC)


def _check(times: PackFile, one: Round, position: int, spoken: tuple[str, ...]) -> None:
    if one.zone and one.zone != "UTC" and _zone(one.zone) is UTC:
        times.fault(
            f"'{one.zone}' is no time zone. Write one such as Europe/Lisbon.",
            "round",
            position,
            "zone",
        )
    if one.closes <= one.opens:
        times.fault(
            "The round closes before it opens. Correct opens or closes.",
            "round",
            position,
            "closes",
        )
    if one.announced and one.announced > one.opens:
        times.fault(
            "The round is announced after it opens. Correct announced or opens.",
            "round",
            position,
            "announced",
        )
    foreign = [code for code in one.languages if code not in spoken]
    if foreign or not one.languages:
        times.fault(
            f"A round is held in languages of the pack ({', '.join(spoken)}). Correct languages.",
            "round",
            position,
            "languages",
        )


def _zone(name: str) -> tzinfo:
    """Give the zone of that name, or UTC for one that is no zone; the fault is noted elsewhere."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC
