"""What coders wrote about a response goes with the response that is taken back."""

import json
from collections.abc import Collection
from dataclasses import replace

from folkmoot.analysis.coding.codings import document, read_document
from folkmoot.foundation.canonical import canonical_json
from folkmoot.web.analysis.models import CodingRow, MemoRow, SettledRow, TaskRow


def forget_what_was_noted(responses: Collection[str]) -> None:
    """Erase memos, remarks and reasons that were written about *responses*.

    They often quote. Codes, places and what was settled stay, so that what had been counted stays
    counted; the hash of a reading stays that of what was handed in.
    """
    MemoRow.objects.filter(response__in=responses).delete()
    CodingRow.objects.filter(task__response__in=responses).exclude(memo="").update(memo="")
    SettledRow.objects.filter(response__in=responses).update(reason="")
    for row in TaskRow.objects.filter(response__in=responses).exclude(document=""):
        row.document = _without_words(row)
        row.save(update_fields=["document"])


def _without_words(row: TaskRow) -> str:
    codings, _ = read_document(json.loads(row.document), response=row.response, coder=row.coder)
    places = [replace(one, memo="") for one in codings]
    return canonical_json(document(places)).decode()
