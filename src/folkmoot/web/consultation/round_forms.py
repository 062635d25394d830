"""What a coordinator fills in: the dates and rules of a round, read into a round or into faults."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from typing import Final
from zoneinfo import ZoneInfo

from django.http import QueryDict
from django.utils.translation import gettext as _

from folkmoot.consultation import zones
from folkmoot.consultation.pack_rounds import LONGEST_GRACE
from folkmoot.consultation.rounds import Round, Who

CONTACT: Final = 200
REMINDERS: Final = (28, 14, 7, 3, 1)
LONGEST: Final = 400
"""Days that a round may be open."""
FIELDS: Final = ("opens", "opens_at", "closes", "closes_at", "grace_days", "meeting", "contact")


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the form, and the faults by field."""

    values: Mapping[str, str]
    languages: tuple[str, ...]
    reminders: tuple[int, ...]
    who: str
    faults: Mapping[str, str] = field(default_factory=dict)


def typed_of(held: Round) -> Typed:
    """Give the form as it stands for a round."""
    opens, closes = held.opens, held.closes
    ends_a_day = closes == zones.day_ends(held.last_day, ZoneInfo(held.zone))
    values = {
        "opens": opens.date().isoformat(),
        "opens_at": "" if opens.time() == time() else f"{opens:%H:%M}",
        "closes": held.last_day.isoformat() if ends_a_day else closes.date().isoformat(),
        "closes_at": "" if ends_a_day else f"{closes:%H:%M}",
        "grace_days": str(held.grace_days),
        "meeting": held.meeting.isoformat() if held.meeting else "",
        "contact": held.contact,
    }
    return Typed(values, held.languages, held.reminders, str(held.who))


def read_round(data: QueryDict, before: Round, spoken: Sequence[str]) -> tuple[Round, Typed]:
    """Read the form over *before*; what has a fault stays as it was. *spoken* is the pack's."""
    values = {name: data.get(name, "").replace("\0", "").strip()[:300] for name in FIELDS}
    faults: dict[str, str] = {}
    reading = _Reading(values, ZoneInfo(before.zone), faults)
    languages = tuple(code for code in spoken if code in data.getlist("languages"))
    reminders = tuple(days for days in REMINDERS if str(days) in data.getlist("reminders"))
    after = replace(
        before,
        opens=reading.instant("opens") or before.opens,
        closes=reading.instant("closes") or before.closes,
        grace_days=reading.days(),
        meeting=reading.day("meeting"),
        contact=reading.contact(),
        languages=languages or before.languages,
        reminders=reminders,
        who=reading.who(data.get("who", "")),
    )
    if not languages:
        faults["languages"] = _("Choose at least one language.")
    if not faults.keys() & {"opens", "opens_at", "closes", "closes_at", "meeting"}:
        faults.update(_crossed(after))
    return after, Typed(values, languages, reminders, data.get("who", ""), faults)


@dataclass(frozen=True, slots=True)
class _Reading:
    """Typed words being read; what is wrong goes to *faults*."""

    values: Mapping[str, str]
    zone: ZoneInfo
    faults: dict[str, str]

    def day(self, name: str, *, needed: bool = False) -> date | None:
        """Read a day, written as browsers send it or as 14.11.2025 and 14/11/2025."""
        said = self.values[name]
        for form in ("%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y"):
            try:
                found = datetime.strptime(said, form).replace(tzinfo=self.zone).date()
            except ValueError:
                continue
            if 2000 <= found.year <= 2100:
                return found
        if said or needed:
            self.faults[name] = _("Write a day, such as 2026-11-14.")
        return None

    def instant(self, name: str) -> datetime | None:
        """Read a day, and its time if there is one; a day alone is all of it."""
        day, said = self.day(name, needed=True), self.values[f"{name}_at"]
        closing = name == "closes"
        if day is None:
            return None
        if not said:
            return (zones.day_ends if closing else zones.day_begins)(day, self.zone)
        try:
            wall = datetime.combine(day, time.fromisoformat(said).replace(second=0, tzinfo=None))
        except ValueError:
            self.faults[f"{name}_at"] = _("Write a time, such as 17:00, or leave it empty.")
            return None
        if not zones.exists(wall, self.zone):
            self.faults[f"{name}_at"] = _(
                "Clocks are put forward over this hour, so it does not exist on that day. "
                "Choose a time an hour later."
            )
            return None
        return (zones.closing_at if closing else zones.opening_at)(wall, self.zone)

    def days(self) -> int:
        """Read the days of grace."""
        said = self.values["grace_days"] or "0"
        if said.isdecimal() and len(said) < 4 and int(said) <= LONGEST_GRACE:
            return int(said)
        self.faults["grace_days"] = _("Write a number of days from 0 to 90.")
        return 0

    def contact(self) -> str:
        """Read the contact, on one line."""
        said = " ".join(self.values["contact"].split())[:CONTACT]
        if not said:
            self.faults["contact"] = _("Say whom people can ask: an address, or a number.")
        return said

    def who(self, said: str) -> Who:
        """Read who may answer."""
        if said in set(Who):
            return Who(said)
        self.faults["who"] = _("Choose who may answer.")
        return Who.OPEN


def _crossed(after: Round) -> dict[str, str]:
    """Give the faults that only the whole round shows."""
    if not after.is_late(after.opens):
        days = (after.last_day - after.day_of(after.opens)).days
        if days > LONGEST:
            return {"closes": _("A round is open for at most 400 days.")}
        if after.meeting and after.meeting < after.last_day:
            return {"meeting": _("The annual meeting is before the last day. Correct one of them.")}
        return {}
    return {"closes": _("The last day is before the first. Correct one of them.")}
