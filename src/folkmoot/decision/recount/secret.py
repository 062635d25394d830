"""Secret votes: ballots of one vote without names, held to the votes of those who voted."""

import hashlib
import hmac
import json
import unicodedata
from collections.abc import Iterator

from folkmoot.decision.recount.reading import Bundle, Differs, Unreadable
from folkmoot.decision.recount.recorded import check_voter
from folkmoot.decision.recount.seats import Seats
from folkmoot.decision.recount.sides import SIDES, Sides

CODE = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
ALIKE = str.maketrans("ILO", "110")
DRAWN = 26
LENGTH = 28


def count_secret(bundle: Bundle, seats: Seats, on: str) -> Sides:
    """Give the secret votes *on* something: as many as those who voted have, each one marked."""
    said = said_in_secret(bundle, seats, on)
    for number, each in enumerate(said, start=1):
        if each not in SIDES:
            raise Differs(f"votes.json, record {number} says neither yes nor no nor abstain")
    return said.count("yes"), said.count("no"), said.count("abstain")


def said_in_secret(bundle: Bundle, seats: Seats, on: str) -> list[str]:
    """Give what each ballot says, once ballots and voters are seen to fit."""
    said: list[str] = []
    last = ""
    for ballot in bundle.records("votes.json"):
        mark = ballot.text("mark")
        if len(mark) != 64 or mark.strip("0123456789abcdef"):
            raise Differs(f"{ballot.where}: '{mark}' is no mark")
        if mark <= last:
            raise Differs(f"{ballot.where}: its mark is there twice, or out of its order")
        last = mark
        said.append(ballot.text("said"))
    votes = sum(seats.by_id[name].number("votes") for name in _secret_voters(bundle, seats, on))
    if len(said) != votes:
        raise Differs(f"votes.json has {len(said)} ballots; those who voted have {votes} votes")
    return said


def secret_by_proxy(bundle: Bundle, seats: Seats) -> int:
    """Give how many votes somebody else cast for their seat."""
    given = [each.text("seat") for each in bundle.records("voted.json") if each.text("by")]
    return sum(seats.by_id[name].number("votes") for name in given)


def ballots_with(bundle: Bundle, on: str, code: str) -> Iterator[str]:
    """Say which ballots of the vote *on* something were cast with *code*."""
    key = _code_bytes(code)
    published = {
        ballot.text("mark"): (ballot.where, ballot.text("said"))
        for ballot in bundle.records("votes.json")
    }
    found = 0
    while mine := _possible_marks(key, on, found, {said for _, said in published.values()}) & {
        *published
    }:
        for mark in mine:
            yield "With your code: {} says '{}'.".format(*published[mark])
        found += 1
    if not found:
        yield "No ballot was cast with this code in this vote."


def _secret_voters(bundle: Bundle, seats: Seats, on: str) -> list[str]:
    """Give the seats that voted, each once; a proxy with an instruction votes where all can see."""
    seen: set[str] = set()
    for voted in bundle.records("voted.json"):
        name = voted.text("seat")
        check_voter(voted, seats, seen)
        seen.add(name)
        proxy = seats.given[name] if voted.text("by") else None
        if proxy and (on in proxy.inner("instructions").value or not proxy.flag("free")):
            raise Differs(f"{voted.where}: {proxy.where} is not free, and the vote was secret")
    return sorted(seen)


def _possible_marks(key: bytes, on: str, number: int, said: set[str]) -> set[str]:
    """Give the marks that the ballot of that number could have."""
    messages = (
        json.dumps([on, number, each], ensure_ascii=False, separators=(",", ":")) for each in said
    )
    return {hmac.new(key, message.encode(), hashlib.sha256).hexdigest() for message in messages}


def _code_bytes(code: str) -> bytes:
    """Read a code as people type it: blanks, dashes and capitals make no difference."""
    digits = (str(unicodedata.decimal(each, each)) for each in unicodedata.normalize("NFKC", code))
    plain = "".join(each for each in digits if each.isalnum()).upper().translate(ALIKE)
    bits = int.from_bytes(hashlib.sha256(plain[:DRAWN].encode()).digest(), "big")
    check = CODE[bits & 31] + CODE[bits >> 5 & 31]
    if len(plain) != LENGTH or set(plain) - set(CODE) or check != plain[DRAWN:]:
        raise Unreadable("The code is not one of a secret vote, or there is a slip in it")
    return plain.encode()
