"""Reading ranked votes: what is ranked, by which names, what was cast, and what may be ranked."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from folkmoot.decision.decisions import Decision
from folkmoot.decision.outcome import Verdict
from folkmoot.decision.phrases import Phrase
from folkmoot.decision.ranked import decide_ranked
from folkmoot.decision.ranked_votes import NONE, RankedVote, option_label, read_ranking
from folkmoot.decision.rivals import rivals
from folkmoot.decision.rules import Rule
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.decision import stored
from folkmoot.web.decision.models import MeetingRow, MotionRow, PollRow, VoteRow


@dataclass(frozen=True, slots=True)
class Option:
    """One option: its *name* as people read it, and its text where it is a motion."""

    option: str
    name: str
    text: str = ""
    motion: str = ""


@dataclass(frozen=True, slots=True)
class Equals:
    """Options that are equal, by their places from 1, and the sentence that says so."""

    said: str
    options: tuple[tuple[int, Option], ...]


def poll_about(on: Reference) -> PollRow | None:
    """Give the poll on *on*, or the ranked one in which it is an option, or None."""
    polls = PollRow.objects.select_related("meeting__rules")
    own = polls.filter(on=str(on)).first()
    ranked = polls.exclude(options=[]).filter(meeting__motions=on.name)
    return own or next((poll for poll in ranked if str(on) in poll.options), None)


def rule_of(poll: PollRow) -> str:
    """Give the id of the rule that *poll* is taken by."""
    return poll.rule or stored.question_of(poll).rule


def is_ranked_as(poll: PollRow, vote: RankedVote) -> bool:
    """Say whether exactly *vote* was taken before: what was sent twice is one vote."""
    row = VoteRow.objects.filter(poll=poll, seat=vote.seat).first()
    return row is not None and (tuple(row.ranking or ()), row.by) == (vote.ranking, vote.by)


def rivals_of(motion: str) -> tuple[str, ...]:
    """Give the motions that stand against *motion* in its meeting, itself among them, in order."""
    row = MotionRow.objects.get(id=motion)
    rows = MotionRow.objects.filter(meeting=row.meeting).order_by("position")
    named = {each.id: each.document["rivals"] for each in rows}
    against = rivals(motion, named)
    return tuple(each for each in named if each == motion or each in against) if against else ()


def ranked_rules(meeting: MeetingRow) -> list[Rule]:
    """Give the rules of a meeting that rank options."""
    return [rule for rule in stored.rule_set_of(meeting.rules.document).rules if rule.method]


def options_of(options: Sequence[str]) -> tuple[Option, ...]:
    """Give *options* by the names that people read, no two of them alike."""
    found = [_option(option) for option in options]
    times = Counter(each.name for each in found)
    return tuple(
        each
        if times[each.name] == 1
        else Option(
            each.option, f"{each.name} ({option_label(each.option)})", each.text, each.motion
        )
        for each in found
    )


def may_be_ranked(on: Reference) -> bool:
    """Say whether the chair can put *on* to a ranked vote: the rules know one, or it needs one."""
    row = MotionRow.objects.select_related("meeting__rules").filter(id=on.name).first()
    return row is not None and on.kind is Kind.MOTION and bool(ranked_rules(row.meeting))


def equals_in(poll: PollRow) -> Equals:
    """Give the tie in *poll* that waits for the chair, with the options that may be preferred."""
    if hasattr(poll, "decision"):
        return Equals("", ())
    decision = stored.decision_of(poll)
    if poll.closed is None or decision.outcome.verdict is not Verdict.TIED:
        return Equals("", ())
    said = told(decision).outcome.steps[-1]
    among = str(said.values.get("among", "")) if isinstance(said, Phrase) else ""
    equal, before = set(among.split("\n")), read_ranking(poll.chair_order, len(poll.options))
    options = enumerate(options_of(poll.options), start=1)
    left = ((n, each) for n, each in options if n - 1 not in before and each.name in equal)
    return Equals(said, tuple(left))


def told(decision: Decision) -> Decision:
    """Give a ranked *decision* with its options called as people read them."""
    names = {each.option: each.name for each in options_of(decision.question.options)}
    tally, outcome, count = decide_ranked(decision.question, decision.poll, called=names)
    return Decision(decision.question, decision.poll, tally, outcome, count)


def _option(option: str) -> Option:
    if option == NONE:
        return Option(option, _("Keep things as they are"))
    if not option.startswith("motion:"):
        return Option(option, option)
    on = Reference.parse(option)
    row = MotionRow.objects.filter(id=on.name).first()
    if row is None:
        return Option(option, option_label(option))
    text = stored.text_of(Reference(Kind.MOTION, row.id)).result
    return Option(option, row.document["title"], text, row.id)
