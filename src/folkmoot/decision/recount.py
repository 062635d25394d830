"""Count one decision again from its published bundle, trusting nobody.

This one file needs nothing but Python: `python3 recount.py BUNDLE.zip [HEAD]`, HEAD being the
head of the ledger as it was published elsewhere. It shares no code with the program that made the
bundle. It checks the chain of the ledger, that every record is the one decided on, that the roll
fits the rules and the votes fit the roll, and derives tally, verdict and resulting text again.
It ends with 0 where all of it holds; with 1 where something does not, naming the first record
that differs; and with 2 where the file cannot be read at all.
"""

import hashlib
import json
import re
import sys
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import ceil

LISTS = (
    "rules.json",
    "roll.json",
    "proxies.json",
    "attendance.json",
    "votes.json",
    "texts.json",
)
MEMBERS = frozenset({*LISTS, "decision.json", "ledger.json", "minutes.txt", "recount.py"})
ROLL = (("seats", "roll"), ("proxies", "proxies"))
LARGEST = 200_000_000
TOKEN = re.compile(r"\s+|\w+(?:['’\-]\w+)*|[^\w\s]")
SIDES = ("yes", "no", "abstain")
Sides = tuple[int, int, int]


class Differs(Exception):
    """Say which record does not hold, and how."""


class Unreadable(Exception):
    """Say why the file is no bundle."""


class Record:
    """One JSON object of the bundle, and where it stands; a field of another kind differs."""

    def __init__(self, where: str, value: object) -> None:
        if not isinstance(value, dict):
            raise Differs(f"{where} is not a JSON object")
        self.where, self.value = where, value

    def text(self, key: str) -> str:
        """Give a text."""
        found = self.value.get(key)
        if not isinstance(found, str):
            raise self._wrong(key)
        return found

    def number(self, key: str) -> int:
        """Give a whole number that is not negative."""
        found = self.value.get(key)
        if not isinstance(found, int) or isinstance(found, bool) or found < 0:
            raise self._wrong(key)
        return found

    def flag(self, key: str) -> bool:
        """Give true or false."""
        found = self.value.get(key)
        if not isinstance(found, bool):
            raise self._wrong(key)
        return found

    def inner(self, key: str) -> "Record":
        """Give the object inside."""
        return Record(f"{self.where}, {key}", self.value.get(key))

    def items(self, key: str) -> list[object]:
        """Give the list inside."""
        found = self.value.get(key)
        if not isinstance(found, list):
            raise self._wrong(key)
        return found

    def _wrong(self, key: str) -> Differs:
        return Differs(f"{self.where}: '{key}' is missing or not what it should be")


class Bundle:
    """The files of a bundle; one that is missing, doubled or strange differs."""

    def __init__(self, path: str) -> None:
        try:
            with zipfile.ZipFile(path) as archive:
                self.raw = dict(_members(archive))
        except (OSError, RuntimeError, zipfile.BadZipFile, zlib.error) as error:
            raise Unreadable(f"{path}: {error}") from error

    def records(self, name: str) -> list[Record]:
        """Give the records of a file that holds a list, each knowing its place."""
        found = self._json(name)
        if not isinstance(found, list):
            raise Differs(f"{name} is not a list")
        return [Record(f"{name}, record {n}", each) for n, each in enumerate(found, start=1)]

    def decision(self) -> Record:
        """Give the decision's document."""
        return Record("decision.json", self._json("decision.json"))

    def _json(self, name: str) -> object:
        try:
            return json.loads(self.raw[name].decode("utf-8"))
        except ValueError as error:
            raise Differs(f"{name} is not JSON: {error}") from error


def main(arguments: Sequence[str]) -> int:
    """Recount the bundle that *arguments* name, say what was found, give the exit status."""
    if not 1 <= len(arguments) <= 2:
        sys.stderr.write("Write: python3 recount.py BUNDLE.zip [HEAD]\n")
        return 2
    try:
        for line in recount(*arguments):
            sys.stdout.write(line + "\n")
    except Unreadable as error:
        sys.stderr.write(f"This is no bundle: {error}.\n")
        return 2
    except Differs as error:
        sys.stdout.write(f"It does not hold. {error}.\n")
        return 1
    except (LookupError, ValueError, TypeError, ArithmeticError) as error:
        sys.stdout.write(f"It does not hold. A record is not of its form: {error!r}.\n")
        return 1
    sys.stdout.write("All of it holds.\n")
    return 0


def recount(path: str, head: str = "") -> Iterator[str]:
    """Check the bundle at *path* step by step, saying each; raise Differs at the first fault."""
    bundle = Bundle(path)
    decision = bundle.decision()
    yield _check_chain(bundle.records("ledger.json"), head)
    _check_records(bundle, decision)
    yield _check_attested(bundle, decision)
    rules, seats = bundle.records("rules.json")[0], _check_roll(bundle)
    yield f"The roll of {len(seats)} seats fits the rules."
    sections = _check_votes(bundle, seats)
    total = _check_tally(decision, sections, seats)
    yield "Counted again: {} for, {} against, {} abstaining.".format(*total)
    yield _check_verdict(decision, _rule(rules, decision), sections)
    yield _check_text(bundle, decision)


