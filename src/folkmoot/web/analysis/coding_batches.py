"""A batch put together for its page."""

from collections.abc import Mapping

from folkmoot.analysis.coding.codings import is_machine
from folkmoot.web.analysis import coding_compared_queries as compared
from folkmoot.web.analysis import coding_queries as queries
from folkmoot.web.analysis.coding_batch_pages import BatchPage, Reader
from folkmoot.web.analysis.coding_queries import Batch


def batch_page(
    batch: Batch, person: str, people: Mapping[str, str], problem: str = ""
) -> BatchPage:
    """Give the page of a batch for *person*, who sees nothing of others while they read it.

    *people* are those who may code, with their names.
    """
    is_blind, size = queries.is_blind(batch, person), len(queries.responses_in(batch.id))
    is_mine = person in batch.coders
    if is_blind:
        readers = tuple(one for one in _readers(batch, {}, ()) if not one.is_machine)
        return BatchPage(
            batch, size, readers, is_mine, True, False, 0, 0, may_settle=False, problem=problem
        )
    found = compared.compared(batch, person)
    decided = {compared.place_of(one) for one in compared.decisions(batch.id)}
    places = [compared.place_of(one) for one in found.differences]
    return BatchPage(
        batch,
        size,
        tuple(_readers(batch, queries.progress(batch), found.handed_in)),
        is_mine,
        is_blind,
        found.is_whole,
        to_settle=sum(place not in decided for place in places),
        settled=sum(place in decided for place in places),
        may_settle=not is_mine,
        others=tuple(
            (id, name) for id, name in people.items() if id not in (person, *batch.coders)
        ),
        problem=problem,
    )


def _readers(batch: Batch, done: dict[str, int], ready: tuple[str, ...]) -> list[Reader]:
    names = queries.coder_names(batch.coders)
    return [
        Reader(coder, names[coder], is_machine(coder), done.get(coder), coder in ready)
        for coder in batch.coders
    ]
