"""Signing the heads of chains, with a key that the home of the site holds."""

import os
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction

from folkmoot.record.heads import Head, new_key, public_half, sign
from folkmoot.web.ledger.models import Chain, HeadRow

KEY_FILE = "record.key.ed25519"
"""The file in the folder `keys` of the home; no key of a round has this ending."""


@transaction.atomic
def sign_head(chain: str, *, at: datetime) -> None:
    """Sign where *chain* ends now, in the transaction of what happened; once for each entry."""
    found = Chain.objects.select_for_update().filter(name=chain, length__gt=0).first()
    if found is None:
        return
    time = at.astimezone(UTC).replace(second=0, microsecond=0)
    signed = sign(Head(chain, found.length, found.head, time), private_key())
    HeadRow.objects.get_or_create(
        chain=chain,
        number=found.length,
        key=signed.key,
        defaults={"head": found.head, "at": time, "signature": signed.signature},
    )


def sign_all(*, at: datetime) -> int:
    """Sign where every chain ends now; give how many there are."""
    names = list(Chain.objects.values_list("name", flat=True))
    for name in names:
        sign_head(name, at=at)
    return len(names)


def private_key() -> bytes:
    """Give the key that heads are signed with; it is made when it is first asked for."""
    path = Path(settings.HOME) / "keys" / KEY_FILE
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return _made(path)


def public_key() -> str:
    """Give the public half of that key, in hexadecimal."""
    return public_half(private_key())


def _made(path: Path) -> bytes:
    """Make the key whole or not at all; where two try at once, the first one's stands."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    part = path.with_name(f"{path.name}.{os.getpid()}")
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(new_key())
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(part, path)
    except FileExistsError:
        pass
    finally:
        part.unlink()
    return path.read_bytes()
