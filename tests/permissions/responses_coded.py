"""What the coding desk of responses holds: a codebook, a batch being read and a closed one."""

from datetime import datetime

from folkmoot.analysis.coding.codebook import Code
from folkmoot.analysis.coding.codings import Coded
from folkmoot.analysis.coding.segments import Segment
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.analysis import coding_batch_services as services
from folkmoot.web.analysis import coding_queries as queries
from folkmoot.web.analysis.coding_book_services import save_codebook
from folkmoot.web.analysis.coding_compared_queries import compared
from folkmoot.web.analysis.coding_queries import Batch, Reading
from folkmoot.web.analysis.coding_settling_services import settle
from folkmoot.web.consultation import queries as consultation
from tests.permissions.held import Objects

CODERS = tuple(
    Reference(Kind.PERSON, f"secretariat-{role}") for role in ("coder", "coordinator", "everything")
)
BY = Reference(Kind.BODY, "secretariat")


def all_of(consultation_id: str, *, at: datetime) -> Objects:
    """Make both batches, each read by everybody of the secretariat who may."""
    code = Code("housing", "Housing", clauses=("2.1",))
    book = save_codebook("matrix", consultation_id, (code,), after=0, by=BY, at=at)
    names = [one.id for one in consultation.responses_of(consultation_id)][:2]
    made = [
        services.make_batch(
            name, book, names, coders=list(map(str, CODERS)), drawn={}, by=BY, at=at
        )
        for name in ("being-read", "closed")
    ]
    _read_and_close(made[1], at=at)
    places = {"place": "1", "number": "1"}
    return {
        "codebook": {"": {"book": book.id}},
        "coding_batch": {one.id: {"batch": one.id, **places} for one in made},
    }


def _read_and_close(batch: Batch, *, at: datetime) -> None:
    names = queries.responses_in(batch.id)
    for coder in CODERS:
        for task in queries.tasks(batch.id, str(coder)):
            found = Coded(Segment(task.response, 0, 9), "housing", str(coder))
            reading = Reading((found,) if coder == CODERS[0] else ())
            services.save_reading(task, reading, by=coder, at=at)
        services.hand_in(batch, names, by=coder, at=at)
    laid = compared(batch, str(BY))
    for place in laid.differences:
        settle(laid, place, holds=True, reason="Invented.", by=BY, at=at)
    services.close(batch, by=BY, at=at)
