"""The codebook and the registry of jurisdictions, as their files hold them."""

from pathlib import Path

from folkmoot.assessment.codebook import STANDARD, Codebook, Question, QuestionKind
from folkmoot.assessment.expressions import TRUE, Condition
from folkmoot.assessment.jurisdictions import Jurisdiction, Registry
from folkmoot.assessment.pack_conditions import Conditions, Table, tables
from folkmoot.foundation.packs import PackFile, raise_faults, read_toml

QUESTION_KEYS = ("id", "group", "text", "answers", "kind", "asked_if")
JURISDICTION_KEYS = ("id", "name", "iso2", "region", "subregion", "parent")


def load_codebook(path: Path) -> Codebook:
    """Read codebook.toml; raise PackFaults with every fault at once."""
    return read_codebook(read_toml(path, root=path.parents[1]))


def read_codebook(file: PackFile) -> Codebook:
    """Give the codebook that *file* holds; raise PackFaults with every fault at once."""
    top = Table(file, file.data)
    top.only("version", "about", "question")
    questions: dict[str, Question] = {}
    for table in tables(file, "question"):
        question = _question(file, table, questions)
        if question.id in questions:
            table.fault(f"Question {question.id} is here twice. Ids are never reused.", "id")
        questions[question.id] = question
    codebook = Codebook(top.text("version"), top.text("about"), questions)
    raise_faults(file)
    return codebook


def read_jurisdictions(file: PackFile) -> Registry:
    """Give the registry that *file* holds; raise PackFaults with every fault at once."""
    found: dict[str, Jurisdiction] = {}
    for table in tables(file, "jurisdiction"):
        table.only(*JURISDICTION_KEYS)
        one = Jurisdiction(
            table.text("id"),
            table.text("name"),
            table.text("region"),
            parent=table.text("parent", ""),
            iso2=table.text("iso2", ""),
            subregion=table.text("subregion", ""),
        )
        if one.id in found:
            table.fault(f"{one.id} is here twice. Keep one.", "id")
        if one.parent and one.parent not in found:
            table.fault(f"The parent {one.parent} is not defined above. Put it before.", "parent")
        found[one.id] = one
    raise_faults(file)
    return Registry(found)


def _question(file: PackFile, table: Table, before: dict[str, Question]) -> Question:
    table.only(*QUESTION_KEYS)
    answers = table.texts("answers")
    if len(set(answers) - set(STANDARD)) < 2:
        table.fault("A question needs two answers of its own at least.", "answers")
    for value in (*answers, table.text("id")):
        if not value.isidentifier():
            table.fault(f"'{value}' cannot be named in a condition. Use letters, digits and _.")
    return Question(
        id=table.text("id"),
        group=table.text("group"),
        text=table.text("text"),
        answers=answers,
        kind=table.word("kind", QuestionKind, QuestionKind.LAW),
        asked_if=_asked_if(file, table, before),
    )


def _asked_if(file: PackFile, table: Table, before: dict[str, Question]) -> Condition:
    if "asked_if" not in table.data:
        return TRUE
    return Conditions(file, Codebook("", "", dict(before))).of(table, "asked_if")
