"""Changing coded law: begun by one person, published by another, and judged anew at once."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from folkmoot.assessment.editing import Edit, LawTexts, as_json, read_texts
from folkmoot.federation.rights import second_person
from folkmoot.foundation.canonical import Json
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.assessment import change_queries as queries
from folkmoot.web.assessment import services
from folkmoot.web.assessment.change_queries import (
    DRAFT,
    OPEN,
    PROPOSED,
    PUBLISHED,
    REFUSED,
    WITHDRAWN,
)
from folkmoot.web.assessment.models import (
    AssessmentRow,
    CurrentDocument,
    JurisdictionRow,
    LawChangeRow,
    WatchRow,
)
from folkmoot.web.assessment.offered_services import hold
from folkmoot.web.ledger import services as ledger


@transaction.atomic
def begin(
    jurisdiction: str, about: str, *, by: Reference, at: datetime, watch: int | None = None
) -> int:
    """Begin a change from the text that stands now; give its number."""
    row = LawChangeRow(jurisdiction_id=jurisdiction, watch_id=watch, about=about, by=str(by), at=at)
    row.law_before, row.answers_before = queries.hashes_now(jurisdiction)
    _write(row, ())
    return row.id


@transaction.atomic
def begin_anew(change: int, *, by: Reference, at: datetime) -> tuple[int, tuple[Edit, ...]]:
    """Begin a change once more from the text that stands now; give it, and what did not fit.

    Each edit is made again where that leaves a law in order. The earlier change is withdrawn.
    """
    before = _own(change, by, *OPEN)
    number = begin(before.jurisdiction_id, before.about, by=by, at=at, watch=before.watch_id)
    _settle(before, WITHDRAWN, by=by, at=at)
    left = []
    for edit in queries.edits_of(before):
        try:
            add(number, edit, by=by)
        except InputError:
            left.append(edit)
    return number, tuple(left)


@transaction.atomic
def add(change: int, edit: Edit, *, by: Reference) -> None:
    """Add one edit to a draft; PackFaults where the law would not be in order with it."""
    row = _own(change, by, DRAFT)
    _write(row, (*queries.edits_of(row), edit))


@transaction.atomic
def take_out(change: int, position: int, *, by: Reference) -> None:
    """Take one edit out of a draft; PackFaults where a later one stands on it."""
    row = _own(change, by, DRAFT)
    left = [edit for n, edit in enumerate(queries.edits_of(row)) if n != position]
    _write(row, left)


@transaction.atomic
def propose(change: int, *, by: Reference, at: datetime) -> None:
    """Hand a draft to a second person, who publishes or refuses it."""
    row = _own(change, by, DRAFT)
    if not row.edits:
        raise InputError(_("This change says nothing yet. Add what has changed."))
    _require_same_base(row)
    row.state, row.at = PROPOSED, at
    row.save(update_fields=["state", "at"])
    _record("law.change.proposed", row, by=by, at=at)


@transaction.atomic
def withdraw(change: int, *, by: Reference, at: datetime) -> None:
    """Give up a change that is not published."""
    row = _own(change, by, *OPEN)
    was_proposed = row.state == PROPOSED
    _settle(row, WITHDRAWN, by=by, at=at)
    if was_proposed:
        _record("law.change.withdrawn", row, by=by, at=at)


@transaction.atomic
def refuse(change: int, reason: str, *, by: Reference, at: datetime) -> None:
    """Send a proposed change back with a reason; by somebody else than who proposed it."""
    row = _as_second(change, by)
    _settle(row, REFUSED, by=by, at=at, reason=reason)
    _record("law.change.refused", row, by=by, at=at)


@transaction.atomic
def publish(change: int, *, by: Reference, at: datetime) -> None:
    """Let the texts of a proposed change stand from now on, and judge the laws anew.

    InputError where another text stands by now than the one it was begun from, PackFaults where
    the law is not in order by the codebook of today. The texts before stay under their hashes.
    """
    hold()
    row = _as_second(change, by)
    _require_same_base(row)
    texts = LawTexts(row.law, row.answers)
    read_texts(texts, *queries.known(), folder=row.jurisdiction_id)
    _store(row.jurisdiction_id, texts, at=at)
    _settle(row, PUBLISHED, by=by, at=at)
    if row.watch_id:
        WatchRow.objects.filter(id=row.watch_id).update(state="done")
    _record("law.changed", row, by=by, at=at)
    judge_anew(by=by, at=at)


@transaction.atomic
def take_offered(jurisdiction: str, *, by: Reference, at: datetime) -> None:
    """Let what the packs hold of a law stand in place of what the desk published."""
    hold()
    names = queries.names_of(jurisdiction)
    offered = CurrentDocument.objects.filter(name__in=names, offered__isnull=False)
    if not offered:
        raise InputError(_("The packs hold nothing newer of this law."))
    before, texts = queries.hashes_now(jurisdiction), queries.offered_texts(jurisdiction)
    read_texts(texts, *queries.known(), folder=jurisdiction)
    _store(jurisdiction, texts, at=at, by_desk=False)
    about = [Reference(Kind.LAW, jurisdiction)]
    detail = _hashes(jurisdiction, before, texts.hashes)
    ledger.record(services.CHAIN, "law.imported", about=about, by=by, at=at, detail=detail)
    judge_anew(by=by, at=at)


def judge_anew(*, by: Reference, at: datetime) -> None:
    """Hold all laws to every version of a policy that they were held to before, as of today."""
    judged = AssessmentRow.objects.values_list("policy").annotate(Max("on")).order_by("policy")
    for policy, last in judged:
        services.assess_all(Reference.parse(policy), max(at.date(), last), by=by, at=at)


def _store(jurisdiction: str, texts: LawTexts, *, at: datetime, by_desk: bool = True) -> None:
    names = queries.names_of(jurisdiction)
    for name, text in zip(names, (texts.law, texts.answers), strict=True):
        services.store_text(name, text, at=at)
    CurrentDocument.objects.filter(name__in=names).update(by_desk=by_desk, offered=None)
    JurisdictionRow.objects.filter(id=jurisdiction).update(is_coded=True)


def _write(row: LawChangeRow, edits: Iterable[Edit]) -> None:
    """Store the edits with the texts that they leave, once these are a law in order."""
    edits = tuple(edits)
    texts = queries.texts_with(row, edits)
    read_texts(texts, *queries.known(), folder=row.jurisdiction_id)
    row.edits = [as_json(edit) for edit in edits]
    row.law, row.answers = texts.law, texts.answers
    row.save()


def _own(change: int, by: Reference, *states: str) -> LawChangeRow:
    """Give a change to whoever began it, locked; InputError for anybody else, or another state."""
    row = _locked(change)
    if row.by != str(by):
        raise InputError(_("Somebody else began this change. Begin one of your own."))
    if row.state not in states:
        raise InputError(_("This change is not open to this any more. Load its page again."))
    return row


def _as_second(change: int, by: Reference) -> LawChangeRow:
    row = _locked(change)
    if row.state != PROPOSED:
        raise InputError(_("This change does not wait to be published. Load its page again."))
    if not second_person(row.by, str(by)).allowed:
        raise InputError(_("Who proposed a change does not publish it. Ask somebody else."))
    return row


def _locked(change: int) -> LawChangeRow:
    found = LawChangeRow.objects.select_for_update(of=("self",)).select_related("jurisdiction")
    row = found.filter(id=change).first()
    if row is None:
        raise InputError(_("There is no such change."))
    return row


def _require_same_base(row: LawChangeRow) -> None:
    if (row.law_before, row.answers_before) != queries.hashes_now(row.jurisdiction_id):
        raise InputError(
            _(
                "Another change of this law was published since this one was begun. Begin it "
                "anew: what it says is carried over wherever it still fits."
            )
        )


def _settle(
    row: LawChangeRow, state: str, *, by: Reference, at: datetime, reason: str = ""
) -> None:
    row.state, row.reason = state, reason
    row.second, row.second_at = str(by), at
    row.save(update_fields=["state", "reason", "second", "second_at"])


def _record(event: str, row: LawChangeRow, *, by: Reference, at: datetime) -> None:
    """Write the hashes before and after into the chain of the law."""
    before = (row.law_before, row.answers_before)
    detail: dict[str, Json] = {"change": row.id, "edits": len(row.edits)}
    detail |= _hashes(row.jurisdiction_id, before, LawTexts(row.law, row.answers).hashes)
    about = [Reference(Kind.LAW, row.jurisdiction_id)]
    ledger.record(services.CHAIN, event, about=about, by=by, at=at, detail=detail)


def _hashes(jurisdiction: str, before: tuple[str, str], after: tuple[str, str]) -> dict[str, Json]:
    """Give the hashes of the two files, as they were and as they become."""
    names = queries.names_of(jurisdiction)
    were = {f"{name} before": each for name, each in zip(names, before, strict=True)}
    return {**dict(zip(names, after, strict=True)), **were}
