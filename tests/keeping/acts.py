"""Acts in an installation of its own: `python -m tests.keeping.acts STEPS`, in JSON both."""

import io
import json
import os
import sys


def main(steps: str) -> None:
    """Do some acts and commands in the home that the environment names; a sentence for each."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "folkmoot.web.site.settings"
    import django
    from django.conf import settings
    from django.core.management import call_command

    django.setup()
    for database in settings.DATABASES:
        call_command("migrate", database=database, verbosity=0)
    json.dump([_done(name, *rest) for name, *rest in json.loads(steps)], sys.stdout)


def _done(name: str, *rest: str) -> object:
    if name in ACTS:
        return ACTS[name](*rest)
    from django.core.management import call_command

    from folkmoot.foundation.errors import FolkmootError

    out = io.StringIO()
    try:
        call_command(name, *rest, stdout=out, stderr=out)
    except (FolkmootError, SystemExit) as error:
        return f"refused: {out.getvalue()}{error}"
    return out.getvalue()


def build(many: str) -> list[str]:
    """Hold a round; let *many* be collected and two wait; give their codes, in the order sent."""
    from folkmoot.web.consultation import services
    from tests.consultation.senders import OPEN, ROUND, hold_north, send

    hold_north()
    codes = [send(f"canary {number}.") for number in range(int(many))]
    services.collect(ROUND, at=OPEN)
    return [*codes, send("canary waiting."), send("canary waiting too.")]


def send_more(many: str) -> list[str]:
    """Let more be sent."""
    from tests.consultation.senders import send

    return [send(f"canary more {number}.") for number in range(int(many))]


def withdraw(*codes: str) -> int:
    """Take back the responses under *codes*, and let the workbench learn of it."""
    from folkmoot.web.consultation import services
    from folkmoot.web.intake import services as intake
    from tests.consultation.senders import OPEN, ROUND

    back = sum(intake.withdraw_response(code, at=OPEN) for code in codes)
    services.collect(ROUND, at=OPEN)
    return back


def look(*codes: str) -> dict[str, object]:
    """Tell what the workbench reads, and what each code's holder does."""
    from folkmoot.web.consultation import queries
    from folkmoot.web.intake import queries as intake
    from folkmoot.web.ledger import queries as ledger
    from tests.consultation.senders import TRIAL

    read = [answer.text for each in queries.responses_of(TRIAL) for answer in each.answers]
    held = {code: intake.copy_of_response(code) for code in codes}
    return {
        "read": sorted(filter(None, read)),
        "mine": {code: found.answers[-1].text if found else "" for code, found in held.items()},
        "heads": {chain.name: chain.head for chain in ledger.chains()},
        "breaks": len(ledger.breaks()),
    }


ACTS = {"build": build, "send": send_more, "withdraw": withdraw, "look": look}

if __name__ == "__main__":
    main(*sys.argv[1:])
