"""Changes to publish: an invented act that makes buying an offence."""

from folkmoot.assessment.editing import Edit, Part
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.assessment import change_services
from tests.assessment.changing.conftest import NOON

LEIF, MIRA, INES = (Reference(Kind.PERSON, name) for name in ("leif", "mira", "ines"))

EDITS = (
    Edit(
        Part.INSTRUMENT,
        {
            "id": "invented-2026",
            "title": "An Invented Act 2026",
            "language": "en",
            "reading": "official",
            "commenced": "2026-02-01",
        },
    ),
    Edit(
        Part.PROVISION,
        {"instrument": "invented-2026", "pinpoint": "s4", "shown": "s 4", "about": "buying"},
    ),
    Edit(
        Part.ANSWER,
        {
            "question": "B1",
            "value": "criminal",
            "from": "2026-02-01",
            "provisions": ("invented-2026#s4",),
            "confidence": "high",
            "coder": "leif",
            "recorded": "2026-03-01",
        },
    ),
)


def a_proposed_change(place: str = "NZL") -> int:
    """Let Leif propose a change; give its number."""
    number = change_services.begin(place, "An invented act.", by=LEIF, at=NOON)
    for edit in EDITS:
        change_services.add(number, edit, by=LEIF)
    change_services.propose(number, by=LEIF, at=NOON)
    return number
