"""`folkmoot intake` and `folkmoot fetch`: what came into a round; each item told, none lost."""

import sys
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Annotated

import typer

from folkmoot.cli.output import print_json, say
from folkmoot.cli.site import HomeOption, delegate, home_named
from folkmoot.consultation.intake import maps
from folkmoot.consultation.intake.batch import Intake
from folkmoot.consultation.pack import Consultation, load_consultation
from folkmoot.consultation.rounds import Round
from folkmoot.consultation.sandbox.raw import RawForm
from folkmoot.consultation.sandbox.warden import read_files
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.packs import packs_home
from folkmoot.foundation.references import Kind, Reference

RoundOption = Annotated[str, typer.Option("--round", help="The round, as round:north-2025.")]


def register(app: typer.Typer) -> None:
    """Add `folkmoot intake` and `folkmoot fetch`."""
    app.command()(intake)
    app.command()(fetch)


def intake(
    files: Annotated[list[Path], typer.Argument(exists=True, dir_okay=False, readable=True)],
    *,
    round_name: RoundOption,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only say what would become of each item.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
    received: Annotated[
        str, typer.Option(help="The day that letters and sheets came in on; else today.")
    ] = "",
    map: Annotated[
        Path | None, typer.Option(help="What the columns of a sheet become, as TOML.")
    ] = None,
    preview: Annotated[
        bool, typer.Option("--preview", help="Print a map of a sheet, to be corrected.")
    ] = False,
    pack: Annotated[
        Path | None, typer.Option(help="With --dry-run or --preview: the consultation's folder.")
    ] = None,
    home: HomeOption = "",
) -> None:
    """Take mail, mailboxes, sheets and letters into a round."""
    reference = _round_reference(round_name)
    if not (dry_run or preview):
        named = ["--round", str(reference), *(["--received", received] if received else [])]
        named += ["--map", str(map.resolve())] if map else []
        flags = ["--json"] if json else []
        names = [str(path.resolve()) for path in files]
        delegate("intake", [*names, *named, *flags, *home_named(home)])
    consultation, round_ = _find_round(reference.name, pack)
    if preview:
        _preview(files, consultation)
        return
    given = maps.map_from_toml(map.read_text(encoding="utf-8")) if map else None
    batch = Intake(consultation, round_, at=_instant(received, round_), map=given).take_in(files)
    if json:
        print_json(batch.as_json())
        return
    for sentence in batch.sentences():
        say(sentence)


def fetch(
    *,
    round_name: RoundOption,
    limit: Annotated[int, typer.Option(help="How many messages one run takes.")] = 500,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
    home: HomeOption = "",
) -> None:
    """Take the messages of the mailbox in FOLKMOOT_MAILBOX into a round, each once."""
    named = ["--round", str(_round_reference(round_name)), "--limit", str(limit)]
    delegate("fetch", [*named, *(["--json"] if json else []), *home_named(home)])


def _preview(files: list[Path], consultation: Consultation) -> None:
    """Print what is proposed for the columns of the first sheet in *files*."""
    found = [raw for file in read_files(files) for raw in file.raws if raw.form is RawForm.SHEET]
    comments = {key: text for raw in found for key, text in maps.comments_in(raw.rows).items()}
    sheets = [raw for raw in found if not maps.comments_in(raw.rows)] or found
    if not sheets:
        raise InputError("That is no sheet. Give a CSV, XLSX or ODS file.")
    proposed = maps.propose(sheets[0].rows, consultation, comments=comments)
    sys.stdout.write(proposed.as_toml())
    say(f"A column may become: {', '.join(maps.choices_of(consultation))}.")
    say(f"This looks like an export of {proposed.platform or 'no platform that is known'}.")


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
