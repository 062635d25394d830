"""Who answered and what they chose, as counts that may be published."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from folkmoot.analysis.disclosure import Released
from folkmoot.consultation.pack import Consultation
from folkmoot.consultation.questions import QuestionKind
from folkmoot.consultation.responses import Response
from folkmoot.foundation.languages import own_name
from folkmoot.publication.opendata import Column, Dataset, counts_dataset
from folkmoot.publication.tables import Table, counts_table
from folkmoot.web.analysis import queries
from folkmoot.web.analysis.counted import released_tables
from folkmoot.web.consultation.queries.quotations import published
from folkmoot.web.federation.queries import body_names


@dataclass(frozen=True, slots=True)
class Counted:
    """One table of counts: *name* is that of its data, *of* and *by* are what it crosses."""

    name: str
    caption: str
    of: str
    by: str
    counts: Released
    note: str = ""


def counted(pack: Consultation, responses: Sequence[Response]) -> tuple[Counted, ...]:
    """Give the counts by section and kind, way and language, by choice, and by statement.

    Those that were released with the frame of a run stand; without one they are released now.
    """
    run = queries.released_run(pack.id)
    found = queries.tables(run) if run else released_tables(pack, responses)
    languages = found["said languages"]
    return (
        _counted("kind", found["section by kind"]),
        _counted("way", found["section by channel"]),
        Counted(
            "responses_by_language",
            "Responses by language",
            "what",
            "language",
            replace(languages, columns=tuple(map(_language, languages.columns))),
        ),
        *_choices(pack, found),
        *_statements(pack, found),
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


def _counted(by: str, released: Released) -> Counted:
    return Counted(f"responses_by_{by}", f"Responses by section and {by}", "section", by, released)


def _choices(pack: Consultation, found: Mapping[str, Released]) -> Iterator[Counted]:
    for question in pack.questions:
        released = found.get(f"answers to {question.id}")
        if question.kind is QuestionKind.CHOICE and released:
            labels = {choice.id: choice.label.in_language("en") for choice in question.choices}
            yield Counted(
                f"answers_to_{question.id}",
                question.text.in_language("en"),
                "section",
                "choice",
                replace(released, columns=_called(released.columns, labels)),
                "Of those responses that chose an answer.",
            )


def _statements(pack: Consultation, found: Mapping[str, Released]) -> Iterator[Counted]:
    if "statements" in found:
        released = found["statements"]
        texts = {each.id: each.text.in_language("en") for each in pack.statements}
        yield Counted(
            "statements",
            "How far people agreed with the statements",
            "statement",
            "answer",
            replace(released, rows=_called(released.rows, texts)),
        )


def _called(ids: Sequence[str], names: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(names.get(each, each) for each in ids)


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


def _language(code: str) -> str:
    return "all" if code == "all" else own_name(code) if code else "not said"
