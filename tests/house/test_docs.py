"""The documentation is complete, and its links lead somewhere."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
import typer

from folkmoot.cli import application
from tests.house.tree import ROOT, SOURCE, files, shown

DOCS = ROOT / "docs"
REFERENCE = DOCS / "reference"
LINK = re.compile(r"\]\(([^)\s]+)\)")
PAGES = [path for path in files() if path.suffix == ".md" and "packs" not in path.parts]
FIELD = re.compile(r"[a-z][a-z_]*")
NAMING = {"predicates", "means", "labels"}  # tables whose keys are names that the pack itself gives
LANGUAGE = re.compile(r"[a-z]{2}(-[A-Z]{2})?")


@pytest.mark.parametrize("page", PAGES, ids=shown)
def test_links_lead_somewhere(page: Path) -> None:
    assert [link for link in links_of(page) if not leads_somewhere(page, link)] == []


def test_a_link_that_leads_nowhere_is_seen() -> None:
    assert not leads_somewhere(DOCS / "index.md", "no-such-page.md")
    assert not leads_somewhere(DOCS / "index.md", "../CONTRIBUTING.md#no-such-heading")
    assert leads_somewhere(DOCS / "index.md", "../CONTRIBUTING.md#a-change")


def test_every_page_can_be_reached_from_the_index() -> None:
    reached, waiting = set(), [DOCS / "index.md"]
    while waiting:
        page = waiting.pop()
        if page not in reached:
            reached.add(page)
            waiting += [path for path in neighbours(page) if path.suffix == ".md"]
    assert [
        shown(page) for page in PAGES if page.is_relative_to(DOCS) and page not in reached
    ] == []


def test_every_command_and_option_is_documented() -> None:
    commands = (REFERENCE / "commands.md").read_text(encoding="utf-8")
    all_reference = _text_of("*.md")
    missing = [
        name if name not in commands else option
        for name, options in commands_with_options()
        for option in ("", *options)
        if name not in commands or option not in all_reference
    ]
    assert missing == []


def test_every_setting_is_documented() -> None:
    named = {
        name
        for path in SOURCE.rglob("*.py")
        for name in re.findall(r"\bFOLKMOOT_[A-Z_]+", path.read_text(encoding="utf-8"))
    }
    assert named
    assert sorted(name for name in named if f"`{name}`" not in _text_of("settings.md")) == []


def test_every_field_of_a_pack_is_documented() -> None:
    documented = set(re.findall(r"[a-z][a-z_]*", _text_of("pack*.md")))
    packs = [path for path in files() if path.suffix == ".toml" and "packs" in path.parts]
    missing = {
        f"{shown(path)}: {key}"
        for path in packs
        for key in fields(tomllib.loads(path.read_text(encoding="utf-8")))
        if key not in documented
    }
    assert sorted(missing) == []


def links_of(page: Path) -> list[str]:
    """Give the links of a page that lead to other files or headings here."""
    text = re.sub(r"```.*?```|`[^`]*`", "", page.read_text(encoding="utf-8"), flags=re.S)
    return [link for link in LINK.findall(text) if not re.match(r"[a-z]+:", link)]


def leads_somewhere(page: Path, link: str) -> bool:
    """Say whether *link* on *page* names a file, and where it does, a heading in it."""
    name, _, heading = unquote(link).partition("#")
    target = (page.parent / name).resolve() if name else page
    if not heading or target.suffix != ".md":
        return target.exists()
    headings = re.findall(r"^#+ (.+)$", target.read_text(encoding="utf-8"), flags=re.M)
    return heading in {re.sub(r"[^\w\- ]", "", one.lower()).replace(" ", "-") for one in headings}


def neighbours(page: Path) -> list[Path]:
    """Give the files that *page* links to."""
    names = (unquote(link).partition("#")[0] for link in links_of(page))
    return [
        target for name in names if name and (target := (page.parent / name).resolve()).exists()
    ]


def commands_with_options() -> Iterator[tuple[str, list[str]]]:
    """Give every command as it is typed, with its long options."""
    group = typer.main.get_command(application())
    waiting = [("folkmoot", group)]
    while waiting:
        name, command = waiting.pop()
        inner = getattr(command, "commands", {})
        waiting += [(f"{name} {word}", below) for word, below in inner.items()]
        options = [option for parameter in command.params for option in parameter.opts]
        long = [option for option in options if option.startswith("--") and option != "--help"]
        if not inner:
            yield name, long


def fields(value: object) -> Iterator[str]:
    """Give the names of a pack's fields; ids, language codes and codes of questions are none."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if FIELD.fullmatch(key) and not LANGUAGE.fullmatch(key):
                yield key
            yield from () if key in NAMING else fields(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from fields(inner)


def _text_of(pattern: str) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(REFERENCE.glob(pattern)))
