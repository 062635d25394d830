"""Reading a version from Markdown, writing it in its one canonical form, and its hash."""

from collections.abc import Collection, Iterable, Sequence

from folkmoot.foundation.canonical import canonical_text, content_hash
from folkmoot.foundation.errors import Fault, InputError, PackFaults
from folkmoot.foundation.languages import direction
from folkmoot.policy.clauses import Clause, Obligation, Section, SourcePlace, Status, Version
from folkmoot.policy.prose import FENCE, Passage, Prose, read_prose


def parse_version(
    text: str,
    *,
    file: str = "text",
    status: Status = Status.DRAFT,
    sources: Collection[str] | None = None,
) -> Version:
    """Read a version from Markdown; raise PackFaults with every fault and its line in *file*.

    With *sources*, the ids that are known, a clause that names another is a fault.
    """
    version, faults = read_version(text, file=file, status=status, sources=sources)
    if faults:
        raise PackFaults(faults)
    return version


def read_version(
    text: str,
    *,
    file: str,
    status: Status = Status.DRAFT,
    sources: Collection[str] | None = None,
) -> tuple[Version, tuple[Fault, ...]]:
    """Read what can be read of a version, with all faults; for callers that collect them."""
    prose = read_prose(text, file)
    version = Version(
        policy=prose.fact("policy"),
        number=prose.fact("version"),
        title=prose.fact("title"),
        sections=tuple(Section(section.id, section.title) for section in prose.sections),
        clauses=tuple(_clause(prose, passage) for passage in prose.passages),
        status=status,
        language=prose.fact("language", "en"),
    )
    _check_language(prose, version.language)
    _check_sections(prose)
    check_sources(prose, sources)
    return version, tuple(prose.faults)


def render_version(version: Version) -> str:
    """Write the one canonical text of *version*, which `parse_version` reads back as it was."""
    facts = {
        "policy": version.policy,
        "version": version.number,
        "title": version.title,
        "language": version.language,
    }
    heading = [FENCE, *(f"{key} = {_quoted(value)}" for key, value in facts.items()), FENCE]
    blocks = ["\n".join(heading)]
    for section in version.sections:
        blocks.append(f"## {section.id} {section.title}")
        blocks.extend(map(render_clause, version.clauses_of(section.id)))
    return canonical_text("\n\n".join(blocks))


def render_clause(clause: Clause) -> str:
    """Write one clause with its heading, its sources and its text."""
    tags = f" {{{' '.join(clause.obligations)}}}" if clause.obligations else ""
    heading = f"### {clause.id} {clause.title}{tags}"
    return "\n".join([heading, *(f"Source: {place}" for place in clause.sources)]) + (
        f"\n\n{clause.text}"
    )


def version_hash(version: Version) -> str:
    """Give the SHA-256 of the canonical text; the status is no part of it."""
    return content_hash(render_version(version))


def reused_ids(versions: Sequence[Version]) -> tuple[tuple[str, str], ...]:
    """Give (version number, clause id) for each id that had gone and came back.

    *versions* are in order of time. An id that a version dropped is spent for ever.
    """
    found: list[tuple[str, str]] = []
    spent: set[str] = set()
    present: set[str] = set()
    for version in versions:
        ids = {clause.id for clause in version.clauses}
        found.extend((version.number, clause_id) for clause_id in sorted(ids & spent))
        spent |= present - ids
        present |= ids
    return tuple(found)


def check_sources(prose: Prose, sources: Collection[str] | None) -> None:
    """Note a fault for each passage source that is not among *sources*; None leaves them be."""
    if sources is None:
        return
    for line, place in _places(prose.passages):
        if place.source and place.source not in sources:
            prose.fault(
                line,
                f"The source '{place.source}' is not in sources.toml. Add it there, or correct it.",
            )


def _places(passages: Iterable[Passage]) -> Iterable[tuple[int, SourcePlace]]:
    return (place for passage in passages for place in passage.sources)


def _clause(prose: Prose, passage: Passage) -> Clause:
    known = {obligation.value for obligation in Obligation}
    for tag in passage.tags:
        if tag not in known:
            prose.fault(
                passage.line,
                f"'{tag}' is no obligation. Write {{respect}}, {{protect}} or {{fulfil}}.",
            )
    return Clause(
        id=passage.id,
        title=passage.title,
        text=passage.text,
        obligations=tuple(Obligation(tag) for tag in passage.tags if tag in known),
        sources=tuple(place for _, place in passage.sources),
    )


def _check_sections(prose: Prose) -> None:
    for passage in prose.passages:
        if passage.id.partition(".")[0] != passage.section or "." not in passage.id:
            prose.fault(
                passage.line,
                f"Clause {passage.id} stands under section '{passage.section}'. Its id must begin "
                f"with the section's, as 2.1 under '## 2'.",
            )


def _check_language(prose: Prose, language: str) -> None:
    try:
        direction(language)
    except InputError as error:
        prose.fault(1, str(error))


def _quoted(value: str) -> str:
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
