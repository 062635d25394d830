"""Laying the readings of a batch beside each other: the one door to what others found.

Whoever still reads a batch themselves is refused, and so sees neither codings nor counts of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from folkmoot.analysis.coding.agreeing import Readers
from folkmoot.analysis.coding.codings import Coded, Remark, is_machine
from folkmoot.analysis.coding.segments import passages_of
from folkmoot.analysis.coding.settling import Decided, Difference, differences, settled
from folkmoot.analysis.corpus import Text
from folkmoot.analysis.words import Passage
from folkmoot.foundation.canonical import Json
from folkmoot.foundation.errors import NotAllowed
from folkmoot.web.analysis import coding_queries as queries
from folkmoot.web.analysis import queries as analysis
from folkmoot.web.analysis.coding_queries import Batch
from folkmoot.web.analysis.models import SettledRow, TaskRow
from folkmoot.web.analysis.reading import texts_of
from folkmoot.web.consultation import queries as consultation


@dataclass(frozen=True, slots=True)
class Compared:
    """What those found who handed in a batch, over the responses that are still held.

    *read* says who is done with each, *gone* counts those withdrawn since the batch was made.
    """

    batch: Batch
    texts: Mapping[str, Text]
    passages: Mapping[str, tuple[Passage, ...]]
    codings: tuple[Coded, ...]
    remarks: tuple[Remark, ...]
    handed_in: tuple[str, ...]
    read: Mapping[str, frozenset[str]]
    gone: int

    @property
    def people(self) -> tuple[str, ...]:
        """The people who handed in."""
        return tuple(coder for coder in self.handed_in if not is_machine(coder))

    @property
    def is_whole(self) -> bool:
        """Whether everybody who reads the batch handed in, or a machine where nobody else does."""
        return bool(self.handed_in) and set(self.people) == set(self.batch.people)

    @property
    def readers(self) -> Readers:
        """The people who are done with each response."""
        people = set(self.people)
        return {name: tuple(sorted(self.read[name] & people)) for name in self.texts}

    @property
    def by_people(self) -> tuple[Coded, ...]:
        """The codings of people."""
        return tuple(coding for coding in self.codings if not is_machine(coding.coder))

    @property
    def differences(self) -> tuple[Difference, ...]:
        """Every place where people differ; none before everybody handed in."""
        if not self.is_whole:
            return ()
        return differences(self.by_people, self.passages, self.readers)


def compared(batch: Batch, asking: str) -> Compared:
    """Lay a batch's readings together for *asking*; NotAllowed while they read it themselves."""
    if queries.is_blind(batch, asking):
        raise NotAllowed("You read this batch yourself, and have not handed in yet.")
    names = queries.responses_in(batch.id)
    texts = held_texts(batch, names)
    ready = queries.handed_in(batch)
    every = TaskRow.objects.filter(batch_id=batch.id, coder__in=ready, done_on__isnull=False)
    rows = [row for row in every.order_by("coder", "response") if row.response in texts]
    found = [queries.found_in(row) for row in rows]
    read: dict[str, set[str]] = {name: set() for name in texts}
    for row in rows:
        read[row.response].add(row.coder)
    return Compared(
        batch,
        texts,
        passages_of(texts.values()),
        tuple(coding for one in found for coding in one.codings),
        tuple(remark for one in found for remark in one.remarks),
        ready,
        {name: frozenset(own) for name, own in read.items()},
        len(names) - len(texts),
    )


def held_texts(batch: Batch, names: tuple[str, ...] | None = None) -> dict[str, Text]:
    """Give the texts of a batch's consultation that may be used, of all responses or *names*."""
    held = consultation.consultation(batch.book.consultation)
    sections = {each.id: each.body for each in held.rounds} if held else {}
    responses = consultation.responses_of(batch.book.consultation, names=names)
    return {text.id: text for text in texts_of(responses, sections)}


def own_texts(batch: Batch, names: tuple[str, ...], body: str) -> dict[str, Text]:
    """Give those of *names* that were sent to *body*."""
    found = held_texts(batch, names)
    return {name: text for name, text in found.items() if text.group("section") == body}


def decisions(batch_id: str) -> tuple[Decided, ...]:
    """Give what was settled in a batch, the oldest first; the last about a place counts."""
    rows = SettledRow.objects.filter(batch_id=batch_id).order_by("id")
    return tuple(
        Decided(
            row.response,
            row.start,
            row.end,
            row.code,
            holds=row.holds,
            reason=row.reason,
            by=row.by,
        )
        for row in rows
    )


def standing(found: Compared) -> tuple[Coded, ...]:
    """Give what stands of a batch; where people differ and nobody settled, nothing does."""
    decided = decisions(found.batch.id)
    return settled(found.by_people, found.passages, found.readers, decided)


def outcome(found: Compared) -> Json:
    """Write what stands as JSON without a word: places, codes, and who wrote by their groups."""
    groups = {name: dict(found.texts[name].groups) for name in found.texts}
    return {
        "responses": [
            [name, own["kind"], own["section"], found.texts[name].language]
            for name, own in sorted(groups.items())
        ],
        "codings": [
            [one.segment.response, one.segment.start, one.segment.end, one.code]
            for one in standing(found)
        ],
    }


def place_of(one: Difference | Decided) -> tuple[str, int, int, str]:
    """Give by what a difference and what was decided of it are told to be the same."""
    return (one.response, one.start, one.end, one.code)


def texts_to_draw(
    consultation_id: str, *, once: bool
) -> tuple[tuple[Text, ...], list[tuple[str, ...]]]:
    """Give the texts of a consultation, and where each campaign counts *once*, its campaigns."""
    held = consultation.consultation(consultation_id)
    sections = {each.id: each.body for each in held.rounds} if held else {}
    texts = texts_of(consultation.responses_of(consultation_id), sections)
    runs = analysis.runs_of(consultation_id) if once else []
    campaigns = analysis.campaigns_of(runs[0].id) if runs else []
    return texts, [tuple(name for name, _ in one.members) for one in campaigns]
