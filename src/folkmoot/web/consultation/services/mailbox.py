"""A mailbox by IMAP: its messages taken into a round, each once, and marked only when they are in.

Nothing is ever sent from here: neither a receipt nor an error goes back to whoever wrote.
"""

import imaplib
import re
import ssl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from urllib.parse import unquote, urlsplit

from folkmoot.consultation.intake.items import Batch
from folkmoot.consultation.sandbox.files import FILE
from folkmoot.consultation.sandbox.raw import Raw, RawForm
from folkmoot.consultation.sandbox.warden import Found, read_files
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Reference
from folkmoot.web.consultation.models import FetchedRow
from folkmoot.web.consultation.services.intake import take_found
from folkmoot.web.consultation.services.private_folder import private_folder, written
from folkmoot.web.consultation.services.storing import keyed

MESSAGES = 500
"""How many messages one run takes; the next one goes on."""
PIECE = 20
"""Messages that are fetched, stored and marked together."""
LISTED = 200
"""Messages that one command to the server names."""
PATIENCE = 30.0
"""Seconds that the server may be silent."""

Failure = (OSError, imaplib.IMAP4.error, ssl.SSLError)


@dataclass(frozen=True, slots=True)
class Mailbox:
    """One folder of an IMAP server, always by TLS. What was taken in goes to *done*, if named."""

    host: str
    port: int
    user: str
    folder: str
    by_starttls: bool = False
    done: str = ""
    authority: str = ""


def mailbox_at(address: str, *, done: str = "", authority: str = "") -> Mailbox:
    """Read an address such as imaps://consultation%40north.example@mail.example/INBOX.

    imaps speaks TLS from the first byte, imap only after STARTTLS; without TLS nothing is read. A
    password in the address is refused. *authority* is a file of certificates to trust.
    """
    parts = urlsplit(address)
    named = bool(parts.hostname and parts.username) and unquote(address).isprintable()
    if parts.scheme not in {"imap", "imaps"} or not named:
        raise InputError(
            "FOLKMOOT_MAILBOX is no mailbox. Write it as imaps://user@host/folder, with %40 for "
            "the @ of a user's name."
        )
    if parts.password is not None:
        raise InputError(
            "FOLKMOOT_MAILBOX holds a password. Put it alone in a file, and name that in "
            "FOLKMOOT_MAILBOX_PASSWORD_FILE."
        )
    return Mailbox(
        host=parts.hostname or "",
        port=parts.port or (993 if parts.scheme == "imaps" else 143),
        user=unquote(parts.username or ""),
        folder=unquote(parts.path.strip("/")) or "INBOX",
        by_starttls=parts.scheme == "imap",
        done=done,
        authority=authority,
    )


def fetch(
    mailbox: Mailbox,
    password: str,
    round_id: str,
    *,
    by: Reference,
    at: datetime,
    limit: int = MESSAGES,
) -> Batch:
    """Take the messages of *mailbox* into a round; give what became of every item in them.

    A message is marked as read, or moved to the folder for what is done, only when it is stored.
    Whatever stops this half way, the next run goes on, and takes nothing in twice.
    """
    batches: list[Batch] = []
    with _opened(mailbox, password) as (server, validity):
        known, new = _sorted(server, mailbox, validity, round_id)
        _finish(server, mailbox, known)
        waiting = iter(new[:limit])
        while piece := list(islice(waiting, PIECE)):
            marks = [_mark(mailbox, validity, uid, round_id) for uid in piece]
            found = _read(server, piece)
            batches.append(take_found(found, round_id, by=by, at=at, marks=marks))
            _finish(server, mailbox, piece)
    items = tuple(item for batch in batches for item in batch.items)
    return Batch(items, tuple(note for batch in batches for note in batch.notes))


@contextmanager
def _opened(mailbox: Mailbox, password: str) -> Iterator[tuple[imaplib.IMAP4, str]]:
    """Enter and open the folder; give the server, and the number that its message ids hold for."""
    trusted = ssl.create_default_context(cafile=mailbox.authority or None)
    try:
        server = _connected(mailbox, trusted)
    except Failure as error:
        raise InputError(
            f"The mail server {mailbox.host}:{mailbox.port} cannot be reached safely "
            f"({type(error).__name__}). Check its name, its port and its certificate."
        ) from error
    try:
        yield server, _entered(server, mailbox, password)
    except Failure as error:
        raise InputError(
            f"The mail server {mailbox.host} stopped answering ({type(error).__name__}). What was "
            f"taken in is kept. Fetch again."
        ) from error
    finally:
        _leave(server)


def _connected(mailbox: Mailbox, trusted: ssl.SSLContext) -> imaplib.IMAP4:
    place = (mailbox.host, mailbox.port)
    if not mailbox.by_starttls:
        return imaplib.IMAP4_SSL(*place, ssl_context=trusted, timeout=PATIENCE)
    server = imaplib.IMAP4(*place, timeout=PATIENCE)
    server.starttls(trusted)
    return server


