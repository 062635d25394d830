"""A meeting from a pack held again on the site, step by step and at the times it gives."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import partial

from folkmoot.decision.motions import Motion
from folkmoot.decision.packs import MeetingPack
from folkmoot.decision.proceedings import Answer, Answered, Ruling
from folkmoot.foundation.references import Reference
from folkmoot.web.decision import queries, services
from folkmoot.web.decision.casting import hold_vote

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
        _table(meeting, motion)
    for draft in meeting.amendments:
        text = _text(meeting, draft.target, text_of)
        services.move_amendment(meeting.id, draft, text=text, at=at)
    for _, step in sorted(_steps(meeting), key=lambda step: step[0]):
        step()
    return True


def _table(meeting: MeetingPack, motion: Motion) -> None:
    """Put *motion* to the meeting, as another one's where it was forwarded."""
    at, origin = meeting.frozen, meeting.origins.get(motion.id)
    if origin is None:
        services.table_motion(meeting.id, motion, at=at)
    else:
        services.forward(origin, motion, meeting=meeting.id, by=motion.mover, at=at)


def _steps(meeting: MeetingPack) -> Iterator[Step]:
    by = meeting.chair
    for motion, events in meeting.events.items():
        for event in events:
            yield event.at, partial(services.happen, motion, event, by=by)
    for answer in meeting.answers:
        yield answer.at, partial(_answer, meeting, answer)
    for ruling in meeting.rulings:
        yield ruling.at, partial(_rule, meeting, ruling)
    for poll in meeting.polls:
        yield (
            poll.opened,
            partial(hold_vote, poll, meeting.options[poll.on], roll=meeting.roll, by=by),
        )


def _answer(meeting: MeetingPack, answer: Answer) -> None:
    """Let whoever may answer say so: the mover of the motion, or of the amendment itself."""
    draft = next(each for each in meeting.amendments if each.id == answer.amendment)
    movers = {motion.reference: motion.mover for motion in meeting.motions}
    match answer.said:
        case Answered.WITHDRAWN:
            act, by = services.withdraw_amendment, draft.mover
        case Answered.TAKEN_IN:
            act, by = services.take_in, movers[draft.target]
        case Answered.TO_VOTE:
            act, by = services.leave_to_vote, movers[draft.target]
    act(draft.id, by=by, speaking_for=(by,), at=answer.at)


def _rule(meeting: MeetingPack, ruling: Ruling) -> None:
    by, at = meeting.chair, ruling.at
    services.rule_on(meeting.id, ruling.text, about=ruling.about, by=by, at=at)


def _text(meeting: MeetingPack, target: Reference, text_of: Callable[[Reference], str]) -> str:
    motions = {motion.reference: motion.text for motion in meeting.motions}
    return motions[target] if target in motions else text_of(target)
