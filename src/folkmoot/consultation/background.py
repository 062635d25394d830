"""Background papers of a pack: those that everybody reads, and those that are asked for."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from folkmoot.consultation.pack_file import Reading, Table
from folkmoot.consultation.wording import Wording

_TABLE: Final = "paper"
_ID: Final = re.compile(r"[a-z][a-z0-9-]*")
PUBLIC, ON_REQUEST = "public", "request"


@dataclass(frozen=True, slots=True)
class Background:
    """One background paper; *text* is Markdown, and empty for one that is given on request."""

    id: str
    title: Wording
    about: Wording
    text: Wording

    @property
    def on_request(self) -> bool:
        """Whether the paper is not in the pack, and has to be asked for."""
        return not self.text

    def shown(self, contact: str) -> Wording:
        """Give the paper; of one on request what it is, and whom to ask."""
        if not self.on_request:
            return self.text
        codes = [code for code, _ in self.title.texts]
        return Wording.of({code: self._whom_to_ask(code, contact) for code in codes})

    def _whom_to_ask(self, language: str, contact: str) -> str:
        title, about = self.title.in_language(language), self.about.in_language(language)
        return f"# {title}\n\n{about}\n\n{contact}\n"


def background(reading: Reading, texts: Mapping[str, str]) -> tuple[Background, ...]:
    """Give every [[paper]]; the text of a public one is in paper-<id>.<language>.md."""
    tables = reading.file.tables(_TABLE)
    return tuple(_paper(reading, table, position, texts) for position, table in tables)


def file_names(papers: tuple[Background, ...], languages: tuple[str, ...]) -> set[str]:
    """Give the names of all files that may hold *papers*."""
    held = [each for each in papers if not each.on_request]
    return {f"paper-{each.id}.{code}.md" for each in held for code in languages}


def _paper(reading: Reading, table: Table, position: int, texts: Mapping[str, str]) -> Background:
    named = reading.file.text(table, "id", of=_TABLE, position=position)
    access = table.get("access", PUBLIC)
    if not _ID.fullmatch(named):
        reading.file.fault(
            f"'{named}' is no id. Write small letters, digits and hyphens, such as p1.",
            _TABLE,
            position,
            "id",
        )
    if access not in (PUBLIC, ON_REQUEST):
        reading.file.fault(
            f"'{access}' is no access. Write public or request.", _TABLE, position, "access"
        )
    written = {code: texts.get(f"paper-{named}.{code}.md", "") for code in reading.languages()}
    text = Wording.of({code: said for code, said in written.items() if said.strip()})
    if access == PUBLIC and not text:
        first = (reading.languages() or ("en",))[0]
        reading.file.fault(
            f"The paper '{named}' has no text. Write it in paper-{named}.{first}.md, or say "
            f'access = "{ON_REQUEST}".',
            _TABLE,
            position,
            "id",
        )
    return Background(
        id=named,
        title=reading.part(table, "title", _TABLE, position),
        about=reading.part(table, "about", _TABLE, position, optional=access == PUBLIC),
        text=text if access == PUBLIC else Wording(),
    )
