"""Gatherings: an organisation's members write under one code, and its lead sends one response."""

from datetime import datetime

from folkmoot.consultation.rounds import Round
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Reference
from folkmoot.web.intake import box_services as box
from folkmoot.web.ledger import services as ledger

LONGEST = 300


def open_gathering(
    held: Round, organisation: str, *, by: Reference, at: datetime
) -> tuple[str, str]:
    """Let *organisation* gather in a round; give its members' code and its lead's, for once.

    The record tells that one was opened, and not by whose name.
    """
    name = " ".join(organisation.split())
    if not name or len(name) > LONGEST:
        raise InputError(f"Write the organisation's name, in at most {LONGEST} characters.")
    if name.casefold() in {each.organisation.casefold() for each in box.gatherings(held.id)}:
        raise InputError("This organisation has a gathering in this round already.")
    codes = box.open_gathering(held.id, name)
    ledger.record(held.consultation, "gathering.opened", about=[held.reference], by=by, at=at)
    return codes
