"""A round as it is stored and carried to the intake face, and read again."""

from collections.abc import Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from folkmoot.consultation.own_questions import question_as_json, read_question
from folkmoot.consultation.rounds import Round, Who
from folkmoot.consultation.wording import read_wording
from folkmoot.foundation.canonical import Json


def round_as_json(held: Round) -> dict[str, Json]:
    """Give all that a form has to know of a round; what is only for its desk is left out."""
    return {
        "id": held.id,
        "consultation": held.consultation,
        "body": held.body,
        "zone": held.zone,
        "opens": held.opens.isoformat(),
        "closes": held.closes.isoformat(),
        "announced": held.announced.isoformat() if held.announced else None,
        "grace_days": held.grace_days,
        "languages": list(held.languages),
        "contact": held.contact,
        "preview": held.preview,
        "meeting": held.meeting.isoformat() if held.meeting else None,
        "who": str(held.who),
        "questions": [question_as_json(each) for each in held.questions],
        "rules": held.rules.as_json(),
    }


def read_round(document: Json) -> Round:
    """Read what *round_as_json* gave."""
    assert isinstance(document, Mapping)
    questions, meeting = document["questions"], document["meeting"]
    assert isinstance(questions, list)
    return Round(
        id=str(document["id"]),
        consultation=str(document["consultation"]),
        body=str(document["body"]),
        zone=str(document["zone"]),
        opens=_instant(document, "opens"),
        closes=_instant(document, "closes"),
        announced=_instant(document, "announced") if document["announced"] else None,
        grace_days=int(str(document["grace_days"])),
        languages=_texts(document["languages"]),
        contact=str(document["contact"]),
        preview=str(document["preview"]),
        meeting=date.fromisoformat(str(meeting)) if meeting else None,
        who=Who(str(document["who"])),
        questions=tuple(map(read_question, questions)),
        rules=read_wording(document["rules"]),
    )


def _instant(document: Mapping[str, Json], key: str) -> datetime:
    zone = ZoneInfo(str(document["zone"]))
    return datetime.fromisoformat(str(document[key])).astimezone(zone)


def _texts(listed: Json) -> tuple[str, ...]:
    assert isinstance(listed, list)
    return tuple(map(str, listed))
