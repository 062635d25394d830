"""A meeting from a pack held again on the site, step by step and at the times it gives."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import partial

from folkmoot.decision.decisions import Poll
from folkmoot.decision.packs import MeetingPack
from folkmoot.foundation.references import Reference
from folkmoot.web.decision import queries, services

Step = tuple[datetime, Callable[[], object]]


def retell(meeting: MeetingPack, text_of: Callable[[Reference], str] = queries.clause_text) -> bool:
    """Hold *meeting* through the services that people use; say whether it was new.

    *text_of* gives the text of the clause that an amendment is to, "" where there is none yet. A
    meeting that is held already is left as it is.
    """
    if queries.is_held(meeting.id):
        return False
    by, at = meeting.chair, meeting.frozen
    services.load_rule_set(meeting.rules, by=by, at=at)
    services.hold_meeting(
        meeting.id,
        meeting.body,
        title=meeting.title,
        day=date.fromisoformat(meeting.day),
        rules=meeting.rules.id,
        chair=by,
        note=meeting.note,
    )
    services.freeze_roll(meeting.id, meeting.roll, by=by, at=at)
    for motion in meeting.motions:
        services.table_motion(meeting.id, motion, at=at)
    for draft in meeting.amendments:
        text = _text(meeting, draft.target, text_of)
        services.move_amendment(meeting.id, draft, text=text, at=at)
    for _, step in sorted(_steps(meeting), key=lambda step: step[0]):
        step()
    return True


def _steps(meeting: MeetingPack) -> Iterator[Step]:
    by = meeting.chair
    for motion, events in meeting.events.items():
        for event in events:
            yield event.at, partial(services.happen, motion, event, by=by)
    for poll in meeting.polls:
        yield poll.opened, partial(_vote, poll, by)


def _vote(poll: Poll, by: Reference) -> None:
    services.open_vote(poll.on, by=by, at=poll.opened)
    services.cast_votes(poll.on, poll.votes)
    services.close_vote(poll.on, by=by, at=poll.closed)
    services.settle(poll.on, by=by, at=poll.closed, chair=poll.chair)


def _text(meeting: MeetingPack, target: Reference, text_of: Callable[[Reference], str]) -> str:
    motions = {motion.reference: motion.text for motion in meeting.motions}
    return motions[target] if target in motions else text_of(target)
