"""Which keys open a round: files of the site's home, or what a holder unlocked."""

from pathlib import Path

from django.conf import settings

from folkmoot.consultation.custody import Custody, Keyring
from folkmoot.web.consultation.models import RoundKeyRow

NO_KEYS = Keyring()


def key_file(name: str) -> Path:
    """Give the file of a private key that the server itself may use; only its owner reads it."""
    return Path(settings.HOME) / "keys" / f"{name}.key"


def working_name(consultation_id: str) -> str:
    """Name the key of a consultation's working lane; no id of a round has a full stop."""
    return f"{consultation_id}.working"


def public_key_of(round_id: str) -> bytes:
    """Give the public key that a round's responses are sealed to; b"" where it is not held."""
    found = RoundKeyRow.objects.filter(round_id=round_id).values_list("public_key", flat=True)
    return bytes(found.first() or b"")


def custody_of(round_id: str) -> Custody:
    """Say who can open what a round receives."""
    found = RoundKeyRow.objects.filter(round_id=round_id).values_list("custody", flat=True)
    return Custody(found.first() or Custody.ORDINARY)


def private_key_of(round_id: str, keys: Keyring | None = None) -> bytes:
    """Give the private key of a round: from *keys*, or the server's own; b"" where it has none."""
    if found := (keys or NO_KEYS).private.get(round_id):
        return found
    return kept_key(round_id) if custody_of(round_id) is Custody.ORDINARY else b""


def kept_key(name: str) -> bytes:
    """Give a private key that the server may use by itself, or b"" where there is none."""
    try:
        return key_file(name).read_bytes()
    except FileNotFoundError:
        return b""
