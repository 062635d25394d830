"""`python -m folkmoot.web COMMAND [--home DIR]`: the commands that need the database."""

import os
import sys

OWN = frozenset(
    {
        "carry",
        "demo",
        "serve",
        "fetch",
        "intake",
        "trace",
        "verify",
        "backup",
        "restore",
        "holdings",
        "retention",
        "drill",
        "take_in_law",
    }
)
"""Commands before which the database is made, or brought up to date."""


def main() -> None:
    """Set the home folder and the settings, then hand over to Django's commands."""
    arguments = _without_home(sys.argv)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", _settings_for(arguments))

    from folkmoot.foundation.errors import FolkmootError

    try:
        _run(arguments)
    except FolkmootError as error:
        sys.stderr.write(f"{error}\n")
        raise SystemExit(2) from error


def _settings_for(arguments: list[str]) -> str:
    """Name the settings: where only the intake face is asked for, nothing of the workbench."""
    only = arguments[arguments.index("--only") + 1 :][:1] if "--only" in arguments else []
    of_intake = only == ["intake"]
    return f"folkmoot.web.site.{'intake_settings' if of_intake else 'settings'}"


def _without_home(given: list[str]) -> list[str]:
    """Take --home DIR out of the arguments: settings read it from the environment."""
    arguments = list(given)
    if "--home" in arguments:
        at = arguments.index("--home")
        os.environ["FOLKMOOT_HOME"] = os.path.abspath("".join(arguments[at + 1 : at + 2]) or ".")
        del arguments[at : at + 2]
    return arguments


def _run(arguments: list[str]) -> None:
    import django
    from django.conf import settings
    from django.core.management import call_command, execute_from_command_line

    if OWN & set(arguments[1:2]):
        django.setup()
        for database in settings.DATABASES:
            call_command("migrate", database=database, verbosity=0)
    execute_from_command_line(arguments)


if __name__ == "__main__":
    main()
