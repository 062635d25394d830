"""The Markdown files that a pack's policy.toml names: versions of the policy, and mandates."""

from collections.abc import Collection
from pathlib import Path

from folkmoot.foundation.errors import Fault
from folkmoot.foundation.packs import PackFile
from folkmoot.policy.clauses import Status, Version
from folkmoot.policy.considerations import Consideration, Mandate
from folkmoot.policy.prose import read_prose
from folkmoot.policy.rows import Row, distinct, rows
from folkmoot.policy.versions import check_sources, read_version, reused_ids


def read_versions(
    file: PackFile, sources: Collection[str], *, policy: object, after: tuple[Version, ...] = ()
) -> tuple[Version, ...]:
    """Read the [[version]] tables and their texts, all of *policy* and all *after* others.

    An id that went and comes back is a fault.
    """
    versions = tuple(
        version for row in rows(file, "version") if (version := _version(row, sources, policy))
    )
    for number, clause in reused_ids((*after, *versions)):
        file.fault(
            f"Clause {clause} had gone before version {number} and comes back in it. Ids are "
            f"never used again: give it a new one.",
            "version",
        )
    return versions


def read_mandates(file: PackFile, sources: Collection[str]) -> tuple[Mandate, ...]:
    """Read the [[mandate]] tables and their considerations."""
    return tuple(
        mandate for row in distinct(file, "mandate") if (mandate := _mandate(row, sources))
    )


def _version(row: Row, sources: Collection[str], policy: object) -> Version | None:
    row.only("file", "status")
    text = _text_beside(row)
    if text is None:
        return None
    status = row.choice("status", Status, Status.DRAFT)
    version, faults = read_version(text, file=_shown(row), status=status, sources=sources)
    row.file.faults.extend(faults)
    if version.policy != policy:
        _fault(row, f"This text is of the policy '{version.policy}', the pack of '{policy}'.")
    return version


def _mandate(row: Row, sources: Collection[str]) -> Mandate | None:
    row.only("id", "title", "body", "date", "asks", "file")
    text = _text_beside(row)
    if text is None:
        return None
    prose = read_prose(text, _shown(row))
    check_sources(prose, sources)
    row.file.faults.extend(prose.faults)
    return Mandate(
        id=row.text("id"),
        title=row.text("title"),
        body=row.text("body"),
        date=row.date("date"),
        asks=row.text("asks"),
        considerations=tuple(
            Consideration(
                passage.id,
                passage.title,
                passage.text,
                tuple(place for _, place in passage.sources),
            )
            for passage in prose.passages
        ),
    )


def _text_beside(row: Row) -> str | None:
    name = row.text("file")
    folder = row.file.path.resolve().parent
    path = (folder / name).resolve()
    if not name or not path.is_relative_to(folder):
        row.fault("file", "The text must lie in the pack's own folder. Write its file name alone.")
        return None
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        row.fault("file", f"There is no file {name} in this pack. Add it, or correct the name.")
    except (UnicodeDecodeError, OSError):
        row.fault("file", f"{name} cannot be read as UTF-8 text. Save it as UTF-8.")
    return None


def _shown(row: Row) -> str:
    return str(Path(row.file.name).parent / row.text("file"))


def _fault(row: Row, message: str) -> None:
    row.file.faults.append(Fault(_shown(row), 1, message))
