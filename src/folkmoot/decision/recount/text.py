"""The text: each change made again, word for word, on the text that it was made for."""

import hashlib
import re
import unicodedata
from collections.abc import Iterator

from folkmoot.decision.recount.reading import Bundle, Differs, Record

TOKEN = re.compile(r"\s+|\w+(?:['’\-]\w+)*|[^\w\s]")


def check_text(bundle: Bundle, decision: Record) -> str:
    """See that the changes make of the text what was decided on, and say so."""
    records = bundle.records("texts.json")
    if len(records) < 2:
        raise Differs("texts.json: a text or its result is missing")
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
    if text != result.text("text") or text_hash(text) != decision.text("text"):
        raise Differs(f"{result.where} is not what the changes make of the text")
    return f"The text with its {len(changes)} changes is the one decided on: {text_hash(text)}."


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
