"""Assigning responses to the themes of a run: a program proposes, people take or refuse."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.analysis.assigning import Assignment, Worded, assign, document
from folkmoot.analysis.bands import bands, in_band
from folkmoot.analysis.progress import Progress, untold
from folkmoot.analysis.sentences import SentenceModel, sentence_model
from folkmoot.foundation.canonical import canonical_json, content_hash, json_hash
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.analysis import asked_work_services as work
from folkmoot.web.analysis import assign_queries, queries, report_queries
from folkmoot.web.analysis.assign_queries import Assigned, State
from folkmoot.web.analysis.models import AskedAssignmentRow, AssignmentRow, ProposalRow
from folkmoot.web.analysis.queries import Run, Theme
from folkmoot.web.analysis.services import CHAIN
from folkmoot.web.ledger import services as ledger

Asked = AskedAssignmentRow.State


def ask_to_assign(run: Run, *, by: Reference, at: datetime) -> int:
    """Note that somebody wants a run's responses assigned, and give the number for the job.

    Before the themes are signed off, and while another one is being made, this raises InputError.
    """
    if not queries.frame_of(run.id):
        raise InputError(
            _("Sign off the themes first: responses are assigned to what people agreed.")
        )
    begun = AskedAssignmentRow.objects.filter(run_id=run.id)
    if begun.filter(state__in=[Asked.WAITING, Asked.RUNNING]).exists():
        raise InputError(_("An assignment was asked for before, and is being made."))
    return AskedAssignmentRow.objects.create(run_id=run.id, by=str(by), on=at.date()).pk


def cancel_assignment(run: Run) -> None:
    """Say that nobody wants the assignment of a run any more; nothing of it will be kept."""
    work.cancel(AskedAssignmentRow.objects.filter(run_id=run.id))


def give_up_interrupted() -> int:
    """Note of assignments that were being made when the consumer was stopped that nobody does."""
    return work.give_up_interrupted(AskedAssignmentRow.objects.all())


def make_asked_assignment(number: int, *, at: datetime) -> None:
    """Make the assignment that was asked for under *number*; one begun before is left alone."""

    def make(asked: AskedAssignmentRow, progress: Progress) -> str:
        by = Reference.parse(asked.by)
        return assign_responses(queries.run(asked.run_id), by=by, at=at, progress=progress)

    work.carry_out(AskedAssignmentRow.objects.filter(pk=number), make)


def assign_responses(run: Run, *, by: Reference, at: datetime, progress: Progress = untold) -> str:
    """Hold all responses of *run* beside its themes and keep what is proposed; give its id.

    A theme is worded by its names alone, each for the responses of its language; where nobody said
    of which language its name is, by that for all of them. With typical passages beside it twice as
    many right ones are found among the invented responses of the demo, but of five proposals three
    are wrong, and the confidence says nothing any more. The same responses, themes and weights give
    the same assignment, which is kept once.
    """
    found = report_queries.read(run)
    themes = [_worded(theme) for theme in found.themes]
    made = assign(report_queries.read_words(run), themes, model=_model(), progress=progress)
    inputs = json_hash([sorted(found.held), [one.hash for one in themes]])
    return _keep(run, made, inputs, by=by, at=at)


@transaction.atomic
def judge(
    theme: Theme, verdicts: Mapping[int, str], *, by: Reference, at: datetime
) -> Counter[str]:
    """Take or refuse proposals for *theme* that somebody read, by their keys; count what changed.

    Whoever thinks again may: the last word counts, and the record keeps how many changed.
    """
    rows = ProposalRow.objects.select_for_update().filter(theme_id=theme.id, pk__in=verdicts)
    changed: Counter[str] = Counter()
    for row in rows:
        said = State(verdicts[row.pk])
        if row.state != said or not row.is_read:
            row.state, row.is_read, row.by, row.on = said, True, str(by), at.date()
            row.save(update_fields=["state", "is_read", "by", "on"])
            changed[said] += 1
    _record(theme, changed, by=by, at=at)
    return changed


@transaction.atomic
def take_band(assigned: Assigned, theme: Theme, low: int, *, by: Reference, at: datetime) -> int:
    """Take all that waits in the band from *low*, once enough of it was read and was right.

    Otherwise this raises InputError. What is taken so stays told from what somebody read.
    """
    run = queries.run(assigned.run)
    held = report_queries.read(run).held
    there = [
        one
        for one in assign_queries.proposals_of(assigned.id, theme.id)
        if one.judged.response in held and in_band(one.judged, low)
    ]
    (band,) = bands(one.judged for one in there) or (None,)
    if band is None or not band.may_be_taken:
        raise InputError(_("Read more of this band first, or read it to its end."))
    waiting = [one.key for one in there if not (one.judged.is_taken or one.judged.is_refused)]
    rows = ProposalRow.objects.filter(pk__in=waiting, state=State.PROPOSED)
    taken = rows.update(state=State.TAKEN, by=str(by), on=at.date())
    _record(theme, Counter({str(State.TAKEN): taken}), by=by, at=at, band=low)
    return taken


def _worded(theme: Theme) -> Worded:
    if not theme.names:
        return Worded(theme.id, (theme.name,))
    return Worded(theme.id, in_languages={code: (words,) for code, words in theme.names})


def _model() -> SentenceModel | None:
    folder = settings.SENTENCE_MODEL
    return sentence_model(Path(folder)) if folder else None


@transaction.atomic
def _keep(run: Run, made: Assignment, inputs: str, *, by: Reference, at: datetime) -> str:
    text = canonical_json(document(made))
    name = f"a-{json_hash([inputs, made.weights])[:12]}-{run.id.rsplit('-', 1)[1]}"
    if AssignmentRow.objects.filter(id=name).exists():
        return name
    row = AssignmentRow.objects.create(
        id=name,
        run_id=run.id,
        on=at.date(),
        by=str(by),
        inputs=inputs,
        document=text.decode(),
        hash=content_hash(text),
    )
    ProposalRow.objects.bulk_create(
        ProposalRow(
            assignment=row,
            theme_id=one.theme,
            response=one.response,
            start=one.start,
            end=one.end,
            confidence=round(one.confidence * 1000),
        )
        for one in made.proposals
    )
    ledger.record(
        CHAIN,
        "assignment.made",
        about=[run.reference],
        by=by,
        at=at,
        detail={
            "assignment": row.hash,
            "inputs": inputs,
            "weights": made.weights,
            "proposals": len(made.proposals),
            "without_theme": len(made.without_theme),
        },
    )
    return name


def _record(
    theme: Theme, changed: Counter[str], *, by: Reference, at: datetime, band: int | None = None
) -> None:
    if not changed.total():
        return
    counts = {state: changed[state] for state in (str(State.TAKEN), str(State.REFUSED))}
    ledger.record(
        CHAIN,
        "proposals.judged",
        about=[Reference(Kind.THEME, theme.id)],
        by=by,
        at=at,
        detail=counts | ({} if band is None else {"whole_band_from": band}),
    )
