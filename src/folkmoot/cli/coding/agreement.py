"""`folkmoot coding agreement`: how far coders agree on passages, code by code."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table

from folkmoot.cli.coding.coded import (
    CodebookOption,
    CodedArgument,
    IdOption,
    JsonOption,
    ResponsesOption,
    TextOption,
    coded_texts,
)
from folkmoot.cli.output import Printable, print_json, say

if TYPE_CHECKING:
    from folkmoot.analysis.coding.agreeing import PairAgreement
    from folkmoot.foundation.agreement import Agreement, Interval


class Read(StrEnum):
    """Which responses a coder is taken to have read."""

    ALL = "all"
    CODED = "coded"


ReadOption = Annotated[
    Read,
    typer.Option("--read", help="Each coder read all responses, or those they coded."),
]


def register(coding: typer.Typer) -> None:
    """Add the command."""
    coding.command("agreement")(agreement)


def agreement(
    file: CodedArgument,
    *,
    responses: ResponsesOption = None,
    codebook: CodebookOption = None,
    text: TextOption = "text",
    id: IdOption = "response",
    read: ReadOption = Read.ALL,
    as_json: JsonOption = False,
) -> None:
    """Work out alpha and AC1 per code over passages, with 95 % intervals, also by pairs."""
    from folkmoot.analysis.coding.agreeing import (
        agreement_of_pairs,
        agreement_on_codes,
        everybody_read,
        readers_by_codings,
    )
    from folkmoot.analysis.coding.segments import passages_of

    held = coded_texts(file, responses, codebook=codebook, text=text, id=id)
    passages = passages_of(held.texts)
    readers = readers_by_codings(held.codings)
    if read != Read.CODED:
        readers = held.readers or everybody_read(held.codings, passages)
    found = agreement_on_codes(held.codings, passages, readers, held.codes)
    pairs = agreement_of_pairs(held.codings, passages, readers, held.codes)
    units = sum(map(len, passages.values()))
    say(f"{len(held.texts):,} responses, {units:,} passages, {len(held.codings):,} codings.")
    if as_json:
        by_pair = [{"between": list(one.coders), **as_row(one.agreement)} for one in pairs]
        print_json({"read": read.value, "codes": [as_row(one) for one in found], "pairs": by_pair})
        return
    _show(found, pairs)


def as_row(one: "Agreement") -> dict[str, Printable]:
    """Give the agreement on one code as a document."""
    return {
        "code": one.code,
        "passages": one.units,
        "coders": one.coders,
        "alpha": one.alpha,
        "alpha_interval": list(one.alpha_interval) if one.alpha_interval else None,
        "ac1": one.ac1,
        "ac1_interval": list(one.ac1_interval) if one.ac1_interval else None,
        "reason": one.reason,
    }


def _show(found: "tuple[Agreement, ...]", pairs: "tuple[PairAgreement, ...]") -> None:
    console = Console(width=120)
    console.print(_table(found))
    names = dict.fromkeys(one.coders for one in pairs)
    if len(names) < 2:
        return
    table = Table("Alpha of two coders", *(one.code for one in found))
    for coders in names:
        alphas = (shown(one.agreement.alpha) for one in pairs if one.coders == coders)
        table.add_row(" and ".join(coders), *alphas)
    console.print(table)


def _table(found: "tuple[Agreement, ...]") -> Table:
    table = Table("Code", "Passages", "Coders", "Alpha", "95 %", "AC1", "95 %", "Note")
    for one in found:
        table.add_row(
            one.code,
            str(one.units),
            str(one.coders),
            shown(one.alpha),
            between(one.alpha_interval),
            shown(one.ac1),
            between(one.ac1_interval),
            one.reason,
        )
    return table


def shown(value: float | None) -> str:
    """Show *value*, or that there is none."""
    return "–" if value is None else f"{value:.3f}"


def between(interval: "Interval | None") -> str:
    """Show *interval*, or that there is none."""
    return "–" if interval is None else f"{interval[0]:.2f} to {interval[1]:.2f}"
