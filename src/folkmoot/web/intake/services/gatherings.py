"""Gatherings: what members write for their organisation, sealed to the one who leads it."""

from datetime import datetime

from django.db import IntegrityError, transaction

from folkmoot.consultation.responses import Response, facts_of, sealed_part
from folkmoot.consultation.sealing import seal_to
from folkmoot.foundation.canonical import canonical_json
from folkmoot.web.intake.box_services import place
from folkmoot.web.intake.marks import mark_of
from folkmoot.web.intake.models import CollationRow, CommentRow, DraftRow
from folkmoot.web.intake.services.submissions import NotAdmitted, taking_answers


def send_comment(response: Response, *, code: str, gathering: str, at: datetime) -> None:
    """Keep what a member says for the lead of a gathering to read; sent again it stays one.

    A round that takes no answers at *at* is refused with RoundTakesNothing, and a gathering that
    was sent already with NotAdmitted.
    """
    mark = mark_of(code)
    try:
        with transaction.atomic(using=place()):
            if CommentRow.objects.filter(mark=mark).exists():
                return
            taking_answers(response.round, at)
            found = CollationRow.objects.select_for_update().filter(mark=gathering, done=False)
            collation = found.first()
            if collation is None:
                raise NotAdmitted("Your organisation has sent its response already.")
            words = {"facts": facts_of(response), "words": sealed_part(response)}
            sealed = seal_to(bytes(collation.lead_key), canonical_json(words))
            CommentRow.objects.create(mark=mark, collation=collation, content=sealed)
            DraftRow.objects.filter(mark=mark).delete()
    except IntegrityError:
        if not CommentRow.objects.filter(mark=mark).exists():  # else sent twice at that moment
            raise


def take_back_comment(code: str) -> bool:
    """Destroy the comment that was sent under *code*; say whether there was one."""
    deleted, _rows = CommentRow.objects.filter(mark=mark_of(code)).delete()
    return bool(deleted)
