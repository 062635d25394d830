"""Whose box it is: each host signs what it writes, and knows the other one by its first box."""

import os
from pathlib import Path
from typing import Final

from folkmoot.consultation.signing import (
    is_signed_by,
    new_signing_key,
    sign,
    signer_of,
    spoken_key,
)
from folkmoot.foundation.canonical import canonical_json, content_hash
from folkmoot.foundation.errors import InputError
from folkmoot.web.intake.box_files import read, write

SIGNATURE: Final = "signature"


def sign_part(folder: Path, key: Path) -> str:
    """Sign all files in *folder* with the private key in the file *key*, made where there is none.

    Gives the public key as it is read out, to be compared on the other host.
    """
    private = _own_key(key)
    signature = sign(private, _content(folder))
    write(folder, SIGNATURE, [{"signer": signer_of(private), "signature": signature}])
    return spoken_key(signer_of(private))


def check_part(folder: Path, known: Path) -> str:
    """Give who signed the files in *folder*, nothing where there are none; raise InputError else.

    The first signer is remembered in the file *known*; a part that another one signed, or that is
    not as it was signed, is refused.
    """
    if not any(folder.glob("*.json")):
        return ""
    found = (read(folder, SIGNATURE) or [{}])[0]
    signer, signature = str(found.get("signer", "")), str(found.get("signature", ""))
    if not is_signed_by(signer, _content(folder), signature):
        raise InputError(f"{folder} was changed on the way, or is torn. Carry it anew.")
    if not known.exists():
        _write_once(known, signer.encode())
    if known.read_text() != signer:
        raise InputError(
            f"{folder} is signed by another host than before: {spoken_key(signer)}. Compare this "
            f"with what that host says. If it was really set up anew, remove {known}."
        )
    return spoken_key(signer)


def _content(folder: Path) -> bytes:
    files = [path for path in folder.glob("*.json") if path.stem != SIGNATURE]
    return canonical_json({path.stem: content_hash(path.read_bytes()) for path in files})


def _own_key(path: Path) -> bytes:
    if not path.exists():
        _write_once(path, new_signing_key())
    return path.read_bytes()


def _write_once(path: Path, content: bytes) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
