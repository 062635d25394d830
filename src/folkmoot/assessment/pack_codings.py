"""A further coding of one law, as its file coding-<coder>.toml holds it: read, and written."""

from collections.abc import Mapping

from folkmoot.assessment.answers import Confidence
from folkmoot.assessment.codebook import Codebook
from folkmoot.assessment.codings import CodedAnswer, Coding
from folkmoot.assessment.jurisdictions import Registry
from folkmoot.assessment.pack_conditions import Table, tables
from folkmoot.assessment.provisions import Reading
from folkmoot.assessment.toml_lines import Value, written
from folkmoot.foundation.packs import PackFile, raise_faults

CODING_KEYS = ("jurisdiction", "coder", "on", "recorded", "blind", "about", "answer")
ANSWER_KEYS = ("question", "value", "cites", "reading", "confidence", "caution", "why")


def read_coding(file: PackFile, codebook: Codebook, registry: Registry) -> Coding:
    """Give the coding that *file* holds; raise PackFaults with every fault at once."""
    top = Table(file, file.data)
    top.only(*CODING_KEYS)
    jurisdiction = top.text("jurisdiction")
    if jurisdiction not in registry:
        top.fault(f"'{jurisdiction}' is not in jurisdictions.toml. Add it there.", "jurisdiction")
    answers: dict[str, CodedAnswer] = {}
    for table in tables(file, "answer"):
        answer = _answer(table, codebook)
        if answer.question in answers:
            table.fault(f"{answer.question} is answered twice. Keep one.", "question")
        answers[answer.question] = answer
    coding = Coding(
        jurisdiction,
        top.text("coder"),
        top.day("on"),
        top.day("recorded"),
        is_blind=file.data.get("blind") is True,
        about=top.text("about"),
        answers=answers,
    )
    raise_faults(file)
    return coding


def write_coding(coding: Coding) -> str:
    """Give the text of the file that holds *coding*; read again it gives the same coding."""
    head: dict[str, Value] = {
        "jurisdiction": coding.jurisdiction,
        "coder": coding.coder,
        "on": coding.on.isoformat(),
        "recorded": coding.recorded.isoformat(),
    }
    lines = [*_lines(head), f"blind = {str(coding.is_blind).lower()}"]
    lines += _lines({"about": coding.about})
    for answer in coding.answers.values():
        lines += ["", "[[answer]]", *_lines(_written(answer))]
    return "\n".join(lines) + "\n"


def _written(answer: CodedAnswer) -> dict[str, Value]:
    return {
        "question": answer.question,
        "value": answer.value,
        "cites": answer.cites,
        "reading": answer.reading.value,
        "confidence": answer.confidence.value,
        "caution": answer.caution,
        "why": answer.why,
    }


def _lines(keys: Mapping[str, Value]) -> list[str]:
    return [f"{key} = {written(value)}" for key, value in keys.items() if value]


def _answer(table: Table, codebook: Codebook) -> CodedAnswer:
    table.only(*ANSWER_KEYS)
    answer = CodedAnswer(
        question=table.text("question"),
        value=table.text("value"),
        cites=table.texts("cites"),
        reading=table.word("reading", Reading, Reading.RECALLED),
        confidence=table.word("confidence", Confidence, Confidence.LOW),
        caution=table.text("caution", ""),
        why=table.text("why", ""),
    )
    question = codebook.questions.get(answer.question)
    if question is None:
        table.fault(f"'{answer.question}' is not a question of the codebook.", "question")
    elif not question.takes(answer.value):
        every = ", ".join(question.answers)
        table.fault(f"'{answer.value}' is no answer to {question.id}. It takes {every}.", "value")
    if answer.is_known and not answer.cites:
        table.fault('It cites nothing. Add cites, or write value = "unknown".', "value")
    if not answer.is_known and not answer.caution:
        table.fault('An unknown answer says why in a caution. Add caution = "…".', "value")
    return answer
