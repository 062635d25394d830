"""`folkmoot backup`, `restore`, `holdings` and `drill`: keeping what is held, and proving it."""

from pathlib import Path
from typing import Annotated

import typer

from folkmoot.cli.site import HomeOption, JsonOption, delegate, home_named


def register(app: typer.Typer) -> None:
    """Add the commands of keeping."""
    for command in (backup, restore, holdings, retention, drill):
        app.command()(command)


def backup(
    folder: Annotated[str, typer.Argument(help="Where backups go: one folder for all.")] = "",
    *,
    to: Annotated[
        str, typer.Option(help="Seal the keys to this public key, made by --new-key.")
    ] = "",
    new_key: Annotated[
        str, typer.Option(help="Make a pair of keys, the private one into this file, and stop.")
    ] = "",
    prove: Annotated[
        bool, typer.Option("--prove", help="Restore it elsewhere, and compare.")
    ] = False,
    home: HomeOption = "",
) -> None:
    """Back up both databases and the files; the keys go to one file that is replaced."""
    named = [str(Path(folder).resolve())] if folder else []
    options = [*_option("--to", to), *_option("--new-key", new_key), *_flag("--prove", prove)]
    delegate("backup", [*named, *options, *home_named(home)])


def restore(
    folder: Annotated[Path, typer.Argument(exists=True, file_okay=False)],
    *,
    archive: Annotated[str, typer.Option(help="One archive by its name; else the newest.")] = "",
    key: Annotated[str, typer.Option(help="The private key that opens sealed keys.")] = "",
    without_keys: Annotated[
        bool, typer.Option("--without-keys", help="Restore no keys: nothing can be read then.")
    ] = False,
    home: HomeOption = "",
    as_json: JsonOption = False,
) -> None:
    """Restore a backup into an empty home or database, and prove that it holds."""
    flags = [*_flag("--without-keys", without_keys), *_flag("--json", as_json)]
    options = [*_option("--archive", archive), *_option("--key", key)]
    delegate("restore", [str(folder.resolve()), *options, *flags, *home_named(home)])


def holdings(home: HomeOption = "", as_json: JsonOption = False) -> None:
    """Say what is held about people: what, how many, since when, until when, who opens it."""
    delegate("holdings", [*_flag("--json", as_json), *home_named(home)])


def retention(
    *,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only say what would be destroyed.")
    ] = False,
    home: HomeOption = "",
    as_json: JsonOption = False,
) -> None:
    """Destroy the words of responses whose days are over, and say when the others go."""
    flags = [*_flag("--dry-run", dry_run), *_flag("--json", as_json)]
    delegate("retention", [*flags, *home_named(home)])


def drill(home: HomeOption = "") -> None:
    """Try on a copy of this installation that backups hold, and that what is taken back is gone."""
    delegate("drill", home_named(home))


def _option(name: str, value: str) -> list[str]:
    return [name, value] if value else []


def _flag(name: str, is_set: bool) -> list[str]:
    return [name] if is_set else []
