"""Backups: all that is held, as often as one likes, and the keys in one place, always anew.

A dated archive holds the rows and files without any key. The keys (their tables, the folder
`keys` and the secrets) lie in one file beside, which each backup replaces. So whoever takes a
response back takes it out of every backup, also of those that were made before.
"""

import base64
import json
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

from django.db import connections
from django.db.migrations.recorder import MigrationRecorder

import folkmoot
from folkmoot.consultation.sealing import new_key_pair, seal_to
from folkmoot.foundation.canonical import Json
from folkmoot.foundation.errors import InputError
from folkmoot.record.archives import Part, pack, pack_into, replacing, sync_folder
from folkmoot.web.keeping import rows
from folkmoot.web.keeping.files import files_to_copy, pieces, secrets
from folkmoot.web.keeping.held import Copy
from folkmoot.web.keeping.kept_queries import heads, withdrawals

KEYS, SEALED_KEYS = "keys.zip", "keys.sealed"
FORMAT = 1


@dataclass(frozen=True, slots=True)
class Backup:
    """What was written: the dated archive, the file of keys, and how many rows there are."""

    archive: Path
    keys: Path
    rows: int


def write_backup(folder: Path, *, at: datetime, to: str = "") -> Backup:
    """Write a dated archive into *folder* and replace the keys there, sealed where *to* is given.

    Both are of one instant, while others go on writing. The intake face is looked at first: what
    is collected in between is then in both, and never in neither.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    public = public_key(to) if to else b""
    archive = _dated(folder, at)
    with ExitStack() as looking:
        for database in sorted(connections, key=lambda name: name != "intake"):
            looking.enter_context(rows.snapshot(database))
        counts = {model._meta.label: rows.count(model) for model in rows.tables(Copy.DATA)}
        keys = _write_keys(folder, at, public)
        pack_into(archive, _data(), about=_about(at, rows=counts, heads=heads()))
    return Backup(archive, keys, sum(counts.values()))


def _dated(folder: Path, at: datetime) -> Path:
    """Name an archive by the first second from *at* on that has none yet."""
    seconds = (at + timedelta(seconds=later) for later in count())
    paths = (folder / f"folkmoot-{each:%Y%m%dT%H%M%SZ}.zip" for each in seconds)
    return next(path for path in paths if not path.exists())


def make_key(path: Path) -> str:
    """Make a pair of keys for sealed backups: the private one into *path*; give the public one."""
    if path.exists():
        raise InputError(f"{path} is there already. Name a new file.")
    private, public = new_key_pair()
    path.parent.mkdir(parents=True, exist_ok=True)
    with replacing(path) as file:
        file.write(base64.b64encode(private) + b"\n")
    return base64.b64encode(public).decode()


def public_key(text: str) -> bytes:
    """Read a public key as `make_key` gives it; raise InputError for anything else."""
    try:
        found = base64.b64decode(text, validate=True)
    except ValueError:
        found = b""
    if len(found) != 32:
        raise InputError("--to takes a public key as `folkmoot backup --new-key FILE` prints it.")
    return found


def applied() -> dict[str, Json]:
    """Give the migrations that the databases stand at, by app."""
    found: dict[str, list[Json]] = {}
    for database in connections:
        for app, name in MigrationRecorder(connections[database]).applied_migrations():
            found.setdefault(app, []).append(name)
    return {app: sorted(set(map(str, names))) for app, names in sorted(found.items())}


def _write_keys(folder: Path, at: datetime, public: bytes) -> Path:
    """Replace the keys, and let no older ones lie beside them in another form."""
    content = pack(_keys(), about=_about(at))
    path, other = folder / KEYS, folder / SEALED_KEYS
    if public:
        path, other, content = other, path, seal_to(public, content)
    with replacing(path) as file:
        file.write(content)
    other.unlink(missing_ok=True)
    sync_folder(folder)
    return path


def _data() -> Iterator[Part]:
    yield from _tables(Copy.DATA)
    yield from _files(Copy.DATA)


def _keys() -> Iterator[Part]:
    yield from _tables(Copy.KEYS)
    yield from _files(Copy.KEYS)
    for name, secret in secrets().items():
        yield f"files/{name}", [secret.encode()]
    yield "withdrawn.json", [json.dumps(withdrawals()).encode()]


def _tables(copy: Copy) -> Iterator[Part]:
    for model in rows.tables(copy):
        yield f"tables/{model._meta.label}.jsonl", rows.written(model)


def _files(copy: Copy) -> Iterator[Part]:
    for name, path in files_to_copy(copy):
        yield f"files/{name}", pieces(path)


def _about(at: datetime, **more: Mapping[str, Json]) -> dict[str, Json]:
    every = (*rows.tables(Copy.DATA), *rows.tables(Copy.KEYS))
    columns: dict[str, Json] = {each._meta.label: rows.columns_of(each) for each in every}
    return {
        "format": FORMAT,
        "made": at.isoformat(timespec="seconds"),
        "folkmoot": folkmoot.__version__,
        "migrations": applied(),
        "columns": columns,
        **more,
    }
