"""The site's own secret, made once and kept beside its database."""

import os
import secrets
from pathlib import Path


def secret_key_in(home: Path) -> str:
    """Give the secret kept in *home*, making it where there is none; only the owner may read it."""
    path = home / "secret"
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(50))
    except FileExistsError:
        pass
    return path.read_text()
