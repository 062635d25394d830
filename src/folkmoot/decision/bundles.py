"""Bundles: one decision with everything to derive it from again, in one file for anybody."""

import io
import json
import zipfile
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Final

from folkmoot.decision.decisions import Decision
from folkmoot.decision.minutes import minutes
from folkmoot.decision.recount import assembled
from folkmoot.foundation.canonical import Json, content_hash, json_hash
from folkmoot.record.ledger import Entry

RULES_ADOPTED: Final = "rules.adopted"
ROLL_FROZEN: Final = "roll.frozen"
DECISION_MADE: Final = "decision.made"
"""The entries of a ledger that a recount looks for; their details hold the hash under *rules*,
*roll* and *document*."""

OLDEST: Final = (1980, 1, 1, 0, 0, 0)
"""The one date that members of a bundle bear, so that the same decision gives the same bytes."""


def records(decision: Decision) -> dict[str, list[Json]]:
    """Give what *decision* is derived from, file by file, as a bundle holds it."""
    votes: list[Json] = [
        {"seat": vote.seat, "by": vote.by, **vote.sides.as_json()}
        for vote in sorted(decision.poll.votes, key=lambda vote: vote.seat)
    ]
    roll = decision.question.roll
    return {
        "rules.json": [decision.question.rules.as_json()],
        "roll.json": [seat.as_json() for seat in sorted(roll.seats)],
        "proxies.json": [proxy.as_json() for proxy in sorted(roll.proxies)],
        "attendance.json": [{"seat": seat} for seat in decision.poll.present],
        "votes.json": votes,
        "texts.json": decision.question.text.records(),
    }


def document(decision: Decision) -> dict[str, Json]:
    """Give the decision's document: what was derived, and the hashes of what it is derived from."""
    question, poll = decision.question, decision.poll
    kept: dict[str, Json] = {
        name: [json_hash(record) for record in found] for name, found in records(decision).items()
    }
    return {
        "decision": str(decision.reference),
        "on": str(poll.on),
        "title": question.title,
        "meeting": question.meeting,
        "body": question.body,
        "rule": question.rule,
        "secrecy": str(poll.secrecy),
        "seen_by": str(poll.seen_by),
        "opened": _minute(poll.opened),
        "closed": _minute(poll.closed),
        "chair": str(poll.chair) if poll.chair else None,
        "tally": decision.tally.as_json(),
        "outcome": decision.outcome.as_json(),
        "text": content_hash(question.text.result),
        "records": kept | {"minutes.txt": [content_hash(minutes(decision).encode())]},
    }


def bundle(decision: Decision, entries: Iterable[tuple[Entry, str]]) -> bytes:
    """Give the ZIP file of *decision* with the whole chain of *entries* and their stored hashes."""
    chain: list[Json] = [{**entry.as_json(), "hash": stored} for entry, stored in entries]
    files: Mapping[str, Json] = {
        "decision.json": document(decision),
        **records(decision),
        "ledger.json": chain,
    }
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, value in files.items():
            _add(archive, name, json.dumps(value, ensure_ascii=False, indent=1) + "\n")
        _add(archive, "minutes.txt", minutes(decision))
        _add(archive, "recount.py", assembled())
    return held.getvalue()


def _add(archive: zipfile.ZipFile, name: str, text: str) -> None:
    member = zipfile.ZipInfo(name, date_time=OLDEST)
    member.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(member, text.encode())


def _minute(time: datetime) -> str:
    return time.astimezone(UTC).strftime("%Y-%m-%dT%H:%MZ")
