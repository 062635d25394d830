"""Who answers in each round: in which language, with which view, when and by which way."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from folkmoot.consultation.responses import Consents, RespondentKind
from folkmoot.consultation.rounds import Round
from folkmoot.web.demo.mailbag.chance import dealt, draw, weighted

SPEAKERS: Final = {
    "for": {
        "member": 56,
        "sex_worker": 22,
        "support_worker": 6,
        "health_worker": 9,
        "legal": 4,
        "survivor": 3,
    },
    "against": {
        "member": 64,
        "sex_worker": 5,
        "support_worker": 11,
        "health_worker": 5,
        "legal": 3,
        "survivor": 12,
    },
    "unsure": {
        "member": 74,
        "sex_worker": 8,
        "support_worker": 6,
        "health_worker": 5,
        "legal": 4,
        "survivor": 3,
    },
}
"""Who is likelier to hold which view, among these invented people."""


@dataclass(frozen=True, slots=True)
class Person:
    """One invented respondent."""

    id: str
    round: str
    language: str
    stance: str
    speaker: str
    way: str
    day: date

    @property
    def kind(self) -> RespondentKind:
        """For whom they say they speak; a few leave it open."""
        if draw(12, self.id, "kind") == 0:
            return RespondentKind.UNKNOWN
        member = self.speaker == "member" or draw(3, self.id, "member too") == 0
        return RespondentKind.MEMBER if member else RespondentKind.STAKEHOLDER

    @property
    def consents(self) -> Consents:
        """What they allow: two in three to be quoted, one in two to be passed on, nobody named."""
        quote = draw(3, self.id, "quote") > 0
        archive = quote and draw(2, self.id, "archive") == 0
        return Consents(quote=quote, archive=archive, pass_on=draw(2, self.id, "pass on") == 0)


def people(plan: Mapping[str, Any], round_: Round) -> Iterator[Person]:
    """Give the people of one round as *plan* has them, in the order of their numbers."""
    ways = [way for way, count in plan["ways"].items() for _ in range(count)]
    views = dealt(plan["views"], len(ways), round_.id, "views")
    languages = dealt(plan["languages"], len(ways), round_.id, "languages")
    for n, (way, stance, language) in enumerate(zip(ways, views, languages, strict=True), 1):
        id_ = f"{round_.body}-{n:03}"
        yield Person(
            id_,
            round_.id,
            language,
            stance,
            weighted(SPEAKERS[stance], id_, "speaker"),
            way,
            _day(round_, id_),
        )


def _day(round_: Round, id_: str) -> date:
    """Give a day of the round, or for one in thirty a day or two after its close."""
    last = (round_.closes - timedelta(seconds=1)).date()
    if draw(30, id_, "late") == 0:
        return last + timedelta(days=1 + draw(3, id_, "by"))
    open_days = (last - round_.opens.date()).days
    at = max(draw(open_days + 1, id_, "day"), draw(open_days + 1, id_, "other day"))
    return round_.opens.date() + timedelta(days=at)
