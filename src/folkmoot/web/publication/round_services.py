"""A round's end: its result compiled and sent up, and what came of it sent back."""

from datetime import datetime

from django.db import transaction

from folkmoot.consultation.results import Result
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Reference
from folkmoot.web.consultation import queries as consultation
from folkmoot.web.consultation import services
from folkmoot.web.consultation.queries import bundles as sent
from folkmoot.web.consultation.queries.results import latest_result
from folkmoot.web.consultation.services.receiving import Outcome, receive, receive_back
from folkmoot.web.consultation.services.results import keep_result
from folkmoot.web.consultation.services.sending import Parcel, send_back, send_up
from folkmoot.web.publication.gathering.changes import gather_return
from folkmoot.web.publication.gathering.round_result import gather_evidence, gather_result


@transaction.atomic
def compile_whole(round_id: str, *, by: Reference, at: datetime) -> Result:
    """Close the book of a round, and keep its result; where nothing changed, the one before."""
    services.compile_round(round_id, by=by, at=at)
    return keep_result(gather_result(round_id, made=at.date()), by=by, at=at)


@transaction.atomic
def send(round_id: str, *, by: Reference, at: datetime) -> tuple[Parcel, Outcome | None]:
    """Send a round's result up with its evidence; where the secretariat is here, it has it then.

    A round without a result is refused with InputError.
    """
    stored = latest_result(round_id)
    if stored is None:
        raise InputError(f"The round '{round_id}' has no result yet. Compile it first.")
    parcel = send_up(round_id, gather_evidence(stored.result), by=by, at=at)
    if sent.card_of(sent.secretariat()):
        return parcel, None
    return parcel, receive(parcel.data, name=parcel.name, by=by, at=at)


@transaction.atomic
def send_changes(round_id: str, *, by: Reference, at: datetime) -> tuple[Parcel, Outcome | None]:
    """Send back what changed because of a round; where its body is here, it has it then."""
    parcel = send_back(gather_return(round_id, made=at.date()), by=by, at=at)
    if sent.card_of(consultation.body_of_round(round_id)):
        return parcel, None
    return parcel, receive_back(parcel.data, name=parcel.name, by=by, at=at)
