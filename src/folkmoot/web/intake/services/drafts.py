"""Answers not yet sent: sealed, and gone when their writer leaves unless they are to be kept."""

import json
from collections.abc import Mapping
from datetime import date

from django.db import transaction

from folkmoot.consultation.receipts import new_code
from folkmoot.consultation.sealing import seal, unseal
from folkmoot.foundation.canonical import Json
from folkmoot.foundation.errors import InputError
from folkmoot.web.intake.box_services import place
from folkmoot.web.intake.forgetting import forget_drafts
from folkmoot.web.intake.marks import intake_secret, mark_of
from folkmoot.web.intake.models import DraftRow


def begin_draft(words: Mapping[str, Json], *, today: date) -> str:
    """Begin answers under a new code, and give it."""
    forget_drafts(today)
    code = new_code()
    DraftRow.objects.create(mark=mark_of(code), sealed=_sealed(words, code), day=today)
    return code


def open_draft(code: str) -> dict[str, Json] | None:
    """Give the answers under *code*, or None where there are none."""
    row = DraftRow.objects.filter(mark=mark_of(code)).first()
    return _opened(row, code) if row else None


def save_draft(code: str, words: Mapping[str, Json], *, today: date) -> bool:
    """Put *words* over what stands under *code*; say whether it was still being written.

    Answers are put over single answers, so that two pages open side by side lose nothing.
    """
    mark = mark_of(code)
    with transaction.atomic(using=place()):
        row = DraftRow.objects.select_for_update().filter(mark=mark).first()
        before = _opened(row, code) if row else None
        if before is None:
            return False
        answers = {**_answers(before), **_answers(words)}
        sealed = _sealed({**before, **words, "answers": answers}, code)
        DraftRow.objects.filter(mark=mark).update(sealed=sealed, day=today)
        return True


def keep_draft(code: str) -> bool:
    """Keep the answers under *code* when their writer leaves."""
    return bool(DraftRow.objects.filter(mark=mark_of(code)).update(kept=True))


def drop_draft(code: str) -> None:
    """Forget the answers under *code*, unless they are to be kept."""
    DraftRow.objects.filter(mark=mark_of(code), kept=False).delete()


def _sealed(words: Mapping[str, Json], code: str) -> bytes:
    return seal(json.dumps(words).encode(), code, secret=intake_secret())


def _opened(row: DraftRow, code: str) -> dict[str, Json] | None:
    try:
        words: dict[str, Json] = json.loads(unseal(bytes(row.sealed), code, secret=intake_secret()))
    except InputError:
        return None
    return words


def _answers(words: Mapping[str, Json]) -> Mapping[str, Json]:
    found = words.get("answers")
    return found if isinstance(found, Mapping) else {}
