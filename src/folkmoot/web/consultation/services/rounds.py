"""Rounds held, changed, shown to colleagues, announced and compiled."""

from datetime import datetime

from django.conf import settings
from django.db import transaction

from folkmoot.consultation.changes import Refusal, refusals
from folkmoot.consultation.invitations import mark_of, preview_for
from folkmoot.consultation.own_questions import question_as_json
from folkmoot.consultation.pack import parse_consultation
from folkmoot.consultation.rounds import Round
from folkmoot.foundation.canonical import Json, json_hash
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.consultation.models import PackRow, RoundRow
from folkmoot.web.consultation.queries.packs import as_round
from folkmoot.web.consultation.services.notices import announce
from folkmoot.web.ledger import services as ledger


class ChangeRefused(InputError):
    """A change that those who answered could not have reckoned with; *refusals* say which."""

    def __init__(self, refused: tuple[Refusal, ...]) -> None:
        super().__init__(f"This may not be changed any more: {', '.join(refused)}.")
        self.refusals = refused


def open_round(consultation_id: str, round_id: str, *, by: Reference, at: datetime) -> Round:
    """Hold a round of the published pack with the dates that the pack gives it.

    From then on its state follows its dates. Opening it again does nothing.
    """
    pack = PackRow.objects.get(id=consultation_id)
    return hold_round(parse_consultation(pack.texts, name=pack.id).round(round_id), by=by, at=at)


def hold_round(round_: Round, *, by: Reference, at: datetime) -> Round:
    """Hold a round with dates, languages and contact of a body's own; once held it stays."""
    held = _hold(round_, by=by, at=at)
    announce(held.id)
    return held


def change_round(round_: Round, *, by: Reference, at: datetime) -> Round:
    """Make the round what *round_* says; raise ChangeRefused where that is no longer fair."""
    held = _change(round_, by=by, at=at)
    announce(held.id)
    return held


def show_round(round_id: str) -> str:
    """Let colleagues see a round that is not announced; give the code, the same each time."""
    code = preview_code(round_id)
    with transaction.atomic():
        row = RoundRow.objects.select_for_update().get(id=round_id)
        if not row.preview:
            row.preview = mark_of(code, round_id)
            row.save(update_fields=["preview"])
    announce(round_id)
    return code


def preview_code(round_id: str) -> str:
    """Give the code that shows a round before it is announced."""
    return preview_for(round_id, secret=settings.SECRET_KEY.encode())


def announce_round(round_id: str, *, by: Reference, at: datetime) -> Round:
    """Announce a round: from now on its state follows its dates. Doing so again does nothing."""
    with transaction.atomic():
        row = RoundRow.objects.select_for_update().get(id=round_id)
        if row.announced is None:
            row.announced = at
            row.save(update_fields=["announced"])
            held = as_round(row)
            _record(held, "round.announced", by=by, at=at, detail=_dates(held))
    announce(round_id)
    return as_round(row)


@transaction.atomic
def _hold(round_: Round, *, by: Reference, at: datetime) -> Round:
    defaults = {**_columns(round_), "announced": round_.announced}
    row, is_new = RoundRow.objects.get_or_create(id=round_.id, defaults=defaults)
    if is_new:
        _record(round_, "round.opened", by=by, at=at, detail=_dates(round_))
    row.refresh_from_db()
    return as_round(row)


@transaction.atomic
def _change(round_: Round, *, by: Reference, at: datetime) -> Round:
    row = RoundRow.objects.select_for_update().get(id=round_.id)
    before = as_round(row)
    if refused := refusals(before, round_, at=at):
        raise ChangeRefused(refused)
    columns = _columns(round_)
    was = _columns(before)
    changed = [name for name, value in columns.items() if value != was[name]]
    if changed:
        RoundRow.objects.filter(id=round_.id).update(**{name: columns[name] for name in changed})
        detail = {**_dates(round_), "changed": sorted(changed), "hash": json_hash(_words(columns))}
        _record(before, "round.changed", by=by, at=at, detail=detail)
    row.refresh_from_db()
    return as_round(row)


def _columns(round_: Round) -> dict[str, object]:
    """Give what a body decides of its round, as columns; what happens to it is not among them."""
    return {
        "pack_id": round_.consultation,
        "body": round_.body,
        "zone": round_.zone,
        "opens": round_.opens,
        "closes": round_.closes,
        "grace_days": round_.grace_days,
        "languages": list(round_.languages),
        "contact": round_.contact,
        "reminders": list(round_.reminders),
        "meeting": round_.meeting,
        "who": str(round_.who),
        "questions": [question_as_json(each) for each in round_.questions],
        "rules": round_.rules.as_json(),
    }


def _words(columns: dict[str, object]) -> list[Json]:
    """Give what the body wrote, so that the ledger holds its hash and not the words."""
    return [columns[name] for name in ("questions", "rules", "contact")]  # type: ignore[misc]


def _dates(round_: Round) -> dict[str, Json]:
    return {"opens": round_.opens.isoformat(), "closes": round_.closes.isoformat()}


def _record(
    held: Round,
    event: str,
    *,
    by: Reference,
    at: datetime,
    detail: dict[str, Json] | None = None,
) -> None:
    """Write what happened to a round; of a mere draft the public record says nothing."""
    if held.announced is None:
        return
    chain = held.consultation
    about = [held.reference, Reference(Kind.CONSULTATION, chain)]
    ledger.record(chain, event, about=about, by=by, at=at, detail=detail or {})
