"""Those who send responses in the tests: over the intake face, and collected by North."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from folkmoot.consultation.receipts import new_code
from folkmoot.consultation.responses import Answer, Channel, RespondentKind, Response
from folkmoot.foundation.references import Reference
from folkmoot.web.consultation import services
from folkmoot.web.intake import services as intake

PACK = Path(__file__).parent / "pack"
NORTH = Reference.parse("body:north")
OPEN = datetime(2025, 11, 4, 12, tzinfo=UTC)
ROUND = "north-2025"
TRIAL = "trial-2025"


def hold_north() -> None:
    """Publish the trial pack and open the round of North."""
    services.publish_pack(PACK, by=NORTH, at=OPEN)
    services.open_round(TRIAL, ROUND, by=NORTH, at=OPEN)


def a_response(text: str = "Housing.", **given: Any) -> Response:
    """Give a member's response of two answers, the first of them to clause 2.1."""
    answers = (Answer("q1", choice="yes", clauses=("2.1",)), Answer("q2", text))
    plain = Response("", ROUND, Channel.FORM, date.min, RespondentKind.MEMBER)
    return replace(plain, **{"answers": answers, "language": "en", **given})


def send(text: str = "Housing.", *, at: datetime = OPEN, **given: Any) -> str:
    """Send a response over the intake face, and give its code."""
    code = new_code()
    intake.submit_response(a_response(text, **given), code=code, at=at)
    return code
