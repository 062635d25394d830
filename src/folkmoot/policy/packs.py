"""Loading a policy pack: its texts, its evidence and its positions, with all faults at once."""

from dataclasses import dataclass
from pathlib import Path

from folkmoot.foundation.errors import PackFaults
from folkmoot.foundation.packs import PackFile, raise_faults, read_toml
from folkmoot.policy.clauses import Version
from folkmoot.policy.considerations import Answer, Bearing, Mandate, PartAnswer
from folkmoot.policy.evidence import Claim, Position, Source
from folkmoot.policy.facts import (
    Known,
    read_answers,
    read_bearings,
    read_claims,
    read_part_answers,
    read_positions,
    read_sources,
)
from folkmoot.policy.rows import Row, rows
from folkmoot.policy.texts import read_mandates, read_versions


@dataclass(frozen=True, slots=True)
class PolicyPack:
    """Everything that one policy's folder holds, except its rules of law and its questions.

    *warnings* tell a reader beforehand what some of it speaks of; *language* is that of its prose.
    """

    id: str
    title: str
    summary: str
    encoded_by: str
    versions: tuple[Version, ...]
    mandates: tuple[Mandate, ...]
    answers: tuple[Answer, ...]
    sources: tuple[Source, ...]
    claims: tuple[Claim, ...]
    positions: tuple[Position, ...]
    warnings: tuple[str, ...] = ()
    language: str = "en"


def load_policy(path: Path, *, root: Path | None = None) -> PolicyPack:
    """Read the policy pack in the folder *path*; raise PackFaults with every fault in it.

    Files: policy.toml, sources.toml, evidence.toml, positions.toml, answers.toml, and the Markdown
    files that policy.toml names. Faults name files as seen from the parent of *root*, the packs
    folder, which is taken to be two folders up.
    """
    root = root or path.resolve().parent.parent
    heading = read_toml(path / "policy.toml", root=root)
    names = ("sources.toml", "evidence.toml", "positions.toml", "answers.toml")
    sources_file, evidence, positions, answers = (_opened(path / name, root) for name in names)
    sources = read_sources(sources_file)
    ids = frozenset(source.id for source in sources)
    versions = read_versions(heading, ids, policy=heading.data.get("id"))
    mandates = read_mandates(heading, ids)
    known = _known(ids, versions, mandates)
    top = Row(heading, "", 0, heading.data)
    pack = PolicyPack(
        id=top.text("id"),
        title=top.text("title"),
        summary=top.text("summary"),
        encoded_by=top.text("encoded_by"),
        versions=versions,
        mandates=mandates,
        answers=read_answers(answers, known),
        sources=sources,
        claims=read_claims(evidence, known),
        positions=read_positions(positions, known),
        warnings=tuple(row.text("text") for row in rows(heading, "warning")),
        language=top.text("language", "en"),
    )
    if pack.id and pack.id != path.resolve().name:
        top.fault("id", f"The pack '{pack.id}' must lie in a folder of that name.")
    raise_faults(heading, sources_file, evidence, positions, answers)
    return pack


@dataclass(frozen=True, slots=True)
class Continuation:
    """Later versions of a policy that a federation made of it, and what they answer."""

    versions: tuple[Version, ...]
    answers: tuple[Answer, ...]
    bearings: tuple[Bearing, ...]
    parts: tuple[PartAnswer, ...]


def load_continuation(path: Path, pack: PolicyPack, *, root: Path | None = None) -> Continuation:
    """Read a federation's own later versions of *pack* from the folder *path*.

    Files: policy.toml with [[version]] tables, and answers.toml with an [[answer]] for every
    consideration, a [[bearing]] for each claim or position that speaks to a clause that is new, and
    a [[part]] for each part of one of its motions that a version answers.
    """
    root = root or path.resolve().parents[3]
    heading = read_toml(path / "policy.toml", root=root)
    answers = _opened(path / "answers.toml", root)
    ids = frozenset(source.id for source in pack.sources)
    versions = read_versions(heading, ids, policy=pack.id, after=pack.versions)
    known = _known(ids, versions, pack.mandates)
    references = [claim.reference for claim in pack.claims]
    references += [position.reference for position in pack.positions]
    continuation = Continuation(
        versions,
        read_answers(answers, known),
        read_bearings(answers, known, references),
        read_part_answers(answers, known),
    )
    raise_faults(heading, answers)
    return continuation


def _opened(path: Path, root: Path) -> PackFile:
    """Open a file; one that cannot be read stands as empty, with its fault noted."""
    try:
        return read_toml(path, root=root)
    except PackFaults as error:
        return PackFile(path, error.faults[0].file, {}, (), list(error.faults))


def _known(
    sources: frozenset[str], versions: tuple[Version, ...], mandates: tuple[Mandate, ...]
) -> Known:
    return Known(
        sources=sources,
        clauses={
            version.number: frozenset(clause.id for clause in version.clauses)
            for version in versions
        },
        considerations={
            mandate.id: frozenset(one.id for one in mandate.considerations) for mandate in mandates
        },
    )
