"""Messages to texts: the words written, the letters attached, the messages forwarded."""

import email
import email.policy
import hashlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from email.errors import (
    CloseBoundaryNotFoundDefect,
    InvalidBase64CharactersDefect,
    InvalidBase64LengthDefect,
    MessageDefect,
    StartBoundaryNotFoundDefect,
)
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime
from typing import Final

from folkmoot.consultation.sandbox import attached, hypertext
from folkmoot.consultation.sandbox.forwards import unwrap
from folkmoot.consultation.sandbox.paper import Paper
from folkmoot.consultation.sandbox.plain import decode, tidy
from folkmoot.consultation.sandbox.raw import Raw, RawForm
from folkmoot.foundation.errors import UnreadableFile

PARTS: Final = 200
CUT_SHORT: Final = (
    CloseBoundaryNotFoundDefect,
    StartBoundaryNotFoundDefect,
    InvalidBase64CharactersDefect,
    InvalidBase64LengthDefect,
)
SEALED: Final = frozenset({"multipart/encrypted", "application/pkcs7-mime"})
CARRIES: Final = (
    "{item} carries other items and has words of its own. Read them: if they are a response, "
    "type it; else let it rest."
)
HEADERS: Final = ("from", "date", "subject", "message-id", "received", "mime-version")


@dataclass(slots=True)
class _Letter:
    """One message while it is read."""

    item: str
    words: list[str] = field(default_factory=list)
    papers: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    others: list[Raw] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)

    def keep(self, paper: Paper) -> None:
        """Keep an attached letter: its words, what is wrong with it, and its pages."""
        self.papers += [paper.text] if paper.text else []
        self.faults += [paper.fault] if paper.fault else []
        self.pages += paper.pages


def messages_of(data: bytes, item: str) -> list[Raw]:
    """Read one message, and the sheets and messages attached to it as items of their own."""
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    if not any(header in message for header in HEADERS):
        raise UnreadableFile(f"{item} has no sender, date or subject, so it is no message.")
    return list(_read(message, item))


def _read(message: Message, item: str) -> Iterator[Raw]:
    letter = _Letter(item)
    for count, part in enumerate(_leaves(message)):
        if count >= PARTS:
            raise UnreadableFile(
                f"{item} has more than {PARTS} parts. Ask the sender to write it as one letter."
            )
        _take(part, letter)
    if not letter.others or any(letter.words) or letter.papers or letter.faults:
        yield _finished(message, letter)
    yield from letter.others


def _finished(message: Message, letter: _Letter) -> Raw:
    words, sender, sent = unwrap("\n\n".join(letter.words))
    texts = tuple(text for text in (words, *letter.papers) if text)
    faults = letter.faults
    if letter.others and texts and not faults:
        faults = [CARRIES.format(item=letter.item)]
    return Raw(
        RawForm.MAIL,
        item=letter.item,
        texts=texts,
        keys=_keys(message, texts, sender),
        sent=_sent(sent) or _sent(_header(message, "date")),
        fault=" ".join(faults),
        pages=tuple(letter.pages),
    )


def _take(part: Message, letter: _Letter) -> None:
    try:
        _take_part(part, letter)
    except UnreadableFile as error:
        letter.faults.append(str(error))


def _take_part(part: Message, letter: _Letter) -> None:
    kind = part.get_content_type()
    if kind in SEALED:
        raise UnreadableFile(f"{letter.item} is encrypted. Ask the sender for an open copy.")
    if kind == "message/rfc822":
        for inner in _inner(part):
            letter.others += _read(inner, f"{letter.item}, forwarded {len(letter.others) + 1}")
        return
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    if _cuts(part):
        letter.faults.append(f"{letter.item} is cut short. Ask the sender for it again.")
    if kind in {"text/plain", "text/html"} and part.get_content_disposition() != "attachment":
        text = decode(data, letter.item, charset=str(part.get_param("charset") or ""))
        text = hypertext.words_of(text) if kind == "text/html" else text
        letter.words.append(tidy(text, letter.item))
    elif not attached.is_trimming(part):
        name = attached.name_of(part)
        ending = name.rpartition(".")[2]
        found = attached.read(data, f"{name} ({letter.item})", ending=ending)
        if isinstance(found, Paper):
            letter.keep(found)
        else:
            letter.others += found


def _leaves(message: Message) -> Iterator[Message]:
    """Give the parts that hold something, of alternatives the best, of forwards the whole."""
    waiting = [message]
    while waiting:
        part = waiting.pop()
        parts, kind = _inner(part), part.get_content_type()
        if not parts or kind == "message/rfc822" or kind in SEALED:
            yield part
        else:
            waiting += reversed([_best(parts)] if kind == "multipart/alternative" else parts)
            waiting[-1].defects += _cuts(part)


def _inner(part: Message) -> list[Message]:
    payload = part.get_payload()
    return [sub for sub in payload if isinstance(sub, Message)] if part.is_multipart() else []


def _cuts(part: Message) -> list[MessageDefect]:
    return [defect for defect in part.defects if isinstance(defect, CUT_SHORT)]


def _best(parts: list[Message]) -> Message:
    """Choose among the same words in several forms: plain text, unless it is a mere stub."""
    sizes = [(len(_shown(part).split()), part) for part in parts]
    if not sizes:
        return Message()
    longest = max(size for size, _ in sizes)
    return next(part for size, part in sizes if size * 2 >= longest)


def _shown(part: Message) -> str:
    payload = part.get_payload(decode=True)
    text = payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""
    if part.is_multipart():
        return " ".join(_shown(sub) for sub in _inner(part))
    return hypertext.words_of(text) if part.get_content_type() == "text/html" else text


def _keys(message: Message, texts: tuple[str, ...], sender: str) -> tuple[str, ...]:
    """Give what tells a message from others: its own id; its sender with its words."""
    wrote = sender or parseaddr(_header(message, "from"))[1].lower()
    known = [f"words:{wrote}:{' '.join(' '.join(texts).split())}"] if wrote and texts else []
    if message_id := _header(message, "message-id").strip():
        known.append(f"id:{message_id}")
    return tuple(hashlib.sha256(key.encode("utf-8", "replace")).hexdigest() for key in known)


def _sent(date: str) -> str:
    with suppress(TypeError, ValueError, IndexError, OverflowError):
        return parsedate_to_datetime(date).isoformat()
    return ""


def _header(message: Message, name: str) -> str:
    return str(message.get(name, ""))
