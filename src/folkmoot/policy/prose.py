"""Markdown with stable ids: facts on top, then numbered passages, every fault with its line."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from folkmoot.foundation.canonical import canonical_text
from folkmoot.foundation.errors import Fault
from folkmoot.policy.clauses import SourcePlace

FENCE: Final = "+++"
_HEADING = re.compile(r"(?P<marks>#+)\s+(?P<id>[a-z0-9]+(?:[.-][a-z0-9]+)*)\s+(?P<title>.+)")
_TAGS = re.compile(r"\s*\{(?P<tags>[^{}]*)\}$")
_LIST_ITEM = re.compile(r"[-*] |\d+\. ")
_SOURCE: Final = "Source:"


@dataclass(slots=True)
class Passage:
    """One `### id Title {tags}` with sources and text; *section* is the id of the `##` over it."""

    id: str
    title: str
    tags: tuple[str, ...]
    line: int
    section: str
    sources: list[tuple[int, SourcePlace]] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text with every paragraph and list item on one line of its own."""
        return "\n\n".join(_unwrapped(self.lines))


@dataclass(slots=True)
class Prose:
    """What one file holds, and the faults met on the way."""

    file: str
    facts: Mapping[str, object] = field(default_factory=dict)
    sections: list[Passage] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def fault(self, line: int, message: str) -> None:
        """Note a fault."""
        self.faults.append(Fault(self.file, line, message))

    def fact(self, key: str, default: str | None = None) -> str:
        """Give a text from the heading; a missing one is a fault unless there is a *default*."""
        value = self.facts.get(key, default)
        if isinstance(value, str) and value.strip():
            return value
        self.fault(1, f'The heading has no {key}. Add {key} = "…" between the {FENCE} lines.')
        return ""


def read_prose(text: str, file: str) -> Prose:
    """Read *text*: facts in TOML between two +++ lines, `## id Section`, `### id Title {tags}`.

    Directly under a passage's heading stand its sources, each as `Source: id, place`. Duplicate
    ids, stray text and passages without text are faults; nothing is raised.
    """
    prose = Prose(file)
    lines = canonical_text(text).rstrip("\n").split("\n")
    for number, line in _after_facts(prose, lines):
        _take(prose, number, line)
    _check(prose)
    return prose


def _after_facts(prose: Prose, lines: list[str]) -> Iterator[tuple[int, str]]:
    if lines[0] != FENCE or FENCE not in lines[1:]:
        prose.fault(1, f"The file must begin with facts in TOML between two lines {FENCE}.")
        return
    end = lines.index(FENCE, 1)
    try:
        prose.facts = tomllib.loads("\n".join(lines[1:end]))
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"at line (\d+)", str(error))
        prose.fault(1 + int(at[1]) if at else 1, f"The heading is not TOML: {error}.")
    yield from enumerate(lines[end + 1 :], end + 2)


def _take(prose: Prose, number: int, line: str) -> None:
    if line.startswith("#"):
        _take_heading(prose, number, line)
    elif not prose.passages or _is_between_sections(prose):
        if line:
            prose.fault(number, "This text stands under no clause. Put it under a ### heading.")
    elif line.startswith(_SOURCE):
        _take_source(prose, number, line)
    else:
        prose.passages[-1].lines.append(line)


def _is_between_sections(prose: Prose) -> bool:
    return bool(prose.sections) and prose.sections[-1].line > prose.passages[-1].line


def _take_heading(prose: Prose, number: int, line: str) -> None:
    match = _HEADING.fullmatch(line)
    if match is None or len(match["marks"]) not in (2, 3):
        prose.fault(
            number,
            "This is no heading of a section or clause. Write '## 2 Title' or '### 2.1 Title'.",
        )
        return
    tags = _TAGS.search(match["title"])
    section = prose.sections[-1].id if prose.sections else ""
    passage = Passage(
        id=match["id"],
        title=_TAGS.sub("", match["title"]).strip(),
        tags=tuple(re.split(r"[\s,]+", tags["tags"].strip())) if tags else (),
        line=number,
        section=section,
    )
    (prose.sections if len(match["marks"]) == 2 else prose.passages).append(passage)


def _take_source(prose: Prose, number: int, line: str) -> None:
    passage = prose.passages[-1]
    if any(passage.lines):
        prose.fault(number, "A source stands directly under the heading. Move this line up.")
        return
    passage.sources.append((number, SourcePlace.parse(line.removeprefix(_SOURCE))))


def _check(prose: Prose) -> None:
    for group in (prose.sections, prose.passages):
        first: dict[str, int] = {}
        for passage in group:
            if passage.id in first:
                prose.fault(
                    passage.line,
                    f"The id {passage.id} already stands in line {first[passage.id]}. "
                    f"Ids are never used twice: take a new one.",
                )
            first.setdefault(passage.id, passage.line)
    for passage in prose.passages:
        if not passage.text:
            prose.fault(passage.line, f"{passage.id} has no text. Write it under the heading.")
        for line, place in passage.sources:
            if not place.source:
                prose.fault(line, "This line names no source. Write 'Source: id, place'.")


def _unwrapped(lines: list[str]) -> list[str]:
    blocks: list[str] = []
    begins = True
    for line in lines:
        if not line:
            begins = True
        elif begins or _LIST_ITEM.match(line):
            blocks.append(line.strip())
            begins = False
        else:
            blocks[-1] = f"{blocks[-1]} {line.strip()}"
    return blocks
