"""Where mail goes that FOLKMOOT_MAIL names: a server, or a folder in which it stays."""

from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from folkmoot.foundation.errors import InputError

SENDER = "survey@localhost"


def mail_to(address: str, folder: Path) -> dict[str, object]:
    """Give Django's settings for *address*; the empty one keeps every mail in *folder*.

    Takes smtp://user:password@host:587?from=ADDRESS (with STARTTLS), smtps:// (TLS from the
    start), smtp+plain:// (no TLS, for a server of this very host), or a folder's path; anything
    else raises InputError.
    """
    parts = urlsplit(address)
    if not parts.scheme:
        return {
            "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
            "EMAIL_FILE_PATH": str(Path(address) if address else folder),
            "DEFAULT_FROM_EMAIL": SENDER,
        }
    sender = parse_qs(parts.query).get("from", [""])[0]
    if parts.scheme not in ("smtp", "smtps", "smtp+plain") or not parts.hostname or not sender:
        raise InputError(
            "FOLKMOOT_MAIL names no server that mail can go to. Write "
            "smtp://user:password@host:587?from=survey@example.org, or the path of a folder, or "
            "leave it empty: mail then stays in the folder outbox under the home folder."
        )
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or (465 if parts.scheme == "smtps" else 587),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_TIMEOUT": 20,
        "DEFAULT_FROM_EMAIL": sender,
    }
