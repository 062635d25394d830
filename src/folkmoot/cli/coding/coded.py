"""Codings from a project or from a sheet with the responses beside it."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from folkmoot.analysis.coding.agreeing import Readers
    from folkmoot.analysis.coding.codebook import Codebook
    from folkmoot.analysis.coding.codings import Coded
    from folkmoot.analysis.corpus import Text

CodedArgument = Annotated[
    Path, typer.Argument(help="A project (.qdpx), or codings as CSV with sources.csv beside it.")
]
ResponsesOption = Annotated[
    Path | None, typer.Option("--responses", help="The responses of a sheet of codings.")
]
CodebookOption = Annotated[Path | None, typer.Option("--codebook", help="The codebook, as TOML.")]
TextOption = Annotated[str, typer.Option("--text", help="The column that holds what was said.")]
IdOption = Annotated[str, typer.Option("--id", help="The column that names each response.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]


@dataclass(frozen=True, slots=True)
class CodedTexts:
    """Texts, what coders put in them, and the codebook and who read what where that is known."""

    texts: "tuple[Text, ...]"
    codings: "tuple[Coded, ...]"
    codebook: "Codebook | None"
    readers: "Readers | None" = None

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the codebook, or those that were put, in order."""
        if self.codebook:
            return self.codebook.ids
        return tuple(sorted({coding.code for coding in self.codings}))


def coded_texts(
    file: Path, responses: Path | None, *, codebook: Path | None, text: str, id: str
) -> CodedTexts:
    """Read *file*, a project or a sheet of codings."""
    from folkmoot.analysis.coding.codebook_files import from_toml
    from folkmoot.analysis.coding.coding_files import (
        read_codings,
        read_readers,
        read_texts_with_groups,
    )
    from folkmoot.analysis.coding.refi_qda.reading import take_in

    if file.suffix.lower() == ".qdpx":
        project = take_in(file).project
        readers = project.readers or None
        return CodedTexts(project.texts, project.codings, project.codebook, readers)
    texts = read_texts_with_groups(responses or file.with_name("sources.csv"), text=text, id=id)
    beside = codebook or file.with_name("codebook.toml")
    book = from_toml(beside) if codebook or beside.is_file() else None
    told = file.with_name("readers.csv")
    readers = read_readers(told) if told.is_file() else None
    return CodedTexts(texts, read_codings(file, texts), book, readers)
