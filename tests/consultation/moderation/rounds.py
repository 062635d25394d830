"""The trial round of North, with responses put into it, for the tests of moderation."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from folkmoot.consultation.responses import Answer, Channel, Consents, RespondentKind, Response
from folkmoot.foundation.references import Reference
from folkmoot.web.consultation import queries, services
from folkmoot.web.consultation.services.storing import store

PACK = Path(__file__).parents[1] / "pack"
OPEN = datetime(2025, 11, 4, 12, tzinfo=UTC)
NORTH = Reference.parse("body:north")
BO, IVO = Reference.parse("person:bo"), Reference.parse("person:ivo")
ROUND, TRIAL = "north-2025", "trial-2025"
SAID = "Mina Example of Oakford drives me home at night, and she is no criminal."
QUOTABLE = Consents(quote=True)

Sent = Callable[..., Response]


def hold_trial() -> None:
    """Publish the trial pack and hold the round of North."""
    services.publish_pack(PACK, by=NORTH, at=OPEN)
    services.open_round(TRIAL, ROUND, by=NORTH, at=OPEN)


def put(name: str = "north-one", text: str = SAID, **given: object) -> Response:
    """Put one sealed response into the round of North, and give it."""
    plain = Response(
        name,
        ROUND,
        Channel.FORM,
        date(2025, 11, 4),
        RespondentKind.MEMBER,
        language="en",
        answers=(Answer("q1", choice="yes", clauses=("2.1",)), Answer("q2", text)),
        consents=QUOTABLE,
    )
    response = replace(plain, **given)  # type: ignore[arg-type]
    round_, pack = queries.round_of(ROUND), queries.consultation(TRIAL)
    assert round_ is not None
    assert pack is not None
    store([response], round_, pack)
    return response
