"""All stored law as open data: made once, and anew when a text changes or an answer turns."""

import io
import zipfile
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from folkmoot.assessment.rules import RuleSet
from folkmoot.foundation.canonical import content_hash
from folkmoot.publication.law_data import citation, law_data
from folkmoot.publication.opendata import Dataset, as_zip, files_of
from folkmoot.web.assessment import stored
from folkmoot.web.assessment.services import CHAIN
from folkmoot.web.ledger import queries as record
from folkmoot.web.publication.queries import PublishedData

ARCHIVE = "laws.zip"
TOLD_BY = ("law.imported", "law.changed")
"""The events by which the ledger tells that a text of the law is another."""


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """One file with its size in bytes and its SHA-256."""

    name: str
    size: int
    hash: str


@dataclass(frozen=True, slots=True)
class PublishedLaw:
    """All files as of one day; *packed* is the archive that holds them."""

    on: date
    laws: int
    codebook: str
    citation: str
    datasets: tuple[PublishedData, ...]
    files: tuple[PublishedFile, ...]
    archive: PublishedFile
    packed: bytes


@dataclass(frozen=True, slots=True)
class LastChange:
    """When a text of the law last changed, and the hash of the ledger's entry that tells so."""

    on: date
    hash: str


def published(today: date) -> PublishedLaw | None:
    """Give the data as it stands *today*; None while no law is stored.

    Its day is that of the last change of a text or, if later, the last on which an answer turned:
    findings are the same until today, and so are the bytes.
    """
    current = stored.documents()
    if not current:
        return None
    told = last_change()
    on = max(filter(None, (_last_turn(current, today), told.on if told else None)), default=today)
    rules = tuple((policy, stored.rules_of(policy)) for policy in stored.policies())
    return _published(current, rules, on)


def last_change() -> LastChange | None:
    """Give the last time that a text of the law was stored; None where none was."""
    found = record.last_of(CHAIN, *TOLD_BY)
    return LastChange(found[0].at.date(), found[1]) if found else None


def content_of(found: PublishedLaw, name: str) -> bytes | None:
    """Give one file, or the archive of all; None for a name that there is not."""
    if name == ARCHIVE:
        return found.packed
    if name not in {file.name for file in found.files}:
        return None
    with zipfile.ZipFile(io.BytesIO(found.packed)) as archive:
        return archive.read(name)


@lru_cache(maxsize=2)
def _published(
    current: stored.Current, rules: tuple[tuple[str, stored.Current], ...], on: date
) -> PublishedLaw:
    laws = stored.laws_in(current)
    policies = tuple(_rules(current, each) for _, each in rules)
    data = law_data(laws, policies, on=on)
    files = files_of(data)
    packed = as_zip(files)
    return PublishedLaw(
        on=on,
        laws=len(laws.laws),
        codebook=laws.codebook.version,
        citation=citation(laws, on=on),
        datasets=tuple(map(_listed, data.datasets)),
        files=tuple(_file(name, content) for name, content in files.items()),
        archive=_file(ARCHIVE, packed),
        packed=packed,
    )


@lru_cache(maxsize=4)
def _last_turn(current: stored.Current, today: date) -> date | None:
    laws = stored.laws_in(current).laws.values()
    days = (day for law in laws for day in law.turning_days() if day <= today)
    return max(days, default=None)


def _rules(current: stored.Current, rules: stored.Current) -> RuleSet:
    return stored.measure_in(current, rules, "").rules


def _listed(dataset: Dataset) -> PublishedData:
    return PublishedData(dataset.name, dataset.says, len(dataset.rows), dataset.columns)


def _file(name: str, content: bytes) -> PublishedFile:
    return PublishedFile(name, len(content), content_hash(content))
