"""Reading: the files of a bundle, their records, and what is said where one does not hold."""

import hashlib
import json
import re
import zipfile
import zlib
from collections.abc import Iterator
from fractions import Fraction

LISTS = (
    "rules.json",
    "roll.json",
    "proxies.json",
    "attendance.json",
    "voted.json",
    "texts.json",
)
"""The files whose records the decision's document names by their hashes, one by one."""
OTHERS = (
    "decision.json",
    "votes.json",
    "salt.json",
    "rulings.json",
    "ledger.jsonl",
    "heads.json",
    "minutes.txt",
    "recount.py",
)
MEMBERS = frozenset({*LISTS, *OTHERS})
ELECTION = "election.bel"
"""The one file more that a vote held with Belenios has: its archive."""
LARGEST = 200_000_000
MOST = 2**53
FRACTION = re.compile(r"[0-9]{1,18}(/[0-9]{1,18})?", re.ASCII)
COMPRESSIONS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
UNZIPPING = (OSError, RuntimeError, EOFError, ValueError, zipfile.BadZipFile, zlib.error)


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
            raise self.wrong(key)
        return found

    def number(self, key: str) -> int:
        """Give a whole number that is neither negative nor beyond all reason."""
        found = self.value.get(key)
        if not isinstance(found, int) or isinstance(found, bool) or not 0 <= found <= MOST:
            raise self.wrong(key)
        return found

    def fraction(self, key: str) -> Fraction:
        """Give a fraction that is written as "2/3" or "1"."""
        found = self.text(key)
        if not FRACTION.fullmatch(found) or re.search(r"/0+\Z", found):
            raise self.wrong(key)
        return Fraction(found)

    def flag(self, key: str) -> bool:
        """Give true or false."""
        found = self.value.get(key)
        if not isinstance(found, bool):
            raise self.wrong(key)
        return found

    def raw(self, key: str) -> bytes:
        """Give bytes that are written in hexadecimal."""
        return raw_of(self.text(key), f"{self.where}, {key}")

    def inner(self, key: str) -> "Record":
        """Give the object inside."""
        return Record(f"{self.where}, {key}", self.value.get(key))

    def items(self, key: str) -> list[object]:
        """Give the list inside."""
        found = self.value.get(key)
        if not isinstance(found, list):
            raise self.wrong(key)
        return found

    def wrong(self, key: str) -> Differs:
        """Give what to raise where *key* is not what it should be."""
        return Differs(f"{self.where}: '{key}' is missing or not what it should be")


class Bundle:
    """The files of a bundle; one that is missing, doubled or strange differs."""

    def __init__(self, path: str) -> None:
        try:
            with zipfile.ZipFile(path) as archive:
                self.raw = dict(_members(archive))
        except UNZIPPING as error:
            raise Unreadable(f"{path}: {error}") from error
        self._read: dict[str, list[Record]] = {}

    def records(self, name: str) -> list[Record]:
        """Give the records of a file that holds a list, each knowing its place."""
        if name not in self._read:
            found = parsed(self.raw[name], name)
            if not isinstance(found, list):
                raise Differs(f"{name} is not a list")
            self._read[name] = _placed(name, found)
        return self._read[name]

    def one(self, name: str) -> Record:
        """Give the one record of a file that holds no other."""
        self.same_length(name, 1)
        return self.records(name)[0]

    def same_length(self, name: str, wanted: int) -> None:
        """See that a file has as many records as *wanted*."""
        found = len(self.records(name))
        if found < wanted:
            raise Differs(f"{name}, record {found + 1} is missing")
        if found > wanted:
            raise Differs(f"{name}, record {wanted + 1} was not decided on")

    def decision(self) -> Record:
        """Give the decision's document."""
        return Record("decision.json", parsed(self.raw["decision.json"], "decision.json"))

    def lines(self, name: str) -> list[bytes]:
        """Give the lines of a file without their ends."""
        *lines, rest = self.raw[name].split(b"\n")
        if rest or not lines:
            raise Differs(f"{name} is empty, or its last line has no end")
        return lines

    def entries(self) -> list[Record]:
        """Give the entries of the ledger."""
        name = "ledger.jsonl"
        if name not in self._read:
            self._read[name] = _placed(name, [parsed(line, name) for line in self.lines(name)])
        return self._read[name]


def parsed(raw: bytes, where: str) -> object:
    """Give the value of JSON that names nothing twice and has whole numbers only."""
    try:
        return json.loads(
            raw.decode("utf-8"),
            object_pairs_hook=_once,
            parse_float=_no_number,
            parse_constant=_no_number,
        )
    except (ValueError, RecursionError) as error:
        raise Differs(f"{where} is not JSON as a bundle has it: {error}") from error


def raw_of(text: object, where: str) -> bytes:
    """Give the bytes of a text in hexadecimal, small letters only: there is one way to write it."""
    if not isinstance(text, str) or len(text) % 2 or set(text) - set("0123456789abcdef"):
        raise Differs(f"{where} is not written in hexadecimal")
    return bytes.fromhex(text)


def canonical(value: object) -> bytes:
    """Give the one form of *value* that is hashed: keys in their order, no blanks, UTF-8."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode()


def digest(value: object) -> str:
    """Give the SHA-256 of the canonical JSON of *value*."""
    return hashlib.sha256(canonical(value)).hexdigest()


def _placed(name: str, found: list[object]) -> list[Record]:
    return [Record(f"{name}, record {n}", each) for n, each in enumerate(found, start=1)]


def _members(archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    seen: set[str] = set()
    left = LARGEST
    for info in archive.infolist():
        if info.filename in seen or info.filename not in MEMBERS | {ELECTION}:
            raise Differs(f"The bundle holds {info.filename} twice, or should not hold it")
        left -= info.file_size
        if left < 0 or info.compress_type not in COMPRESSIONS:
            raise Unreadable(f"{info.filename} makes more than {LARGEST} bytes, or is packed oddly")
        seen.add(info.filename)
        yield info.filename, archive.read(info)
    if missing := MEMBERS - seen:
        raise Differs(f"The bundle does not hold {sorted(missing)[0]}")


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("something is named twice in one object")
    return found


def _no_number(text: str) -> object:
    raise ValueError(f"{text} is no whole number")