def _entered(server: imaplib.IMAP4, mailbox: Mailbox, password: str) -> str:
    try:
        server.login(_quoted(mailbox.user), password)
    except imaplib.IMAP4.error as error:
        raise InputError(
            f"The mail server {mailbox.host} does not let us in. Check the user's name in "
            f"FOLKMOOT_MAILBOX, and the password in its file."
        ) from error
    answer, _ = server.select(_quoted(mailbox.folder))
    if answer != "OK":
        raise InputError(f"The mailbox has no folder '{mailbox.folder}'. Check FOLKMOOT_MAILBOX.")
    _, validity = server.response("UIDVALIDITY")
    return (validity[0] or b"").decode() if validity else ""


def _leave(server: imaplib.IMAP4) -> None:
    try:
        server.logout()
    except Failure:
        server.shutdown()


def _sorted(
    server: imaplib.IMAP4, mailbox: Mailbox, validity: str, round_id: str
) -> tuple[list[str], list[str]]:
    """Tell the messages that are in from those that are new; the former may not be marked yet."""
    _, found = server.uid("SEARCH", "UNDELETED")
    uids = (found[0] or b"").decode().split()
    marks = {_mark(mailbox, validity, uid, round_id): uid for uid in uids}
    held = set(FetchedRow.objects.filter(mark__in=marks).values_list("mark", flat=True))
    known = [uid for mark, uid in marks.items() if mark in held]
    return known, [uid for mark, uid in marks.items() if mark not in held]


def _read(server: imaplib.IMAP4, uids: Sequence[str]) -> list[Found]:
    """Fetch messages one by one and read them in the sandbox; one too large is not fetched."""
    with private_folder() as folder:
        found, paths = [], []
        for number, uid in enumerate(uids):
            size = _size(server, uid)
            if size > FILE:
                found.append(_too_large(uid, size))
            elif (message := _message(server, uid)) is not None:
                paths.append(written(folder, number, f"mail-{uid}.eml", iter([message])))
        return [*found, *read_files(paths)]


def _size(server: imaplib.IMAP4, uid: str) -> int:
    _, found = server.uid("FETCH", uid, "(RFC822.SIZE)")
    told = re.search(rb"RFC822\.SIZE (\d+)", b" ".join(_flat(found)))
    return int(told[1]) if told else 0


def _message(server: imaplib.IMAP4, uid: str) -> bytes | None:
    """Fetch one message without marking it; None where it is gone from the folder."""
    _, found = server.uid("FETCH", uid, f"(BODY.PEEK[]<0.{FILE + 1}>)")
    return next((part[1] for part in found if isinstance(part, tuple)), None)


def _flat(found: Sequence[object]) -> Iterator[bytes]:
    for part in found:
        if isinstance(part, bytes):
            yield part
        elif isinstance(part, tuple):
            yield from (piece for piece in part if isinstance(piece, bytes))


def _too_large(uid: str, size: int) -> Found:
    fault = (
        f"This message has {size // 2**20:,} MB, more than the {FILE // 2**20} that are read. It "
        f"is still in the mailbox: save its letter from there, and give that."
    )
    return Found(f"mail-{uid}.eml", (Raw(RawForm.MAIL, fault=fault),))


def _finish(server: imaplib.IMAP4, mailbox: Mailbox, uids: Sequence[str]) -> None:
    """Mark what is stored as read, or move it to the folder for what is done."""
    for begin in range(0, len(uids), LISTED):
        _finish_some(server, mailbox, ",".join(uids[begin : begin + LISTED]))


def _finish_some(server: imaplib.IMAP4, mailbox: Mailbox, listed: str) -> None:
    server.uid("STORE", listed, "+FLAGS.SILENT", r"(\Seen)")
    if not mailbox.done:
        return
    if "MOVE" in server.capabilities:
        answer, _ = server.uid("MOVE", listed, _quoted(mailbox.done))
    else:
        answer, _ = server.uid("COPY", listed, _quoted(mailbox.done))
        if answer == "OK":
            server.uid("STORE", listed, "+FLAGS.SILENT", r"(\Deleted)")
    if answer != "OK":
        raise InputError(
            f"The messages are taken in, and the folder '{mailbox.done}' for them cannot be "
            f"written. Make it, or name another in FOLKMOOT_MAILBOX_DONE."
        )


def _mark(mailbox: Mailbox, validity: str, uid: str, round_id: str) -> str:
    place = f"{mailbox.host}:{mailbox.user}:{mailbox.folder}:{validity}:{uid}"
    return keyed(f"mail:{round_id}:{place}")


def _quoted(name: str) -> str:
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
