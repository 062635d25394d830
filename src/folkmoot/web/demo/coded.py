"""Responses read closely: invented coders code three batches, and differ here and there.

What they find comes from what each invented sentence was written for; where they differ is chance
from a hash of the place.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from folkmoot.analysis.coding.codebook_files import from_toml
from folkmoot.analysis.coding.codings import Coded
from folkmoot.analysis.coding.drawing import document, draw
from folkmoot.analysis.coding.segments import Segment
from folkmoot.analysis.words import passages
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.analysis import coding_batch_services as batches
from folkmoot.web.analysis import coding_compared_queries as laid
from folkmoot.web.analysis import coding_queries as queries
from folkmoot.web.analysis.coding_book_queries import Book
from folkmoot.web.analysis.coding_book_services import save_codebook
from folkmoot.web.analysis.coding_machine_queries import trials
from folkmoot.web.analysis.coding_machine_services import admit, let_machine_read
from folkmoot.web.analysis.coding_memo_services import write_memo
from folkmoot.web.analysis.coding_queries import Batch, Reading
from folkmoot.web.analysis.coding_settling_services import settle
from folkmoot.web.demo.coders import coded_sentences

FIRST, SECOND, JUDGE = (Reference(Kind.PERSON, name) for name in ("tomas", "yara", "rahel"))
SETTLED, DIFFERING, OPEN = "first-16", "next-8", "last-8"
SIZES = {SETTLED: 16, DIFFERING: 8, OPEN: 8}
MISSED, CONFUSED = 7, 9
"""Of so many codings the second coder misses one, and takes one code for its neighbour."""
ADMITTED = "Admitted only to show what is counted then: so few passages tell nothing."
REFUSED = "So few passages tell nothing."


@dataclass(frozen=True, slots=True)
class Meaning:
    """What each invented sentence was written for, and the codes of the codebook."""

    sentences: Mapping[str, str]
    codes: tuple[str, ...]

    def of(self, words: str) -> list[str]:
        """Give the codes that the sentences in *words* were written for."""
        said = " ".join(words.split())
        meant = {code for text, code in self.sentences.items() if text in said}
        return sorted(meant & set(self.codes))

    def neighbour(self, code: str) -> str:
        """Give the code after *code*."""
        return self.codes[(self.codes.index(code) + 1) % len(self.codes)]


def code_closely(consultation_id: str, lantern: Path, at: datetime) -> str:
    """Make three batches: one settled, tried and closed, one half settled, one being read."""
    read = from_toml(lantern / "coding.toml")
    book = save_codebook(read.name, consultation_id, read.codes, after=0, by=JUDGE, at=at)
    meaning = Meaning(coded_sentences(lantern, ("en", "fr", "es", "ar")), read.ids)
    first, second, third = (_batch(name, book, at) for name in SIZES)
    for batch in (first, second):
        _read(batch, FIRST, meaning, at)
        _read(batch, SECOND, meaning, at)
    settled = _settle(first, meaning, at) + _settle(second, meaning, at, most=3)
    let_machine_read(first.id, at=at)
    _try_machine(queries.batch(first.id), at)
    words = "“Safety” and “third parties” meet in shared flats. The codebook should say which."
    write_memo(first, "safety", words, by=JUDGE, at=at)
    batches.close(queries.batch(first.id), by=JUDGE, at=at)
    _read(third, FIRST, meaning, at, most=3)
    return (
        f"A codebook of {len(read.codable)} codes. Two coders read "
        f"{SIZES[SETTLED] + SIZES[DIFFERING]} responses, and somebody else settled {settled} "
        f"differences; {SIZES[OPEN]} more are being read."
    )


def _batch(name: str, book: Book, at: datetime) -> Batch:
    texts, campaigns = laid.texts_to_draw(book.consultation, once=True)
    drawn = draw(texts, SIZES[name], seed=name, by="language", campaigns=campaigns)
    return batches.make_batch(
        name,
        book,
        drawn.responses,
        coders=[str(FIRST), str(JUDGE if name == OPEN else SECOND)],
        drawn=document(drawn),
        wants_machine=name == SETTLED,
        by=JUDGE,
        at=at,
    )


def _read(
    batch: Batch,
    coder: Reference,
    meaning: Meaning,
    at: datetime,
    *,
    most: int | None = None,
) -> None:
    """Let a coder read a batch and hand it in, or only the first so many responses of it."""
    texts = laid.held_texts(batch, queries.responses_in(batch.id))
    for task in queries.tasks(batch.id, str(coder))[:most]:
        codings = tuple(
            coding
            for one in passages(texts[task.response].text)
            for coding in _codings(
                Segment(task.response, one.start, one.end), one.words, coder, meaning
            )
        )
        batches.save_reading(task, Reading(codings), by=coder, at=at)
    if most is None:
        batches.hand_in(batch, frozenset(texts), by=coder, at=at)


def _codings(place: Segment, words: str, coder: Reference, meaning: Meaning) -> Iterator[Coded]:
    """Give what a coder puts on one passage; the second misses or confuses something at times."""
    for code in meaning.of(words):
        chance = _chance(f"{place.response} {place.start} {code}")
        found = Coded(place, code, str(coder))
        if coder == SECOND and chance % CONFUSED == 0:
            yield replace(found, code=meaning.neighbour(code))
        elif coder == FIRST or chance % MISSED:
            yield found


def _settle(batch: Batch, meaning: Meaning, at: datetime, *, most: int | None = None) -> int:
    """Settle each difference, or the first so many, by what was meant; give how many."""
    found = laid.compared(batch, str(JUDGE))
    settled = found.differences[:most]
    for place in settled:
        words = found.texts[place.response].text[place.start : place.end]
        holds = place.code in meaning.of(words)
        reason = "The words name it." if holds else "Something near it is meant; see the codebook."
        settle(found, place, holds=holds, reason=reason, by=JUDGE, at=at)
    return len(settled)


def _try_machine(batch: Batch, at: datetime) -> None:
    (machine,) = batch.machines
    tried = trials(laid.compared(batch, str(JUDGE)), machine)
    worst, *_, best = sorted(tried, key=lambda one: (one.by_both, one.code))
    for one, admitted in ((best, True), (worst, False)):
        reason = ADMITTED if admitted else REFUSED
        admit(batch, machine, one, admitted=admitted, reason=reason, by=JUDGE, at=at)


def _chance(of: str) -> int:
    return int.from_bytes(hashlib.sha256(of.encode()).digest()[:4])
