"""The law of one jurisdiction, as its two files hold it: law.toml and answers.toml."""

from collections.abc import Mapping
from datetime import date
from itertools import combinations

from folkmoot.assessment.answers import Answer, Confidence
from folkmoot.assessment.codebook import UNKNOWN, Codebook
from folkmoot.assessment.jurisdictions import Jurisdiction, Registry
from folkmoot.assessment.law import Label, Law
from folkmoot.assessment.pack_conditions import Table, tables
from folkmoot.assessment.provisions import Instrument, Provision, Reading
from folkmoot.foundation.dates import LooseDate
from folkmoot.foundation.packs import PackFile, raise_faults

LAW_KEYS = ("jurisdiction", "status", "about", "checked", "instrument", "provision", "label")
INSTRUMENT_KEYS = (
    "id",
    "title",
    "short",
    "language",
    "reading",
    "adopted",
    "published",
    "commenced",
    "repealed",
    "where",
)
PROVISION_KEYS = ("instrument", "pinpoint", "shown", "about")
ANSWERS_KEYS = ("coder", "recorded", "answer")
ANSWER_KEYS = (
    "question",
    "value",
    "from",
    "to",
    "provisions",
    "absent_from",
    "sources",
    "confidence",
    "caution",
    "coder",
    "recorded",
)


def read_law(file: PackFile, answers_file: PackFile, codebook: Codebook, registry: Registry) -> Law:
    """Give one jurisdiction's law from its two files; raise PackFaults with every fault at once.

    An answer cites provisions that are defined, or instruments that such a rule is absent from;
    one that can do neither is unknown, with a caution that says why.
    """
    top = Table(file, file.data)
    top.only(*LAW_KEYS)
    jurisdiction = _jurisdiction(top, registry)
    instruments = _instruments(file)
    provisions = _provisions(file, instruments, jurisdiction.id)
    law = Law(
        jurisdiction,
        top.text("status"),
        top.text("about"),
        top.day("checked"),
        instruments,
        provisions,
        _answers(answers_file, codebook),
        _labels(file),
    )
    for position, answer in enumerate(law.answers):
        _check_answer(Table(answers_file, {}, "answer", position), answer, law, codebook)
    _check_overlaps(answers_file, law.answers)
    raise_faults(file, answers_file)
    return law


def _jurisdiction(top: Table, registry: Registry) -> Jurisdiction:
    name = top.text("jurisdiction")
    if name not in registry:
        top.fault(f"'{name}' is not in jurisdictions.toml. Add it there.", "jurisdiction")
        return Jurisdiction(name, name, "")
    return registry[name]


def _instruments(file: PackFile) -> dict[str, Instrument]:
    found: dict[str, Instrument] = {}
    for table in tables(file, "instrument"):
        one = _instrument(table)
        if one.id in found:
            table.fault(f"{one.id} is here twice. Give each act a name of its own.", "id")
        found[one.id] = one
    return found


def _instrument(table: Table) -> Instrument:
    table.only(*INSTRUMENT_KEYS)
    return Instrument(
        id=table.text("id"),
        title=table.text("title"),
        short=table.text("short", "") or table.text("title"),
        language=table.text("language"),
        reading=table.word("reading", Reading, Reading.RECALLED),
        adopted=table.loose("adopted"),
        published=table.loose("published"),
        commenced=table.loose("commenced"),
        repealed=table.loose("repealed"),
        where=table.text("where", ""),
    )


def _provisions(
    file: PackFile, instruments: Mapping[str, Instrument], jurisdiction: str
) -> dict[str, Provision]:
    found: dict[str, Provision] = {}
    for table in tables(file, "provision"):
        table.only(*PROVISION_KEYS)
        name = table.text("instrument")
        if name not in instruments:
            table.fault(f"'{name}' is no instrument of this file. Add it.", "instrument")
            continue
        one = Provision(
            instruments[name],
            table.text("pinpoint"),
            table.text("shown"),
            table.text("about", ""),
            jurisdiction=jurisdiction,
        )
        if one.id in found:
            table.fault(f"{one.id} is here twice. Keep one.", "pinpoint")
        found[one.id] = one
    return found


def _answers(file: PackFile, codebook: Codebook) -> tuple[Answer, ...]:
    top = Table(file, file.data)
    top.only(*ANSWERS_KEYS)
    coder, recorded = top.text("coder"), top.day("recorded")
    return tuple(_answer(table, coder, recorded) for table in tables(file, "answer"))


def _answer(table: Table, coder: str, recorded: date) -> Answer:
    table.only(*ANSWER_KEYS)
    table.text("from")
    return Answer(
        question=table.text("question"),
        value=table.text("value"),
        start=table.loose("from") or LooseDate.parse(UNKNOWN),
        end=table.loose("to"),
        provisions=table.texts("provisions"),
        absent_from=table.texts("absent_from"),
        confidence=table.word("confidence", Confidence, Confidence.LOW),
        coder=table.text("coder", coder),
        recorded=table.day("recorded", recorded),
        caution=table.text("caution", ""),
        sources=table.texts("sources"),
    )


def _labels(file: PackFile) -> tuple[Label, ...]:
    found = []
    for table in tables(file, "label"):
        table.only("source", "year", "label", "where")
        found.append(Label(*(table.text(key) for key in ("source", "year", "label", "where"))))
    return tuple(found)


def _check_answer(table: Table, answer: Answer, law: Law, codebook: Codebook) -> None:
    question = codebook.questions.get(answer.question)
    if question is None:
        table.fault(f"'{answer.question}' is not a question of the codebook.", "question")
    elif not question.takes(answer.value):
        every = ", ".join(question.answers)
        table.fault(f"'{answer.value}' is no answer to {question.id}. It takes {every}.", "value")
    for key in answer.provisions:
        if key not in law.provisions:
            table.fault(f"'{key}' is no provision of law.toml. Add it there.", "provisions")
    for key in answer.absent_from:
        if key not in law.instruments:
            table.fault(f"'{key}' is no instrument of law.toml. Add it there.", "absent_from")
    _check_grounds(table, answer)
    if answer.end and answer.end.latest and answer.end.latest < answer.surely_from:
        table.fault(f"It ends on {answer.end}, before it begins on {answer.start}.", "to")


def _check_grounds(table: Table, answer: Answer) -> None:
    if answer.is_known and not (answer.provisions or answer.absent_from or answer.sources):
        table.fault(
            "It cites nothing. Add provisions, or absent_from with the instruments that such a "
            'rule would stand in; or write value = "unknown" with a caution.',
            "value",
        )
    if not answer.is_known and not answer.caution:
        table.fault('An unknown answer says why in a caution. Add caution = "…".', "value")
    bare = answer.is_known and not answer.provisions
    if bare and answer.confidence is Confidence.HIGH:
        table.fault(
            "An absence that no provision states is at most of medium confidence.", "confidence"
        )


def _check_overlaps(file: PackFile, answers: tuple[Answer, ...]) -> None:
    for (_, one), (position, other) in combinations(enumerate(answers), 2):
        if one.question == other.question and _overlap(one, other):
            file.fault(
                f"{other.question} is answered twice for the same days: from {one.start} and "
                f"from {other.start}. End the earlier one the day before.",
                "answer",
                position,
                "from",
            )


def _overlap(one: Answer, other: Answer) -> bool:
    first, second = sorted((one, other), key=lambda answer: answer.surely_from)
    if first.end is None:
        return True
    return first.end.earliest is None or first.end.earliest >= second.surely_from
