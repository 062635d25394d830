"""What a participant fills in, read from the page; and what is wrong with it, field by field."""

from typing import Final

from django.http import QueryDict
from django.utils.translation import gettext as _

from folkmoot.consultation.notices import Notice
from folkmoot.consultation.questions import Question, QuestionKind
from folkmoot.consultation.responses import MINORITY, Consents, RespondentKind
from folkmoot.web.intake.composing import passage
from folkmoot.web.intake.drafting import CHOSEN, PLACED, QUOTED, Draft, Fields
from folkmoot.web.intake.steps import Way

LONGEST: Final = 100_000
"""Characters that one answer may have."""

NAME: Final = 300
"""Characters that the name of an organisation may have."""

Faults = dict[str, str]


def read_language(data: QueryDict, notice: Notice) -> tuple[Draft, Faults]:
    """Read in which language somebody answers."""
    chosen = data.get("language", "")
    if chosen not in notice.round.languages:
        return {}, {"language": _("Choose a language.")}
    return {"language": chosen}, {}


def read_whom(data: QueryDict) -> tuple[Draft, Faults]:
    """Read for whom somebody answers."""
    kind, many = data.get("kind", ""), words_in(data, "participants")
    name = words_in(data, "organisation")
    read: Draft = {
        "kind": kind if kind in set(RespondentKind) else RespondentKind.UNKNOWN,
        "organisation": name,
        "participants": many,
    }
    faults: Faults = {}
    if len(name) > NAME:
        faults["organisation"] = _("This name is too long. Shorten it to 300 characters.")
    if kind == RespondentKind.GROUP and not (many.isdecimal() and 0 < int(many[:9]) < 1_000_000):
        faults["participants"] = _("Write how many people took part, such as 12.")
    return read, faults


def read_consents(data: QueryDict) -> Draft:
    """Read the consents: each is given only where its box is ticked."""
    return {"consents": [name for name in Consents.names() if name in data]}


def read_fields(data: QueryDict, notice: Notice, way: Way, step: str) -> tuple[Fields, Faults]:
    """Read the fields of a step that asks a question."""
    fields = {name: words_in(data, name) for name in names_on(notice, way, step)}
    faults = {
        name: _("This is too long. Leave at most 100,000 characters here, and mail the rest.")
        for name, value in fields.items()
        if len(value) > LONGEST
    }
    if clause := way.clause(step):
        faults |= _faults_of_passage(fields, clause, notice.clauses.get(clause, ""))
    return fields, faults


def names_on(notice: Notice, way: Way, step: str) -> list[str]:
    """Give the names of the fields on a step."""
    question = way.question(step)
    if question is None:
        return [MINORITY] if step == "minority" else []
    if clause := way.clause(step):
        name = f"{question.id}.{clause}"
        return [name, QUOTED + name] if clause in notice.clauses else [name]
    return _names_of(question, notice)


def words_in(data: QueryDict, name: str) -> str:
    """Give what was typed into a field, with plain line ends and none of the characters NUL."""
    return data.get(name, "").replace("\r\n", "\n").replace("\0", "").strip()


def _names_of(question: Question, notice: Notice) -> list[str]:
    if question.kind is QuestionKind.CLAUSES:
        return []
    if question.kind is QuestionKind.AGREEMENT:
        return [PLACED + statement.id for statement in notice.consultation.statements]
    if question.kind is QuestionKind.CHOICE:
        return [CHOSEN + question.id, question.id]
    return [question.id]


def _faults_of_passage(fields: Fields, clause: str, text: str) -> Faults:
    quoted = next((name for name in fields if name.startswith(QUOTED)), "")
    if not fields.get(quoted):
        return {}
    if passage(clause, text, fields[quoted]) is None:
        return {
            quoted: _(
                "These words do not stand in the clause, or stand there more than once. Copy a "
                "few more of them from above, or leave this empty."
            )
        }
    name = quoted.removeprefix(QUOTED)
    return {} if fields[name] else {name: _("Write what you want to say about these words.")}
