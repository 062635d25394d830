"""`folkmoot intake`: mail, sheets and letters into a round; each item told, none lost."""

from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Annotated

import typer

from folkmoot.cli.output import print_json, say
from folkmoot.cli.site import HomeOption, delegate, home_named
from folkmoot.consultation.intake.batch import Intake
from folkmoot.consultation.pack import Consultation, load_consultation
from folkmoot.consultation.rounds import Round
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.packs import packs_home
from folkmoot.foundation.references import Kind, Reference


def register(app: typer.Typer) -> None:
    """Add `folkmoot intake`."""
    app.command()(intake)


def intake(
    files: Annotated[list[Path], typer.Argument(exists=True, dir_okay=False, readable=True)],
    *,
    round_name: Annotated[str, typer.Option("--round", help="The round, as round:north-2025.")],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only say what would become of each item.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
    received: Annotated[
        str, typer.Option(help="The day that letters and sheets came in on; else today.")
    ] = "",
    pack: Annotated[
        Path | None, typer.Option(help="With --dry-run: the consultation's folder.")
    ] = None,
    home: HomeOption = "",
) -> None:
    """Take mail, mailboxes, sheets and letters into a round."""
    reference = _round_reference(round_name)
    if not dry_run:
        named = ["--round", str(reference), *(["--received", received] if received else [])]
        flags = ["--json"] if json else []
        names = [str(path.resolve()) for path in files]
        delegate("intake", [*names, *named, *flags, *home_named(home)])
    consultation, round_ = _find_round(reference.name, pack)
    at = _instant(received, round_)
    batch = Intake(consultation, round_, at=at).take_in(files)
    if json:
        print_json(batch.as_json())
        return
    for sentence in batch.sentences():
        say(sentence)


def _round_reference(text: str) -> Reference:
    reference = Reference.parse(text if ":" in text else f"round:{text}")
    if reference.kind is not Kind.ROUND:
        raise InputError(f"'{text}' is not a round. Write one such as round:north-2025.")
    return reference


def _find_round(round_id: str, pack: Path | None) -> tuple[Consultation, Round]:
    """Find the round in *pack*, else in any consultation among the packs at hand."""
    if pack:
        consultation = load_consultation(pack)
        return consultation, consultation.round(round_id)
    known: list[str] = []
    for told in sorted(packs_home().glob("federations/*/*/consultation.toml")):
        consultation = load_consultation(told.parent)
        for found in consultation.rounds:
            if found.id == round_id:
                return consultation, found
            known.append(found.id)
    raise InputError(
        f"No pack has the round '{round_id}'. Those at hand are: {', '.join(known) or 'none'}. "
        f"Name the consultation's folder with --pack."
    )


def _instant(received: str, round_: Round) -> datetime:
    """Take noon of the day *received* where the round is held; else now."""
    if not received:
        return datetime.now(UTC)
    try:
        day = date.fromisoformat(received)
    except ValueError as error:
        raise InputError(f"'{received}' is not a day. Write it as 2025-11-03.") from error
    return datetime.combine(day, time(12), round_.closes.tzinfo)
