"""Key files of the site's home: made once, for their owner only, and destroyed."""

import os
import secrets
from pathlib import Path

from folkmoot.consultation.custody import Custody
from folkmoot.consultation.sealing import new_key_pair, public_of
from folkmoot.web.consultation.models import RoundKeyRow
from folkmoot.web.consultation.queries.keys import kept_key, key_file, working_name


def keys_for(round_id: str) -> bytes:
    """Give the public key of a round, making its ordinary pair where there is none."""
    row = RoundKeyRow.objects.filter(round_id=round_id).first()
    if row is None:
        public = public_of(keep_key(round_id))
        defaults = {"public_key": public, "custody": Custody.ORDINARY}
        row, _ = RoundKeyRow.objects.get_or_create(round_id=round_id, defaults=defaults)
    return bytes(row.public_key)


def working_key(consultation_id: str) -> bytes:
    """Give the public key of a consultation's working lane, making the pair where there is none."""
    return public_of(keep_key(working_name(consultation_id)))


def keep_key(name: str) -> bytes:
    """Give the private key called *name*, making it where there is none.

    It is written beside its place and linked there whole, so that nobody ever reads half a key;
    whoever comes second takes the first one's.
    """
    if found := kept_key(name):
        return found
    private, _ = new_key_pair()
    path = key_file(name)
    path.parent.mkdir(mode=0o700, exist_ok=True)
    beside = path.with_name(f".{secrets.token_hex(8)}")
    _write(beside, private)
    try:
        os.link(beside, path)
    except FileExistsError:
        return path.read_bytes()
    finally:
        beside.unlink()
    _sync(path.parent)
    return private


def destroy_key(name: str) -> None:
    """Destroy a private key that the server may use, so that it opens nothing any more."""
    key_file(name).unlink(missing_ok=True)


def _write(path: Path, private: bytes) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(private)
        file.flush()
        os.fsync(file.fileno())


def _sync(folder: Path) -> None:
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