def digest(value: object) -> str:
    """Give the SHA-256 of the canonical JSON of *value*."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _members(archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    seen: set[str] = set()
    for info in archive.infolist():
        if info.filename in seen or info.filename not in MEMBERS:
            raise Differs(f"The bundle holds {info.filename} twice, or should not hold it")
        if info.file_size > LARGEST:
            raise Unreadable(f"{info.filename} is larger than {LARGEST} bytes")
        seen.add(info.filename)
        yield info.filename, archive.read(info)
    if missing := MEMBERS - seen:
        raise Differs(f"The bundle does not hold {sorted(missing)[0]}")


def _check_chain(entries: list[Record], head: str) -> str:
    previous = "0" * 64
    for number, entry in enumerate(entries, start=1):
        if entry.number("number") != number or entry.text("previous") != previous:
            raise Differs(f"{entry.where} does not follow from the one before it")
        previous = entry.text("hash")
        if digest({k: v for k, v in entry.value.items() if k != "hash"}) != previous:
            raise Differs(f"{entry.where} was changed after it was written")
    if head and head != previous:
        raise Differs(f"ledger.json ends at {previous}, and the published head is {head}")
    told = "It is the published one." if head else "Compare it with the published one."
    return f"The {len(entries)} entries of the ledger are whole. Their head is {previous}. {told}"


def _check_records(bundle: Bundle, decision: Record) -> None:
    """Compare every record with the hash that the decision's document keeps of it."""
    kept = decision.inner("records")
    for name in LISTS:
        found = bundle.records(name)
        expected = kept.items(name)
        for record, wanted in zip(found, expected, strict=False):
            if digest(record.value) != wanted:
                raise Differs(f"{record.where} is not the one decided on")
        if len(found) != len(expected):
            place = min(len(found), len(expected)) + 1
            what = "is missing" if len(found) < len(expected) else "was not decided on"
            raise Differs(f"{name}, record {place} {what}")
    if [hashlib.sha256(bundle.raw["minutes.txt"]).hexdigest()] != kept.items("minutes.txt"):
        raise Differs("minutes.txt is not the one decided on")


def _check_attested(bundle: Bundle, decision: Record) -> str:
    """See that the ledger speaks of just these rules, this roll before the vote, this decision."""
    entries = bundle.records("ledger.json")
    roll = digest(
        {name: [each.value for each in bundle.records(f"{file}.json")] for name, file in ROLL}
    )
    rules = digest(bundle.records("rules.json")[0].value)
    for what, event, key, wanted in (
        ("rules.json", "rules.adopted", "rules", rules),
        ("roll.json", "roll.frozen", "roll", roll),
        ("decision.json", "decision.made", "document", digest(decision.value)),
    ):
        speaking = [entry for entry in entries if entry.text("event") == event]
        said = [entry for entry in speaking if entry.inner("detail").value.get(key) == wanted]
        if not said:
            raise Differs(f"{what} is not what the ledger says ({event})")
        if what != "decision.json" and said[0].text("at") > decision.text("opened"):
            raise Differs(f"{said[0].where}: {event} only after the vote was opened")
    return "Rules, roll and decision are those of the ledger, and were fixed before the vote."


def _check_roll(bundle: Bundle) -> dict[str, Record]:
    weights = bundle.records("rules.json")[0].inner("weights")
    seats: dict[str, Record] = {}
    for seat in bundle.records("roll.json"):
        if seat.text("id") in seats:
            raise Differs(f"{seat.where}: the seat {seat.text('id')} is on the roll twice")
        kind = seat.text("kind")
        if kind in weights.value and weights.number(kind) != seat.number("votes"):
            raise Differs(f"{seat.where}: the rules give a {kind} {weights.number(kind)} votes")
        seats[seat.text("id")] = seat
    there = {record.text("seat") for record in bundle.records("attendance.json")}
    for name, seat in seats.items():
        seat.value["present"] = name in there
    return seats


def _check_votes(bundle: Bundle, seats: dict[str, Record]) -> dict[str, Sides]:
    sections: dict[str, Sides] = {seat.text("section"): (0, 0, 0) for seat in seats.values()}
    seen: set[str] = set()
    for vote in bundle.records("votes.json"):
        name, sides = vote.text("seat"), _sides(vote)
        seat = seats.get(name)
        if seat is None or name in seen or not seat.flag("present"):
            raise Differs(f"{vote.where}: the seat {name} is unknown, absent or voted before")
        seen.add(name)
        votes = seat.number("votes")
        if not 0 < sum(sides) <= votes or (max(sides) != votes and not seat.flag("may_split")):
            raise Differs(f"{vote.where}: the seat {name} with {votes} votes cannot cast {sides}")
        sections[seat.text("section")] = _added(sections[seat.text("section")], sides)
    return sections


