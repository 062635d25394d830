"""`folkmoot coding trial`: how far a machine agrees with what people coded."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table

from folkmoot.cli.coding.agreement import between, shown
from folkmoot.cli.coding.coded import (
    CodebookOption,
    CodedArgument,
    IdOption,
    JsonOption,
    ResponsesOption,
    TextOption,
    coded_texts,
)
from folkmoot.cli.output import print_json, say
from folkmoot.foundation.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from folkmoot.analysis.coding.codings import Coded
    from folkmoot.analysis.coding.machines import Trial

LeastOption = Annotated[
    int, typer.Option("--least", help="Passages that people must have given a code.", min=1)
]
CoderOption = Annotated[
    str,
    typer.Option("--coder", help="Whose codings: what was settled, or all people's, if not said."),
]
ModelOption = Annotated[
    Path | None, typer.Option("--model", help="The folder of a sentence model.")
]


def register(coding: typer.Typer) -> None:
    """Add the command."""
    coding.command("trial")(trial)


def trial(
    file: CodedArgument,
    *,
    responses: ResponsesOption = None,
    codebook: CodebookOption = None,
    text: TextOption = "text",
    id: IdOption = "response",
    coder: CoderOption = "",
    least: LeastOption = 20,
    model: ModelOption = None,
    as_json: JsonOption = False,
) -> None:
    """Let the machine code the responses, and lay what it found beside people's codings."""
    from folkmoot.analysis.coding.machine_coder import machine_codings
    from folkmoot.analysis.coding.machines import document
    from folkmoot.analysis.coding.machines import trial as tried
    from folkmoot.analysis.coding.segments import passages_of
    from folkmoot.analysis.sentences import sentence_model

    held = coded_texts(file, responses, codebook=codebook, text=text, id=id)
    if held.codebook is None:
        raise InputError("A trial needs a codebook: the machine reads its definitions. Name it.")
    people = _held_to(held.codings, coder)
    sentences = sentence_model(model) if model else None
    coded = machine_codings(held.texts, held.codebook, model=sentences)
    passages = passages_of(held.texts)
    found = tried(people, coded.codings, passages, codes=held.codes, least=least)
    say(f"{coded.coder}: {len(coded.codings):,} codings in {len(held.texts):,} responses.")
    if as_json:
        print_json({"coder": coded.coder, "codes": [document(one) for one in found]})
        return
    _show(found)


def _held_to(codings: "Iterable[Coded]", coder: str) -> "list[Coded]":
    """Give the codings of *coder*, else what was settled, else all that people put."""
    from folkmoot.analysis.coding.codings import SETTLED, by_coder, is_machine

    own = by_coder(codings)
    if wanted := coder or (SETTLED if SETTLED in own else ""):
        return list(own.get(wanted, ()))
    return [one for name, put in own.items() if not is_machine(name) for one in put]


def _show(found: "tuple[Trial, ...]") -> None:
    headings = ("Code", "People", "Machine", "Both", "Alpha", "AC1", "Precision", "Recall", "Note")
    table = Table(*headings)
    for one in found:
        precision = f"{shown(one.precision)} ({between(one.precision_interval)})"
        recall = f"{shown(one.recall)} ({between(one.recall_interval)})"
        table.add_row(
            one.code,
            *map(str, (one.by_people, one.by_machine, one.by_both)),
            shown(one.agreement.alpha),
            shown(one.agreement.ac1),
            precision,
            recall,
            one.reason or one.agreement.reason,
        )
    Console(width=140).print(table)
