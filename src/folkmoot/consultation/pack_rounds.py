"""Reading the rounds of a consultation: whose, when, in which languages, by which rules."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from folkmoot.consultation import zones
from folkmoot.consultation.pack_file import Reading, Table
from folkmoot.consultation.pack_own_questions import OwnQuestions
from folkmoot.consultation.rounds import Round, Who
from folkmoot.consultation.wording import NOTHING, Wording
from folkmoot.foundation.packs import PackFile

LONGEST_GRACE: Final = 90
EARLIEST_REMINDER: Final = 60


def rounds(times: PackFile, facts: PackFile, spoken: tuple[str, ...]) -> tuple[Round, ...]:
    """Give every [[round]] of rounds.toml; *spoken* are the languages of the pack."""
    consultation, own = str(facts.data.get("id", "")), OwnQuestions(times)
    tables = list(times.tables("round"))
    found = [_Table(times, table, position).read(own) for position, table in tables]
    seen: set[str] = set()
    for (position, table), one in zip(tables, found, strict=True):
        row = _Table(times, table, position)
        if one.id in seen:
            row.fault(f"The round '{one.id}' is there twice. Name each its own way.", "id")
        seen.add(one.id)
        row.check(one, spoken)
    return tuple(replace(one, consultation=consultation) for one in found)


@dataclass(frozen=True, slots=True)
class _Table:
    """One [[round]] being read."""

    file: PackFile
    table: Table
    position: int

    def read(self, own: OwnQuestions) -> Round:
        """Give the round, with an empty value for whatever is wrong."""
        opens, zone = self._wall("opens"), self._text("zone")
        round_id, languages = self._text("id"), self._languages()
        return Round(
            id=round_id,
            consultation="",
            body=self._text("body"),
            zone=zone if zones.zone_named(zone) else "UTC",
            opens=opens,
            closes=self._wall("closes"),
            languages=languages,
            announced=self._wall("announced", otherwise=opens),
            grace_days=self._days("grace_days", LONGEST_GRACE),
            contact=self._text("contact"),
            reminders=self._reminders(),
            meeting=self._meeting(),
            who=self._who(),
            questions=own.of_round(self.table, round_id, languages),
            rules=self._rules(languages),
        )

    def fault(self, message: str, key: str = "") -> None:
        """Note a fault at the line of *key*."""
        self.file.fault(message, "round", self.position, key)

    def check(self, one: Round, spoken: Iterable[str]) -> None:
        """Note what only the whole round shows."""
        named = str(self.table.get("zone", ""))
        if named and zones.zone_named(named) is None:
            self.fault(f"'{named}' is no time zone. Write one such as Europe/Lisbon.", "zone")
        if one.closes.astimezone(UTC) <= one.opens.astimezone(UTC):
            self.fault("The round closes before it opens. Correct opens or closes.", "closes")
        if one.announced and one.announced > one.opens:
            self.fault(
                "The round is announced after it opens. Correct announced or opens.", "announced"
            )
        if one.meeting and one.meeting < one.last_day:
            self.fault(
                "The annual meeting is before the round closes. Correct meeting or closes.",
                "meeting",
            )
        known = tuple(spoken)
        if not one.languages or not set(one.languages) <= set(known):
            self.fault(
                f"A round is held in languages of the pack ({', '.join(known)}). Correct "
                f"languages.",
                "languages",
            )

    def _text(self, key: str) -> str:
        return self.file.text(self.table, key, of="round", position=self.position)

    def _languages(self) -> tuple[str, ...]:
        return Reading(self.file).ids(self.table, "languages", "round", self.position)

    def _wall(self, key: str, *, otherwise: datetime | None = None) -> datetime:
        """Read a wall-clock time; a day means its beginning, or for the close its end."""
        zone = zones.zone_named(str(self.table.get("zone"))) or ZoneInfo("UTC")
        value = self.table.get(key)
        if value is None and otherwise is not None:
            return otherwise
        if isinstance(value, datetime) and value.tzinfo is None:
            if not zones.exists(value, zone):
                self.fault(
                    f"Clocks are put forward over this hour: there is no {value} in {zone}. "
                    f"Write a time an hour later.",
                    key,
                )
            return zones.opening_at(value, zone)
        if isinstance(value, date) and not isinstance(value, datetime):
            return (zones.day_ends if key == "closes" else zones.day_begins)(value, zone)
        self.fault(
            f"'{key}' must be a day or a local time. Write {key} = 2025-11-14 or "
            f"{key} = 2025-11-14T17:00:00; the zone is said in zone.",
            key,
        )
        return datetime(2000, 1, 1, tzinfo=UTC)

    def _days(self, key: str, most: int) -> int:
        value = self.table.get(key, 0)
        if _is_number(value, most):
            return int(str(value))
        self.fault(f"'{key}' must be a number of days from 0 to {most}.", key)
        return 0

    def _reminders(self) -> tuple[int, ...]:
        listed = self.table.get("reminders", [])
        if isinstance(listed, list) and all(_is_number(n, EARLIEST_REMINDER) for n in listed):
            return tuple(sorted(set(listed), reverse=True))
        self.fault(
            f"'reminders' lists days before the last one, from 0 to {EARLIEST_REMINDER}. Write "
            f"reminders = [14, 3].",
            "reminders",
        )
        return ()

    def _meeting(self) -> date | None:
        value = self.table.get("meeting")
        if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
            return value
        self.fault("'meeting' must be a day. Write meeting = 2026-02-21.", "meeting")
        return None

    def _who(self) -> Who:
        named = self.table.get("who", Who.OPEN)
        if named in set(Who):
            return Who(str(named))
        self.fault(
            f"'{named}' says of nobody who may answer. Write one of {', '.join(Who)}.", "who"
        )
        return Who.OPEN

    def _rules(self, languages: tuple[str, ...]) -> Wording:
        if "rules" not in self.table:
            return NOTHING
        reading = Reading(replace(self.file, data={"languages": list(languages)}))
        return reading.part(self.table, "rules", "round", self.position)


def _is_number(value: object, most: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= most
