"""Votes held with Belenios: their archive brought back, checked, and counted."""

from datetime import datetime

from django.db import transaction

from folkmoot.decision.belenios import Asked, asked, read_result
from folkmoot.decision.belenios_archives import bare
from folkmoot.decision.decisions import Decision
from folkmoot.decision.elsewhere import Elsewhere
from folkmoot.decision.secrecy import Secrecy
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Reference
from folkmoot.web.decision import belenios_tool, guards, polled, queries, stored
from folkmoot.web.decision.models import BeleniosRow, PollRow
from folkmoot.web.decision.services.closing import close_vote, settle
from folkmoot.web.decision.services.recording import record


def asked_in(poll: PollRow) -> Asked:
    """Give the election to hold for *poll*; raise InputError where it is of another kind."""
    if poll.secrecy != Secrecy.BELENIOS:
        raise InputError(f"The vote on {poll.on} is not one that is held with Belenios.")
    return asked(stored.question_of(poll), polled.poll_of(poll))


def bring_back(on: Reference, content: bytes, *, by: Reference, at: datetime) -> Decision | None:
    """Take the archive of the vote *on* something, close the vote if it is open, and count it.

    The archive is held to the question and the roll, and where belenios-tool is installed it goes
    through the proofs first. The same archive again changes nothing; another one, or one that does
    not fit, raises InputError.
    """
    poll = queries.poll_on(on)
    if poll is None:
        raise InputError(f"There is no vote on {on}. Open it as one with Belenios first.")
    result, archive = read_result(content, asked_in(poll)), bare(content)
    checked = belenios_tool.verify(archive, result.file)
    close_vote(on, by=by, at=at)
    _keep(on, archive, result, checked=checked, by=by, at=at)
    return settle(on, by=by, at=at)


@transaction.atomic
def _keep(
    on: Reference, archive: bytes, result: Elsewhere, *, checked: str, by: Reference, at: datetime
) -> None:
    poll = guards.closed_poll(on)
    row = BeleniosRow.objects.filter(poll=poll).first()
    if row is not None:
        if row.result != result.as_json():
            raise InputError(f"The vote on {on} has its archive already, and it is another one.")
        return
    told = result.as_json()
    BeleniosRow.objects.create(poll=poll, archive=archive, result=told, checked=checked)
    record(
        poll.meeting.body,
        "vote.brought_back",
        [on],
        by=by,
        at=at,
        archive=result.archive,
        ballots=result.ballots,
    )
