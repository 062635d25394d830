"""What became of one response, for whoever holds its receipt."""

from dataclasses import dataclass
from datetime import date
from itertools import chain

from django.conf import settings

from folkmoot.consultation.receipts import code_hash
from folkmoot.foundation.references import Kind, Reference
from folkmoot.record.links import LinkKind
from folkmoot.web.consultation.models import Receipt
from folkmoot.web.ledger import queries as record
from folkmoot.web.ledger.labels import labels

CHANGES = frozenset({LinkKind.ADOPTED_BY, LinkKind.CHANGED_BY})


@dataclass(frozen=True, slots=True)
class LifeOfResponse:
    """A response since it was sent; names of things are as the record calls them.

    *themes*, *campaigns*, *motions* and *decisions* rest on it, however far; *changed* are clauses
    that a decision resting on it changed or adopted.
    """

    name: str
    received: date
    late: bool
    withdrawn: date | None
    answers: int
    themes: tuple[str, ...] = ()
    campaigns: tuple[str, ...] = ()
    motions: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()


def life_of_response(code: str) -> LifeOfResponse | None:
    """Give what became of the response that *code* leads to, or None where it leads to none."""
    hashed = code_hash(code, secret=settings.SECRET_KEY.encode())
    receipt = Receipt.objects.filter(hash=hashed).select_related("response").first()
    if receipt is None:
        return None
    row = receipt.response
    parts = list(row.answers.order_by("place").values_list("question", "clause"))
    bare = LifeOfResponse(row.name, row.received, row.late, row.withdrawn, len(parts))
    if row.withdrawn:
        return bare
    reached = _reached(Reference(Kind.RESPONSE, row.name), parts)
    names = labels(reached)

    def named(*kinds: Kind) -> tuple[str, ...]:
        return tuple(sorted({names[each] for each in reached if each.kind in kinds}))

    return LifeOfResponse(
        *(row.name, row.received, row.late, None, len(parts)),
        themes=named(Kind.THEME),
        campaigns=named(Kind.CAMPAIGN),
        motions=named(Kind.MOTION, Kind.AMENDMENT),
        decisions=named(Kind.DECISION),
        changed=named(Kind.POLICY),
    )


def _reached(response: Reference, parts: list[tuple[str, str]]) -> set[Reference]:
    """Give all that rests on a response: on the whole of it or on one of its answers."""
    names = [f"{question}.{clause}" if clause else question for question, clause in parts]
    starts = [response, *(response.at(name) for name in names)]
    steps = chain.from_iterable(record.trace(start).forward for start in starts)
    found = {
        step.link.source
        for step in steps
        if step.link.source.kind is not Kind.POLICY or step.link.kind in CHANGES
    }
    campaigns = (link.target for link in record.links_from(response, LinkKind.BELONGS_TO))
    return found | {each for each in campaigns if each.kind is Kind.CAMPAIGN}
