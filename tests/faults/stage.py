"""Acts on an intake face from outside its server: `python -m tests.faults.stage ACT` in its home.

`open` makes its tables and posts one open round, and prints the round's private key, which only
this test has; `look KEY` opens what is stored and prints which words lie there how often.
"""

import base64
import json
import os
import sys
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

PACK = Path(__file__).parents[1] / "consultation" / "pack"
ROUND = "north-2025"


def main(act: str, *rest: str) -> None:
    """Do one act, and print what came of it as JSON."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "folkmoot.web.site.intake_settings")
    import django

    django.setup()
    acts: dict[str, Callable[..., object]] = {"open": open_round, "look": look}
    json.dump(acts[act](*rest), sys.stdout)


def open_round() -> dict[str, str]:
    """Post a round that is open now."""
    from folkmoot.consultation.notices import Notice
    from folkmoot.consultation.pack import pack_texts
    from folkmoot.consultation.sealing import new_key_pair
    from folkmoot.web.intake import box_services
    from tests.tables import provide_tables

    provide_tables()
    private, public = new_key_pair()
    texts = {name: text for name, text in pack_texts(PACK).items() if name != "rounds.toml"}
    box_services.post_notice(Notice(an_open_round(), texts, public, body_name="North"))
    return {"round": ROUND, "private": base64.b64encode(private).decode()}


def an_open_round():
    """Give a round that opened yesterday."""
    from folkmoot.consultation.rounds import Round

    now = datetime.now(UTC)
    return Round(
        id=ROUND,
        consultation="trial-2025",
        body="north",
        zone="UTC",
        announced=now - timedelta(days=2),
        opens=now - timedelta(days=1),
        closes=now + timedelta(days=9),
        languages=("en", "ar"),
        contact="write@north.example",
    )


def look(private: str) -> dict[str, object]:
    """Open every response with the round's key, and count each text that stands in one."""
    from folkmoot.consultation.sealing import disclose
    from folkmoot.web.intake.models import ReceiptRow, SubmissionKeyRow, SubmissionRow

    key, words = base64.b64decode(private), Counter[str]()
    keys = {row.mark: bytes(row.for_round) for row in SubmissionKeyRow.objects.all()}
    rows = list(SubmissionRow.objects.all())
    for row in rows:
        said = json.loads(disclose(bytes(row.content), keys[row.mark], key))
        words.update({answer["text"] for answer in said["answers"] if answer.get("text")})
    return {"rows": len(rows), "receipts": ReceiptRow.objects.count(), "words": dict(words)}


if __name__ == "__main__":
    main(*sys.argv[1:])
