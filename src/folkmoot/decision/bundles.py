"""Bundles: one decision with everything to derive it from again, in one file for anybody.

Where the names of a recorded vote are for members only, the public bundle has no votes and no salt:
its sums by section and the salted hashes of the votes stay the same, and are in the ledger.
"""

import io
import json
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from folkmoot.decision import merkle
from folkmoot.decision.decisions import Decision, Poll
from folkmoot.decision.minutes import minutes
from folkmoot.decision.recount import assembled
from folkmoot.decision.secrecy import Secrecy, SeenBy
from folkmoot.foundation.canonical import Json, content_hash, json_hash
from folkmoot.record.heads import SignedHead
from folkmoot.record.ledger import Entry, minute

RULES_ADOPTED: Final = "rules.adopted"
ROLL_FROZEN: Final = "roll.frozen"
VOTE_OPENED: Final = "vote.opened"
VOTE_CLOSED: Final = "vote.closed"
DECISION_MADE: Final = "decision.made"
RULING_MADE: Final = "ruling.made"
DECISION_CORRECTED: Final = "decision.corrected"
"""The entries of a ledger that a recount looks for; docs/reference/decision-bundles.md says what
their details hold."""

VOTES: Final = "votes.json"
ELECTION: Final = "election.bel"
OLDEST: Final = (1980, 1, 1, 0, 0, 0)
"""The one date that members of a bundle bear, so that the same decision gives the same bytes."""


def ballots(poll: Poll) -> list[Json]:
    """Give what was cast in *poll*, in the one order in which it is hashed and published."""
    if poll.secrecy is not Secrecy.RECORDED:
        return [ballot.as_json() for ballot in sorted(poll.ballots, key=lambda each: each.mark)]
    ranked: list[Json] = [
        {
            "seat": vote.seat,
            "by": vote.by,
            "keys": dict(vote.keys),
            "ranking": [place + 1 for place in vote.ranking],
        }
        for vote in sorted(poll.rankings, key=lambda vote: vote.seat)
    ]
    votes: list[Json] = [
        {"seat": vote.seat, "by": vote.by, "key": vote.key, **vote.sides.as_json()}
        for vote in sorted(poll.votes, key=lambda vote: vote.seat)
    ]
    return [*ranked, *votes]


def leaves(poll: Poll) -> list[str]:
    """Give the salted hash of each ballot of *poll*."""
    return [merkle.leaf(record, salt=poll.salt) for record in ballots(poll)]


def records(decision: Decision) -> dict[str, list[Json]]:
    """Give what *decision* is derived from, file by file, as the bundle of members holds it."""
    poll, roll = decision.poll, decision.question.roll
    texts = (decision.question.text, *decision.question.rivals)
    return {
        "rules.json": [decision.question.rules.as_json()],
        "roll.json": [seat.as_json() for seat in sorted(roll.seats)],
        "proxies.json": [proxy.as_json() for proxy in sorted(roll.proxies)],
        "attendance.json": attendance(poll),
        "voted.json": [each.as_json() for each in sorted(poll.voted)],
        VOTES: ballots(poll),
        "texts.json": [record for text in texts for record in text.records()],
    }


def attendance(poll: Poll) -> list[Json]:
    """Give who was there, as a bundle holds it."""
    return [{"seat": seat} for seat in poll.present]


def document(decision: Decision) -> dict[str, Json]:
    """Give the decision's document: what was derived, and the hashes of what it is derived from."""
    question, poll, counted = decision.question, decision.poll, decision.count
    cast = leaves(poll)
    kept: dict[str, Json] = {
        name: [json_hash(record) for record in found] for name, found in records(decision).items()
    }
    kept |= {VOTES: cast, "minutes.txt": [content_hash(minutes(decision).encode())]}
    return {
        "decision": str(decision.reference),
        "on": str(poll.on),
        "title": question.title,
        "meeting": question.meeting,
        "body": question.body,
        "rule": question.rule,
        "secrecy": str(poll.secrecy),
        "seen_by": str(poll.seen_by),
        "options": list(question.options),
        "lot": poll.lot,
        "opened": minute(poll.opened),
        "closed": minute(poll.closed),
        "chair": str(poll.chair) if poll.chair else None,
        "chair_order": poll.chair_order,
        "ballots": {"root": merkle.root(cast), "count": len(cast)},
        "elsewhere": poll.elsewhere.as_json() if poll.elsewhere else None,
        "tally": decision.tally.as_json(),
        "count": counted.as_json() if counted else None,
        "outcome": decision.outcome.as_json(),
        "text": content_hash(question.text.result),
        "rival_texts": question.rival_texts,
        "records": kept,
    }


def names_are_for_members(poll: Poll) -> bool:
    """Say whether only members see who voted what."""
    return poll.secrecy is Secrecy.RECORDED and poll.seen_by is SeenBy.MEMBERS


@dataclass(frozen=True, slots=True)
class Chained:
    """What stands around a decision in its body's record: *entries* up to the last of the *heads*.

    *rulings* are what the chair ruled on it, corrections among them, in the order of the ledger.
    *election* is the archive of a vote that was held with Belenios.
    """

    entries: Iterable[Entry]
    heads: Sequence[SignedHead]
    rulings: Sequence[Json] = ()
    election: bytes = b""


def bundle(
    decision: Decision,
    paper: Mapping[str, Json],
    chained: Chained,
    *,
    told: str = "",
    for_members: bool = False,
) -> bytes:
    """Give the ZIP file of *decision*, whose document is *paper*, with its body's record.

    *told* are its minutes as they were kept; without any they are written here.
    """
    found = records(decision)
    hidden = names_are_for_members(decision.poll) and not for_members
    files: Mapping[str, Json] = {
        "decision.json": paper,
        **found,
        VOTES: [] if hidden else found[VOTES],
        "salt.json": [] if hidden else [{"salt": decision.poll.salt}],
        "rulings.json": list(chained.rulings),
        "heads.json": [head.as_json() for head in chained.heads],
    }
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, value in files.items():
            _add(archive, name, json.dumps(value, ensure_ascii=False, indent=1) + "\n")
        _add(archive, "ledger.jsonl", b"".join(entry.line for entry in chained.entries).decode())
        _add(archive, "minutes.txt", told or minutes(decision))
        _add(archive, "recount.py", assembled())
        if chained.election:
            archive.writestr(_member(ELECTION), chained.election)
    return held.getvalue()


def _add(archive: zipfile.ZipFile, name: str, text: str) -> None:
    archive.writestr(_member(name), text.encode())


def _member(name: str) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name, date_time=OLDEST)
    member.compress_type = zipfile.ZIP_DEFLATED
    return member
