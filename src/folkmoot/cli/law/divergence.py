"""`folkmoot law divergence`: how often the readings of the same law differ, and in what."""

from collections.abc import Sequence
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from folkmoot.assessment.codings import Coding
from folkmoot.assessment.divergence import Compared, Divergence, Rate, divergence, with_the_law
from folkmoot.assessment.gates import Gate
from folkmoot.assessment.packs import Laws, load_laws
from folkmoot.cli.assess import JsonOption, words
from folkmoot.cli.law.divergence_document import as_document
from folkmoot.cli.output import print_json
from folkmoot.foundation.agreement import Interval
from folkmoot.foundation.errors import InputError

Jurisdictions = Annotated[
    list[str] | None,
    typer.Argument(help="Whose law; left out, every law that was coded more than once."),
]
ByQuestion = Annotated[
    bool, typer.Option("--questions", help="Add alpha and AC1 of each question.")
]


def register(law: typer.Typer) -> None:
    """Add the command."""
    law.command("divergence")(divergence_command)


def divergence_command(
    jurisdictions: Jurisdictions = None,
    by_question: ByQuestion = False,
    as_json: JsonOption = False,
) -> None:
    """Compare the coded law with its further codings: rates of divergence, and each difference."""
    laws = load_laws()
    found = divergence(_readings(laws, jurisdictions or ()), laws.codebook)
    if as_json:
        print_json(as_document(found, Gate()))
        return
    console = Console()
    console.print(_by_jurisdiction(found))
    if by_question:
        console.print(_by_question(found))
    console.print(_differing(found.differing()))
    console.print(f"{Gate().sentence(found.overall)} Source: {Gate().source}.")


def _readings(laws: Laws, jurisdictions: Sequence[str]) -> list[Coding]:
    for one in jurisdictions:
        laws.law(one)
    wanted = [one for one in laws.codings if one in laws.laws]
    if alone := set(jurisdictions) - set(wanted):
        raise InputError(
            f"{', '.join(sorted(alone))} was coded once, so there is nothing to compare. "
            f"Coded more than once: {', '.join(wanted) or 'none'}."
        )
    return [
        coding
        for one in (jurisdictions or wanted)
        for coding in with_the_law(laws.laws[one], laws.codebook, laws.codings[one])
    ]


def _by_jurisdiction(found: Divergence) -> Table:
    table = Table(pad_edge=False)
    for heading in ("law", "coded twice", "diverge", "in 100", "known", "unknown", "by one only"):
        table.add_column(heading, justify="left" if heading == "law" else "right")
    for name, rate in found.by_jurisdiction().items():
        table.add_row(name, *_shown(rate), str(len(found.once.get(name, ()))))
    table.add_section()
    once = sum(map(len, found.once.values()))
    table.add_row("all", *_shown(found.overall), str(once))
    table.caption = (
        "known: in 100 of the answers that two coders know; unknown: divergences between an "
        "answer and unknown; by one only: questions that one coder answered, in no rate"
    )
    return table


def _shown(rate: Rate) -> tuple[str, ...]:
    share, known = (_rounded(one) for one in (rate.in_100, rate.known_in_100))
    return str(rate.coded), str(rate.divergences), share, known, str(rate.unknowns)


def _rounded(number: float | None) -> str:
    return "–" if number is None else f"{number:.1f}"


def _by_question(found: Divergence) -> Table:
    table = Table("question", "laws", "diverge", "alpha", "95 %", "AC1", "95 %", pad_edge=False)
    agreement = found.agreement()
    for question, rate in found.by_question().items():
        one = agreement[question]
        table.add_row(
            question,
            str(rate.coded),
            str(rate.divergences),
            _number(one.alpha),
            _interval(one.alpha_interval),
            _number(one.ac1),
            _interval(one.ac1_interval),
        )
    return table


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def _interval(interval: Interval | None) -> str:
    return "–" if interval is None else f"{interval[0]:.2f} to {interval[1]:.2f}"


def _differing(compared: Sequence[Compared]) -> Table:
    table = Table("law", "question", "coder", "says", "citing", pad_edge=False)
    for one in compared:
        for place, (coder, answer) in enumerate(one.answers.items()):
            where = (one.jurisdiction, one.question) if place == 0 else ("", "")
            table.add_row(*where, coder, words(answer.value), "; ".join(answer.cites))
        table.add_section()
    return table