def _sides(record: Record) -> Sides:
    yes, no, abstain = (record.number(side) for side in SIDES)
    return yes, no, abstain


def _added(one: Sides, other: Sides) -> Sides:
    return one[0] + other[0], one[1] + other[1], one[2] + other[2]


def _check_tally(decision: Record, sections: dict[str, Sides], seats: dict[str, Record]) -> Sides:
    total: Sides = (0, 0, 0)
    for sides in sections.values():
        total = _added(total, sides)
    present = sum(seat.number("votes") for seat in seats.values() if seat.flag("present"))
    ours = {
        "total": dict(zip(SIDES, total, strict=True)),
        "by_section": {name: dict(zip(SIDES, s, strict=True)) for name, s in sections.items()},
        "present": present,
        "entitled": sum(seat.number("votes") for seat in seats.values()),
    }
    if decision.inner("tally").value != ours:
        raise Differs(f"decision.json, tally: counted again it is {ours}")
    return total


def _rule(rules: Record, decision: Record) -> Record:
    for number, rule in enumerate(rules.items("rules"), start=1):
        found = Record(f"rules.json, rule {number}", rule)
        if found.text("id") == decision.text("rule"):
            return found
    raise Differs(f"decision.json: there is no rule {decision.text('rule')}")


def _check_verdict(decision: Record, rule: Record, sections: dict[str, Sides]) -> str:
    verdict = _verdict(decision, rule, sections)
    said = decision.inner("outcome").text("verdict")
    if verdict != said:
        raise Differs(f"decision.json says {said}; by the rule it is {verdict}")
    return f"By the rule '{rule.text('id')}' ({rule.text('article')}) it is {verdict}."


def _verdict(decision: Record, rule: Record, sections: dict[str, Sides]) -> str:
    tally, chair = decision.inner("tally"), decision.value.get("chair")
    total = _sides(tally.inner("total"))
    present, entitled = tally.number("present"), tally.number("entitled")
    there = present if rule.text("counts") == "present" else sum(total)
    quorum, turnout = Fraction(rule.text("quorum")), Fraction(rule.text("turnout"))
    if there < ceil(quorum * entitled) or sum(total) < ceil(turnout * entitled):
        return "inquorate"
    if rule.text("tie") == "chair" and total[0] == total[1] > 0:
        return {"yes": "carried", "no": "lost"}.get(str(chair), "tied")
    reached = _reached(rule.inner("majority"), total, present=present, entitled=entitled)
    if reached and rule.value.get("sections") is not None:
        inclined = (
            sum(yes > no for yes, no, _ in sections.values()),
            sum(yes < no for yes, no, _ in sections.values()),
            sum(yes == no and yes + abstain > 0 for yes, no, abstain in sections.values()),
        )
        second = rule.inner("sections")
        reached = _reached(second, inclined, present=sum(inclined), entitled=len(sections))
    return "carried" if reached else "lost"


def _reached(majority: Record, sides: Sides, *, present: int, entitled: int) -> bool:
    base = {
        "for_and_against": sides[0] + sides[1],
        "cast": sum(sides),
        "present": present,
        "entitled": entitled,
    }[majority.text("base")]
    needed = Fraction(majority.text("threshold")) * base
    enough = sides[0] > needed if majority.flag("strict") else sides[0] >= needed
    return sides[0] > 0 and enough


def _check_text(bundle: Bundle, decision: Record) -> str:
    base, *changes, result = bundle.records("texts.json")
    text = base.text("text")
    for change in changes:
        if _text_hash(text) != change.text("base"):
            raise Differs(f"{change.where} was made for another text")
        tokens: list[str] = TOKEN.findall(_canonical(text).strip("\n"))
        for start, end, put in sorted(_spans(change), reverse=True):
            tokens[start:end] = [put]
        text = "".join(tokens)
    if text != result.text("text") or _text_hash(text) != decision.text("text"):
        raise Differs(f"{result.where} is not what the changes make of the text")
    return f"The text with its {len(changes)} changes is the one decided on: {_text_hash(text)}."


def _spans(change: Record) -> Iterator[tuple[int, int, str]]:
    for span in change.items("spans"):
        if not isinstance(span, list) or len(span) != 3:
            raise Differs(f"{change.where}: a span is not start, end and text")
        yield int(span[0]), int(span[1]), str(span[2])


def _canonical(text: str) -> str:
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    return "\n".join(line.rstrip() for line in lines.split("\n")).strip("\n") + "\n"


def _text_hash(text: str) -> str:
    return hashlib.sha256(_canonical(text).encode()).hexdigest()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
