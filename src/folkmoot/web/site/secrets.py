"""The site's own secret and folders: made once, and for their owner only."""

import os
import secrets
from pathlib import Path


def home_made(folder: Path) -> Path:
    """Give *folder*, making it where there is none; only the owner may enter it."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def secret_key_in(home: Path) -> str:
    """Give the secret kept in *home*, making it where there is none; only the owner may read it."""
    path = home / "secret"
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(50))
    except FileExistsError:
        pass
    return path.read_text()
