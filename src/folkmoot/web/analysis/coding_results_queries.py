"""What stands of a batch, counted by who wrote; a machine's codings only where it was admitted."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from folkmoot.analysis.coding.codings import Coded
from folkmoot.analysis.coding.segments import Segment
from folkmoot.analysis.coding.settling import SETTLED
from folkmoot.web.analysis import coding_compared_queries as queries
from folkmoot.web.analysis.coding_book_queries import book_of
from folkmoot.web.analysis.coding_queries import Batch
from folkmoot.web.analysis.models import BatchRow, CodingRow, TrialRow


@dataclass(frozen=True, slots=True)
class Wrote:
    """Who wrote a response: of which kind, to which section, in which language."""

    kind: str
    section: str
    language: str


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands of a batch, and who wrote each of its responses.

    *held* are the responses whose words are still here. The machine's codings are those of the
    codes that somebody admitted it for.
    """

    batch: Batch
    wrote: Mapping[str, Wrote]
    by_people: tuple[Coded, ...]
    by_machine: tuple[Coded, ...]
    held: Mapping[str, str]
    is_whole: bool
    to_settle: int


def standing(batch: Batch, asking: str) -> Standing:
    """Say what stands, for *asking*; NotAllowed while they read the batch themselves."""
    found = queries.compared(batch, asking)
    decided = {queries.place_of(one) for one in queries.decisions(batch.id)}
    to_settle = sum(queries.place_of(one) not in decided for one in found.differences)
    outcome = _outcome(batch) if batch.closed_on else queries.outcome(found)
    told = json.loads(json.dumps(outcome))
    wrote = {name: Wrote(*own) for name, *own in told["responses"]}
    by_people = tuple(
        Coded(Segment(response, start, end), code, SETTLED)
        for response, start, end, code in told["codings"]
    )
    held = {name: text.text for name, text in found.texts.items()}
    machine = tuple(_admitted(batch, wrote))
    return Standing(batch, wrote, by_people, machine, held, found.is_whole, to_settle)


def admitted(batch: Batch) -> frozenset[tuple[str, str]]:
    """Give the machines of a batch with the codes that each was admitted for.

    A machine may have been tried on another batch, where the code means the same; of what was said
    of it the last counts.
    """
    rows = TrialRow.objects.filter(coder__in=batch.machines, admitted__isnull=False)
    codes = {code.id: code for code in batch.book.codebook.codes}
    said: dict[tuple[str, str], bool] = {}
    for row in rows.select_related("batch__codebook").order_by("on", "id"):
        there = book_of(row.batch.codebook).codebook.code(row.code)
        if row.code in codes and codes[row.code].means(there):
            said[row.coder, row.code] = bool(row.admitted)
    return frozenset(each for each, is_admitted in said.items() if is_admitted)


def _admitted(batch: Batch, wrote: Mapping[str, Wrote]) -> Iterable[Coded]:
    allowed = admitted(batch)
    rows = CodingRow.objects.filter(task__batch_id=batch.id, task__coder__in=batch.machines)
    for row in rows.select_related("task").order_by("task__response", "start", "code"):
        if (row.task.coder, row.code) in allowed and row.task.response in wrote:
            yield Coded(Segment(row.task.response, row.start, row.end), row.code, row.task.coder)


def _outcome(batch: Batch) -> object:
    return json.loads(BatchRow.objects.values_list("outcome", flat=True).get(id=batch.id))
