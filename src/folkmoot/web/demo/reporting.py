"""The invented coordinators report to their annual meetings, and learn what came of it."""

from datetime import datetime
from pathlib import Path

from folkmoot.consultation.returns import Return
from folkmoot.consultation.rounds import Round
from folkmoot.foundation.packs import raise_faults, read_toml
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.consultation import queries
from folkmoot.web.consultation.queries.bundles import latest_return
from folkmoot.web.consultation.services.results import report_round, write_position
from folkmoot.web.publication import round_services

SECRETARIAT = Reference(Kind.BODY, "secretariat")


def report_and_send(consultation_id: str, lantern: Path, *, at: datetime) -> tuple[int, int]:
    """Compile, report and send up each round that the pack has a position of.

    Give how many there are, and how many responses went with them.
    """
    file = read_toml(lantern / "positions.toml")
    wordings = {
        file.text(table, "round", of="position", position=n): (
            file.text(table, "language", of="position", position=n),
            file.text(table, "summary", of="position", position=n),
            file.text(table, "position", of="position", position=n),
        )
        for n, table in file.tables("position")
    }
    raise_faults(file)
    passed = 0
    for held in _rounds(consultation_id):
        by = Reference(Kind.BODY, held.body)
        round_services.compile_whole(held.id, by=by, at=at)
        language, summary, position = wordings[held.id]
        write_position(held.id, language, (summary, position), by=by, at=at)
        report_round(held.id, by=by, at=at)
        parcel, _outcome = round_services.send(held.id, by=by, at=at)
        passed += parcel.passed
    return len(wordings), passed


def tell_what_changed(consultation_id: str, *, at: datetime) -> list[tuple[str, str]]:
    """Send back what changed; give pairs of a clause and a section with a motion behind it."""
    told = []
    for held in _rounds(consultation_id):
        round_services.send_changes(held.id, by=SECRETARIAT, at=at)
        found: Return | None = latest_return(held.id)
        told += [(each.clause, held.body) for each in (found.because_of_it if found else ())]
    return sorted(told)


def _rounds(consultation_id: str) -> tuple[Round, ...]:
    pack = queries.consultation(consultation_id)
    return pack.rounds if pack else ()
