"""What the coders' desk holds: a batch, one law of it still being read and one handed in."""

from datetime import date, datetime

from folkmoot.assessment.answers import Confidence
from folkmoot.assessment.codings import CodedAnswer
from folkmoot.assessment.gates import Gate
from folkmoot.assessment.provisions import Reading
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.assessment import coding_services as services
from tests.permissions.held import Objects

READERS = ("secretariat-researcher", "secretariat-everything")
ANSWER = CodedAnswer("S1", "none", ("Act s 1",), Reading.OFFICIAL, Confidence.HIGH)


def all_of(*, at: datetime) -> Objects:
    """Make both, each read by everybody of the secretariat who may."""
    by = Reference(Kind.BODY, "secretariat")
    laws = {"reading": "NZL", "open": "SWE"}
    services.open_batch(
        "trial", date(2026, 1, 1), laws.values(), ("S1",), gate=Gate(), by=by, at=at
    )
    for reader in (Reference(Kind.PERSON, name) for name in READERS):
        services.assign("trial", laws.values(), reader, kind="blind", by=by, at=at)
        services.save_answers("trial", "SWE", ("S1",), (ANSWER,), by=reader)
        services.hand_in("trial", "SWE", about="Read.", leaves_out=False, by=reader, at=at)
    return {"law_coding": {state: {"batch": "trial", "place": law} for state, law in laws.items()}}
