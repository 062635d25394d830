"""Votes held with Belenios: their archive held to the question, the roll and the ledger.

Its events follow each other by SHA-256, and its sums are those of the ballots' weights. That the
ballots are valid and were counted rightly `belenios-tool election verify` says, not this file.
"""

import hashlib
import io
import re
import tarfile

from folkmoot.decision.recount.reading import ELECTION, Bundle, Differs, Record, digest, parsed
from folkmoot.decision.recount.seats import Seats
from folkmoot.decision.recount.sides import Sides, sides_of

NAMED = re.compile(r"([0-9a-f]{64})\.(data|event)\.json", re.ASCII)


class Election:
    """The archive of one election: what its files hold by their SHA-256, and its events."""

    def __init__(self, raw: bytes) -> None:
        self.data: dict[str, bytes] = {}
        self.events: list[Record] = []
        parent = None
        for name, kind, held in _election_files(raw):
            if hashlib.sha256(held).hexdigest() != name:
                raise Differs(f"{ELECTION}: the file {name} was changed")
            if kind == "data":
                self.data[name] = held
                continue
            event = Record(f"{ELECTION}, event {len(self.events)}", parsed(held, name))
            if event.value.get("parent") != parent or event.number("height") != len(self.events):
                raise Differs(f"{event.where} does not follow from the one before")
            parent = name
            self.events.append(event)

    def value(self, name: str) -> object:
        """Give the JSON under that hash."""
        if name not in self.data:
            raise Differs(f"{ELECTION} does not hold {name}")
        return parsed(self.data[name], f"{ELECTION}, {name}")

    def about(self, kind: str) -> list[Record]:
        """Give what the events of that kind are about."""
        found = [event for event in self.events if event.text("type") == kind]
        return [Record(f"{e.where}, {kind}", self.value(e.text("payload"))) for e in found]

    def one(self, kind: str) -> Record:
        """Give what the one event of that kind is about."""
        found = self.about(kind)
        if len(found) != 1:
            raise Differs(f"{ELECTION} has {len(found)} events of the kind {kind}, not one")
        return found[0]


def count_elsewhere(bundle: Bundle, decision: Record, seats: Seats) -> Sides:
    """Give the sums of a vote held with Belenios, once its archive is seen to be of this vote."""
    told, raw = decision.inner("elsewhere"), bundle.raw.get(ELECTION, b"")
    if hashlib.sha256(raw).hexdigest() != told.text("archive"):
        raise Differs(f"{ELECTION} is not the archive that was brought back")
    _check_brought_back(bundle, decision, told)
    election = Election(raw)
    setup = election.one("Setup")
    asked = Record(f"{ELECTION}, election", election.value(setup.text("election")))
    if asked.text("description") != _description(bundle, decision):
        raise Differs(f"{asked.where}: it was held on another text, roll or motion")
    weights = _election_weights(election.value(setup.text("credentials")))
    if sorted(weights.values()) != sorted(_weights_present(seats)):
        raise Differs(f"{ELECTION}: its voters have other weights than the seats that were there")
    cast = {ballot.text("credential") for ballot in election.about("Ballot")}
    if not cast <= set(weights):
        raise Differs(f"{ELECTION}: a ballot is of nobody on its list")
    sides, votes = sides_of(told), sum(weights[each] for each in cast)
    if election.one("Result").value.get("result") != [list(sides)] or sum(sides) != votes:
        raise Differs(f"{ELECTION}: its result is not {list(sides)}, of {votes} votes cast")
    if told.number("ballots") != len(cast):
        raise Differs(f"{told.where}: {len(cast)} ballots were cast")
    return sides


def _check_brought_back(bundle: Bundle, decision: Record, told: Record) -> None:
    on = decision.text("on")
    for entry in bundle.entries():
        is_of_this = entry.text("event") == "vote.brought_back" and on in entry.items("about")
        if is_of_this and entry.inner("detail").text("archive") == told.text("archive"):
            return
    raise Differs(f"ledger.jsonl does not tell that this archive of {on} was brought back")


def _election_files(raw: bytes) -> list[tuple[str, str, bytes]]:
    seen: set[str] = set()
    try:
        with tarfile.open(fileobj=io.BytesIO(raw), mode="r:") as archive:
            files = [_election_file(archive, member, seen) for member in archive]
    except (tarfile.TarError, EOFError) as error:
        raise Differs(f"{ELECTION} cannot be read: {error}") from error
    return [file for file in files if file[0]]


def _election_file(
    archive: tarfile.TarFile, member: tarfile.TarInfo, seen: set[str]
) -> tuple[str, str, bytes]:
    """Give the name, the kind and the content of a file, no name where it is only the heading."""
    name, file = NAMED.fullmatch(member.name), archive.extractfile(member)
    if member.name in seen or file is None or not (name or member.name == "BELENIOS"):
        raise Differs(f"{ELECTION} holds what it should not, or a file twice")
    seen.add(member.name)
    return (name[1], name[2], file.read()) if name else ("", "", b"")


def _description(bundle: Bundle, decision: Record) -> str:
    files = {name: f"{file}.json" for name, file in (("seats", "roll"), ("proxies", "proxies"))}
    roll = {name: [each.value for each in bundle.records(f)] for name, f in files.items()}
    on, meeting = decision.text("on"), decision.text("meeting")
    return f"{on}, {meeting}. Text {decision.text('text')}. Roll {digest(roll)}."


def _election_weights(credentials: object) -> dict[str, int]:
    if not isinstance(credentials, list):
        raise Differs(f"{ELECTION}: its credentials are no list")
    pairs = [str(each).partition(",") for each in credentials]
    weights = {key: int(weight or 1) for key, _, weight in pairs}
    if len(weights) != len(credentials):
        raise Differs(f"{ELECTION}: a credential is there twice")
    return weights


def _weights_present(seats: Seats) -> list[int]:
    found: list[int] = []
    for name in seats.there:
        votes = seats.by_id[name].number("votes")
        found += [1] * votes if seats.by_id[name].flag("may_split") else [votes] * bool(votes)
    return found
