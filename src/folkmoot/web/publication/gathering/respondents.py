"""Who answered and what they chose, as counts that may be published."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from folkmoot.analysis.breakdown import Crossing
from folkmoot.analysis.disclosure import Released, release
from folkmoot.consultation.pack import Consultation
from folkmoot.consultation.questions import QuestionKind
from folkmoot.consultation.responses import Response
from folkmoot.foundation.languages import own_name
from folkmoot.publication.opendata import Column, Dataset, counts_dataset
from folkmoot.publication.tables import Table, counts_table
from folkmoot.web.consultation.queries.quotations import published
from folkmoot.web.federation.queries import body_names

SIDES = ("disagree", "neither", "agree")


@dataclass(frozen=True, slots=True)
class Counted:
    """One table of counts: *name* is that of its data, *of* and *by* are what it crosses."""

    name: str
    caption: str
    of: str
    by: str
    counts: Released
    note: str = ""


def counted(consultation: Consultation, responses: Sequence[Response]) -> tuple[Counted, ...]:
    """Count *responses* by section and kind, way and language, by choice, and by statement."""
    sections = {each.id: each.body for each in consultation.rounds}

    def by_section(response: Response) -> str:
        return sections[response.round]

    return (
        _crossed("kind", [(by_section(each), str(each.kind)) for each in responses]),
        _crossed("way", [(by_section(each), str(each.channel)) for each in responses]),
        _languages(responses),
        *_choices(consultation, responses, sections),
        *_statements(consultation, responses),
    )


def tables(found: Sequence[Counted]) -> tuple[Table, ...]:
    """Give the tables of a report, with sections by their names."""
    names = body_names()
    return tuple(
        counts_table(
            each.caption,
            each.of,
            replace(each.counts, rows=tuple(names.get(row, row) for row in each.counts.rows)),
            note=each.note,
        )
        for each in found
    )


def datasets(found: Sequence[Counted], consultation_id: str) -> tuple[Dataset, ...]:
    """Give the same counts as data, and the words that two people published."""
    counts = [
        counts_dataset(each.name, _sentence(each.caption), each.counts, of=each.of, by=each.by)
        for each in found
    ]
    return (*counts, _quotations(consultation_id))


def method(responses: Sequence[Response], *, waiting: int, withdrawn: int) -> tuple[str, ...]:
    """Say in sentences what was counted and what was not."""
    groups = [each for each in responses if each.participants]
    people = sum(each.participants or 0 for each in groups)
    late = sum(each.late for each in responses)
    counts = (
        f"{len(responses)} responses may be used. One response is one response, whoever sent it: "
        f"{len(groups)} of them are group discussions, in which {people} people took part. "
        f"After the close of its round came {late}, counted with the others. "
        f"Items that could not be read or were empty: {waiting}; they wait for a person. Withdrawn "
        f"and not counted: {withdrawn}."
    )
    words = (
        "Words are quoted only from those who allowed it, and only after two people of their "
        "section read and let them out: as they wrote them, with what could lead to somebody left "
        "out and marked, or in other words and marked so. Names stand only where their bearers "
        "agreed. Small counts are left out of every table."
    )
    return counts, words


def _crossed(by: str, pairs: Sequence[tuple[str, str]]) -> Counted:
    counts = Counter(pairs)
    rows = _most_first(Counter(row for row, _ in pairs))
    columns = _most_first(Counter(column for _, column in pairs))
    cells = tuple(tuple(counts[row, column] for column in columns) for row in rows)
    released = release(Crossing(rows, columns, cells))
    return Counted(f"responses_by_{by}", f"Responses by section and {by}", "section", by, released)


def _languages(responses: Sequence[Response]) -> Counted:
    counts = Counter(map(_language, responses))
    columns = _most_first(counts)
    cells = (tuple(counts[column] for column in columns),)
    crossing = Crossing(("responses",), columns, cells, is_partition=False)
    return Counted(
        "responses_by_language", "Responses by language", "what", "language", release(crossing)
    )


def _choices(
    consultation: Consultation, responses: Sequence[Response], sections: dict[str, str]
) -> Iterator[Counted]:
    for question in consultation.questions:
        if question.kind is QuestionKind.CHOICE:
            labels = {choice.id: choice.label.in_language("en") for choice in question.choices}
            chosen = [
                (sections[response.round], answer.choice)
                for response in responses
                for answer in response.answers
                if answer.question == question.id and answer.choice in labels
            ]
            counts = Counter(chosen)
            rows = _most_first(Counter(section for section, _ in chosen))
            cells = tuple(tuple(counts[row, choice] for choice in labels) for row in rows)
            crossing = Crossing(rows, tuple(labels.values()), cells)
            yield Counted(
                f"answers_to_{question.id}",
                question.text.in_language("en"),
                "section",
                "choice",
                release(crossing),
                f"Of {len(chosen)} responses that chose an answer.",
            )


def _statements(consultation: Consultation, responses: Sequence[Response]) -> Iterator[Counted]:
    if not consultation.statements:
        return
    counts = Counter(
        (answer.question, SIDES[1 + (answer.scale > 0) - (answer.scale < 0)])
        for response in responses
        for answer in response.answers
        if answer.scale is not None
    )
    cells = tuple(
        tuple(counts[each.id, side] for side in SIDES) for each in consultation.statements
    )
    texts = tuple(each.text.in_language("en") for each in consultation.statements)
    crossing = Crossing(texts, SIDES, cells, is_partition=False)
    yield Counted(
        "statements",
        "How far people agreed with the statements",
        "statement",
        "answer",
        release(crossing),
    )


def _quotations(consultation_id: str) -> Dataset:
    columns = (
        Column("response", "The reference of the response."),
        Column("kind", "For whom it speaks."),
        Column("who", "Who it is, only from those who agreed to be named."),
        Column("language", "The language that the response says it is in."),
        Column("in_other_words", "Whether these are other words than those that were written."),
        Column("words", "What was written, or what it says, as two people of its section let out."),
    )
    rows = tuple(
        (str(each.response), each.kind, each.who, each.language, each.in_other_words, each.words)
        for each in published(consultation_id=consultation_id)
    )
    return Dataset(
        "quotations", "Words whose writers agreed, read and let out by two people.", columns, rows
    )


def _sentence(caption: str) -> str:
    return caption if caption.endswith(("?", ".")) else f"{caption}."


def _language(response: Response) -> str:
    return own_name(response.language) if response.language else "not said"


def _most_first(counts: Counter[str]) -> tuple[str, ...]:
    return tuple(sorted(counts, key=lambda name: (-counts[name], name)))
