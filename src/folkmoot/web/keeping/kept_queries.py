"""What can be told of an installation: its counts, the heads of its chains, and what opens."""

from dataclasses import dataclass
from datetime import date

from django.apps import apps

from folkmoot.foundation.canonical import Json
from folkmoot.web.intake.models import ReceiptRow, SubmissionKeyRow, SubmissionRow


@dataclass(frozen=True, slots=True)
class Opened:
    """How many responses the keys at hand open, how many wait for a person, and how many fail."""

    opened: int
    locked: int
    broken: int


def heads() -> dict[str, Json]:
    """Give the length and the head of each chain of the ledger."""
    if not apps.is_installed("folkmoot.web.ledger"):
        return {}
    from folkmoot.web.ledger import queries

    return {chain.name: [chain.length, chain.head] for chain in queries.chains()}


def withdrawals() -> list[dict[str, Json]]:
    """Give what was taken back: by mark at the intake face, by mark or name at the workbench."""
    found: list[dict[str, Json]] = [
        {"round": round_id, "mark": mark, "name": "", "day": _text(day)}
        for round_id, mark, day in ReceiptRow.objects.filter(withdrawn__isnull=False)
        .order_by("mark")
        .values_list("round", "mark", "withdrawn")
    ]
    if apps.is_installed("folkmoot.web.consultation"):
        responses = apps.get_model("consultation", "ResponseRow")
        held = responses._base_manager.filter(withdrawn__isnull=False).order_by("name")
        found += [
            {"round": row.round_id, "mark": row.mark or "", "name": row.name, "day": _text(day)}
            for row in held
            if (day := row.withdrawn)
        ]
    return found


def opened_here() -> Opened:
    """Open every response that the keys at hand open, at both ends, and count."""
    if not apps.is_installed("folkmoot.web.consultation"):
        return Opened(0, SubmissionRow.objects.count(), 0)
    from folkmoot.web.consultation.models import RoundRow

    counts = [_both(name) for name in RoundRow.objects.values_list("id", flat=True)]
    return Opened(*(sum(part) for part in zip(*counts, strict=True))) if counts else Opened(0, 0, 0)


def _both(round_id: str) -> tuple[int, int, int]:
    from folkmoot.web.consultation.models import ResponseRow
    from folkmoot.web.consultation.queries.keys import private_key_of
    from folkmoot.web.consultation.queries.opening import opened

    private = private_key_of(round_id)
    held = ResponseRow.objects.filter(round_id=round_id, withdrawn__isnull=True)
    sealed = held.filter(content__isnull=False, keys__lane="original")
    waiting = SubmissionRow.objects.filter(round=round_id)
    keys = SubmissionKeyRow.objects.filter(mark__in=waiting.values("mark")).exclude(for_round=b"")
    there, uncollected = sealed.count(), keys.count()
    if not private:
        return 0, there + uncollected, 0
    open_here = len(list(opened(sealed)))
    open_there = sum(_opens(key, private) for key in keys)
    return open_here + open_there, 0, there + uncollected - open_here - open_there


def _opens(key: SubmissionKeyRow, private: bytes) -> bool:
    from folkmoot.consultation.sealing import disclose
    from folkmoot.foundation.errors import InputError

    row = SubmissionRow.objects.get(mark=key.mark)
    try:
        disclose(bytes(row.content), bytes(key.for_round), private)
    except InputError:
        return False
    return True


def _text(day: date | None) -> str:
    return day.isoformat() if day else ""
