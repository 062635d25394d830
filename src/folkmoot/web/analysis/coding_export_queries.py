"""What of a closed batch a body may take out: its own responses, and what was coded in them."""

from dataclasses import dataclass
from datetime import date

from folkmoot.analysis.coding.codings import Coded, Remark, is_machine
from folkmoot.analysis.coding.codings import Memo as KeptMemo
from folkmoot.analysis.coding.refi_qda.project import Project
from folkmoot.web.analysis import coding_compared_queries as compared
from folkmoot.web.analysis import coding_memo_queries as memos
from folkmoot.web.analysis import coding_queries as queries
from folkmoot.web.analysis.coding_memo_queries import Memo
from folkmoot.web.analysis.coding_queries import Batch


@dataclass(frozen=True, slots=True)
class ToTakeOut:
    """A closed batch, how many of its responses are a body's own, and how many are others'."""

    batch: Batch
    own: int
    others: int


def closed_batches(body: str) -> tuple[ToTakeOut, ...]:
    """Give the closed batches that hold responses of *body* which are still here."""
    closed = (one for one in queries.batches() if one.closed_on)
    found = (to_take_out(one, body) for one in closed)
    return tuple(one for one in found if one.own)


def to_take_out(batch: Batch, body: str) -> ToTakeOut:
    """Say how much of a batch is *body*'s own."""
    every = queries.responses_in(batch.id)
    own = compared.own_texts(batch, every, body)
    return ToTakeOut(batch, len(own), len(every) - len(own))


def project(batch: Batch, body: str, asking: str, *, on: date) -> tuple[Project, tuple[Memo, ...]]:
    """Put together what *body* takes out of a batch, coders by their names, with the memos."""
    found = compared.compared(batch, asking)
    own = compared.own_texts(batch, tuple(found.texts), body)
    named = queries.coder_names(found.handed_in)
    names = {each: each if is_machine(each) else name for each, name in named.items()}
    standing = compared.standing(found)
    codings = [Coded(one.segment, one.code, names[one.coder], one.memo) for one in found.codings]
    remarks = [Remark(one.segment, names[one.coder], one.words) for one in found.remarks]
    every = memos.memos(batch, asking)
    kept = tuple(one for one in every if not one.response or one.response in own)
    authors = queries.coder_names({one.by for one in kept})
    made = Project(
        name=batch.id,
        codebook=batch.book.codebook,
        texts=tuple(own[name] for name in sorted(own)),
        codings=tuple(one for one in (*codings, *standing) if one.segment.response in own),
        remarks=tuple(one for one in remarks if one.segment.response in own),
        readers={name: tuple(names[each] for each in found.read[name]) for name in own},
        on=on,
        memos=tuple(
            KeptMemo(one.words, one.code, one.response, authors[one.by]) for one in kept if one.key
        ),
    )
    return made, kept
