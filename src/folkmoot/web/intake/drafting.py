"""What is written so far: plain JSON, sealed while it lies here, and what it says of its writer."""

from enum import StrEnum
from typing import Final

from folkmoot.consultation.responses import Consents
from folkmoot.foundation.canonical import Json

CHOSEN: Final = "choice:"
PLACED: Final = "scale:"
QUOTED: Final = "words:"
"""What the names of fields begin with that hold no words of one's own."""

Fields = dict[str, str]
Draft = dict[str, Json]


class Role(StrEnum):
    """Who writes a draft."""

    PARTICIPANT = "participant"  # for oneself, an organisation or a group
    MEMBER = "member"  # one of those whose organisation gathers what they say
    LEAD = "lead"  # whoever makes one response of what was gathered
    LOOKING = "looking"  # somebody who looks at a round that is not announced yet


def role_of(draft: Draft) -> Role:
    """Say who writes *draft*."""
    return Role(str(draft.get("role") or Role.PARTICIPANT))


def answers_in(draft: Draft) -> Fields:
    """Give what stands in each field."""
    found = draft.get("answers")
    return {str(key): str(value) for key, value in found.items()} if isinstance(found, dict) else {}


def consents_in(draft: Draft) -> frozenset[str]:
    """Give the consents that are ticked; before anybody was asked, what sending itself means."""
    given = draft.get("consents")
    return frozenset(map(str, given)) if isinstance(given, list) else frozenset({"use"})


def consents_of(draft: Draft) -> Consents:
    """Give the consents as they go into a response."""
    given = consents_in(draft)
    return Consents(**{name: name in given for name in Consents.names()})
