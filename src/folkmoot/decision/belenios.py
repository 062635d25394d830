"""Votes held with Belenios: what goes out to that program, and what of it is believed back.

Belenios is another program, with its own people who hold its keys. Here its voters and its question
are written, and its archive is read: that it asked just this, that its ballots have the weights of
just this roll, and what it says came out. The proofs in it are checked by belenios-tool.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from folkmoot.decision.belenios_archives import Box, opened
from folkmoot.decision.decisions import Poll, Question
from folkmoot.decision.elsewhere import Elsewhere
from folkmoot.decision.roll import Seat
from folkmoot.decision.tally import Sides
from folkmoot.foundation.canonical import Json, content_hash
from folkmoot.foundation.errors import InputError, UnreadableFile

ANSWERS: Final = ("For", "Against", "Abstain")
UUID: Final = re.compile(r"[0-9A-Za-z]{10,64}")


@dataclass(frozen=True, slots=True)
class Asked:
    """An election to be held: its name, what it says of itself, its voters and their weights."""

    name: str
    description: str
    weights: Mapping[str, int]

    @property
    def voters(self) -> str:
        """The voters as Belenios reads them: address, name and weight, a line each.

        The address is empty: whoever sends out the credentials puts it in.
        """
        return "".join(f",{voter},{weight}\n" for voter, weight in self.weights.items())

    @property
    def template(self) -> dict[str, Json]:
        """The election as Belenios reads it."""
        return {
            "name": self.name,
            "description": self.description,
            "questions": [self.question],
            "administrator": "",
            "credential_authority": "",
        }

    @property
    def question(self) -> dict[str, Json]:
        """The one question, to be answered once."""
        return {"question": self.name, "answers": list(ANSWERS), "min": 1, "max": 1}


def asked(question: Question, poll: Poll) -> Asked:
    """Give the election to hold: a voter for each seat present, or for each vote of one to split.

    Belenios gives every voter one ballot of their weight, so a seat that may split its votes has as
    many voters as votes.
    """
    if question.options:
        raise InputError("Votes that rank options are not held with Belenios. Use receipts.")
    text, roll = content_hash(question.text.result), question.roll.attended(poll.present)
    told = f"{poll.on}, {question.meeting}. Text {text}. Roll {question.roll.hash}."
    weights = dict(pair for seat in sorted(roll) if seat.is_present for pair in _voters(seat))
    return Asked(question.title, told, weights)


def read_result(content: bytes, asked: Asked) -> Elsewhere:
    """Give what the archive *content* says came out of *asked*; InputError where it is other."""
    box = opened(content)
    setup = _object(box.one("Setup"))
    election, weights = _object(box.read(_text(setup, "election"))), _weights(box, setup)
    _check_asked(election, asked)
    if sorted(weights.values()) != sorted(asked.weights.values()):
        raise InputError(
            "This election has other voters or weights than the roll of this vote. Bring the one "
            "that was made of the voters' list of this vote."
        )
    uuid = _text(election, "uuid")
    if not UUID.fullmatch(uuid):
        raise _strange("its identifier is none")
    cast = _cast(box, weights, uuid=uuid)
    tallied = _object(box.one("EncryptedTally"))
    if (tallied.get("num_tallied"), _number(tallied.get("total_weight"))) != cast:
        raise InputError("This election counted other ballots than its archive holds.")
    sides = _sides(_object(box.one("Result")))
    if sides.cast != cast[1]:
        raise InputError(f"This election came to {sides.cast} votes of {cast[1]} that were cast.")
    return Elsewhere(uuid, box.archive, cast[0], sides)


def _voters(seat: Seat) -> list[tuple[str, int]]:
    if not seat.may_split:
        return [(seat.id, seat.votes)] if seat.votes else []
    return [(f"{seat.id}/{number}", 1) for number in range(1, seat.votes + 1)]


def _weights(box: Box, setup: dict[str, object]) -> dict[str, int]:
    """Give the public credentials with their weights."""
    held = box.read(_text(setup, "credentials"))
    if not isinstance(held, list):
        raise _strange("its credentials are no list")
    pairs = [str(each).partition(",") for each in held]
    weights = {credential: _number(weight or 1) for credential, _, weight in pairs}
    if len(weights) != len(held):
        raise _strange("one credential is there twice")
    return weights


def _check_asked(election: dict[str, object], asked: Asked) -> None:
    questions = election.get("questions")
    if (election.get("name"), election.get("description")) != (asked.name, asked.description):
        raise InputError(
            "This election is not the one of this vote: its name or description differs. Make it "
            "from the question of this vote, and change nothing."
        )
    if not isinstance(questions, list) or len(questions) != 1:
        raise InputError("This election has other questions than this vote, which has one.")
    found = _object(questions[0])
    if {key: found.get(key) for key in asked.question} != asked.question or found.get("blank"):
        raise InputError("This election asks otherwise than this vote: words or choices differ.")


def _cast(box: Box, weights: dict[str, int], *, uuid: str) -> tuple[int, int]:
    """Give how many ballots count, and their weights; the last one of each credential does."""
    counting: Counter[str] = Counter()
    for ballot in map(_object, box.all("Ballot")):
        credential = str(ballot.get("credential"))
        if credential not in weights or ballot.get("election_uuid") != uuid:
            raise InputError("A ballot in this archive is of another election, or of nobody.")
        counting[credential] = weights[credential]
    return len(counting), sum(counting.values())


def _sides(result: dict[str, object]) -> Sides:
    found = result.get("result")
    if not isinstance(found, list) or len(found) != 1 or not isinstance(found[0], list):
        raise _strange("its result is not that of one question")
    if len(found[0]) != len(ANSWERS):
        raise _strange(f"its result does not have {len(ANSWERS)} numbers")
    votes_for, against, abstained = (_number(each) for each in found[0])
    return Sides(votes_for, against, abstained)


def _object(value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise _strange("a part of it is not of its form")
    return value


def _text(value: dict[str, object], key: str) -> str:
    found = value.get(key)
    if not isinstance(found, str):
        raise _strange(f"its {key} is missing")
    return found


def _number(value: object) -> int:
    """Read a number as Belenios writes it: plainly, or as text where it is large."""
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise _strange("a number is none")
    if isinstance(value, str) and not (value.isascii() and value.isdigit() and len(value) < 16):
        raise _strange("a number is none")
    if int(value) < 0:
        raise _strange("a number is negative")
    return int(value)


def _strange(why: str) -> UnreadableFile:
    return UnreadableFile(f"This archive is not as Belenios makes it: {why}. Fetch it again.")
