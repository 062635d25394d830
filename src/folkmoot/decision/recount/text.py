"""The text: each change made again, word for word, on the text that it was made for."""

import hashlib
import re
import unicodedata
from collections.abc import Iterator

from folkmoot.decision.recount.reading import Bundle, Differs, Record

TOKEN = re.compile(r"\s+|\w+(?:['’\-]\w+)*|[^\w\s]")


def check_texts(bundle: Bundle, decision: Record) -> Iterator[str]:
    """See that the changes make of each text what was decided on, and say so."""
    wanted = [decision.text("text"), *decision.items("rival_texts")]
    found = list(_texts(bundle.records("texts.json")))
    if len(found) != len(wanted):
        raise Differs(f"texts.json holds {len(found)} texts; {len(wanted)} were decided on")
    for records, expected in zip(found, wanted, strict=True):
        yield _check_text(records, expected)


def _texts(records: list[Record]) -> Iterator[list[Record]]:
    """Give the records of each text: the base, its changes, the result."""
    text: list[Record] = []
    for record in records:
        text.append(record)
        kinds = [each.text("kind") for each in text]
        if kinds[-1] == "result":
            if kinds != ["base", *["amendment"] * (len(text) - 2), "result"]:
                raise Differs(f"{text[0].where} and what follows are no text with its result")
            yield text
            text = []
    if text:
        raise Differs("texts.json: a text or its result is missing")


def _check_text(records: list[Record], wanted: object) -> str:
    base, *changes, result = records
    text = base.text("text")
    for change in changes:
        if text_hash(text) != change.text("base"):
            raise Differs(f"{change.where} was made for another text")
        tokens: list[str] = TOKEN.findall(_canonical(text).strip("\n"))
        for start, end, put in sorted(_spans(change), reverse=True):
            if end > len(tokens):
                raise Differs(f"{change.where} reaches beyond the end of its text")
            tokens[start:end] = [put]
        text = "".join(tokens)
    if text != result.text("text") or text_hash(text) != wanted:
        raise Differs(f"{result.where} is not what the changes make of the text")
    return f"The text with its {len(changes)} changes is the one decided on: {wanted}."


def text_hash(text: str) -> str:
    """Give the SHA-256 of a text in its canonical form."""
    return hashlib.sha256(_canonical(text).encode()).hexdigest()


def _spans(change: Record) -> Iterator[tuple[int, int, str]]:
    for span in change.items("spans"):
        match span:
            case [int(start), int(end), str(put)] if 0 <= start <= end:
                yield start, end, put
            case _:
                raise Differs(f"{change.where}: a span is not start, end and text")


def _canonical(text: str) -> str:
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    return "\n".join(line.rstrip() for line in lines.split("\n")).strip("\n") + "\n"
