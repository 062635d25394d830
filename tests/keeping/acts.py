"""Acts in an installation of its own, each by its name; `tests.keeping.site` asks for them."""

import io
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path


def done(steps: Sequence[Sequence[str]]) -> list[object]:
    """Do some acts and commands in the home that the environment names; give what came of each."""
    import django

    django.setup()
    if steps[0][0] == "make":
        from tests.tables import provide_tables

        provide_tables()
    return [_done(name, *rest) for name, *rest in steps]


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


def make() -> None:
    """Make the tables, which is done before anything else."""


def build(many: str) -> list[str]:
    """Hold a round; let *many* be collected and two wait; give their codes, in the order sent."""
    from folkmoot.web.consultation import services
    from tests.consultation.senders import OPEN, ROUND, hold_north, send

    hold_north()
    codes = [send(f"canary {number}.") for number in range(int(many))]
    services.collect(ROUND, at=OPEN)
    return [*codes, send("canary waiting."), send("canary waiting too.")]


def hold_now(folder: str) -> str:
    """Hold a round that is open today; *folder* is for its pack."""
    from datetime import UTC, datetime, timedelta

    from folkmoot.web.consultation import services
    from tests.consultation.senders import NORTH, PACK, ROUND, TRIAL

    now, place = datetime.now(UTC), Path(folder)
    shutil.copytree(PACK, place)
    begins, ends = now - timedelta(days=3), now + timedelta(days=9)
    (place / "rounds.toml").write_text(
        f'[[round]]\nid = "{ROUND}"\nbody = "north"\nzone = "UTC"\nopens = {begins:%Y-%m-%d}\n'
        f'closes = {ends:%Y-%m-%d}\nlanguages = ["en", "ar"]\ncontact = "write@north.example"\n'
    )
    services.publish_pack(place, by=NORTH, at=now)
    services.open_round(TRIAL, ROUND, by=NORTH, at=now)
    return ROUND


def take_in(*files: str) -> dict[str, int]:
    """Take files into the round."""
    from datetime import UTC, datetime

    from folkmoot.consultation.intake.items import ItemState
    from folkmoot.web.consultation import services
    from tests.consultation.senders import NORTH, ROUND

    paths = [Path(name) for name in files]
    batch = services.take_in(paths, ROUND, by=NORTH, at=datetime.now(UTC))
    return {str(state): batch.count(state) for state in ItemState}


def collect() -> int:
    """Let the workbench collect."""
    from datetime import UTC, datetime

    from folkmoot.web.consultation import services
    from tests.consultation.senders import ROUND

    return services.collect(ROUND, at=datetime.now(UTC))


def send_more(many: str) -> list[str]:
    """Let more be sent."""
    from tests.consultation.senders import send

    return [send(f"canary more {number}.") for number in range(int(many))]


def note() -> int:
    """Let a coder note something about every response that was collected; give how many."""
    from folkmoot.web.analysis.models import BatchRow, CodebookRow, MemoRow
    from folkmoot.web.consultation.models import ResponseRow
    from tests.consultation.senders import OPEN, TRIAL

    on, by = OPEN.date(), "person:amina"
    book = CodebookRow.objects.create(
        id="voices-1", name="voices", version=1, consultation=TRIAL, on=on, by=by, document="{}"
    )
    batch = BatchRow.objects.create(id="all", codebook=book, on=on, by=by)
    notes = [
        MemoRow(batch=batch, response=name, text=f"A note on {name}.", by=by, on=on)
        for name in ResponseRow.objects.values_list("name", flat=True)
    ]
    return len(MemoRow.objects.bulk_create(notes))


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
    from folkmoot.web.analysis.models import MemoRow
    from folkmoot.web.consultation import queries
    from folkmoot.web.intake import queries as intake
    from folkmoot.web.ledger import queries as ledger
    from tests.consultation.senders import TRIAL

    read = [answer.text for each in queries.responses_of(TRIAL) for answer in each.answers]
    held = {code: intake.copy_of_response(code) for code in codes}
    return {
        "read": sorted(filter(None, read)),
        "mine": {code: found.answers[-1].text if found else "" for code, found in held.items()},
        "noted": MemoRow.objects.count(),
        "heads": {chain.name: chain.head for chain in ledger.chains()},
        "breaks": len(ledger.breaks()),
    }


ACTS: dict[str, Callable[..., object]] = {
    "make": make,
    "build": build,
    "send": send_more,
    "note": note,
    "withdraw": withdraw,
    "look": look,
    "hold-now": hold_now,
    "take-in": take_in,
    "collect": collect,
}
