"""A response made of a draft, and the passages of clauses that it speaks of."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from folkmoot.consultation.notices import Notice
from folkmoot.consultation.pack import Consultation
from folkmoot.consultation.questions import SCALE, Question, QuestionKind
from folkmoot.consultation.responses import MINORITY, Answer, Channel, RespondentKind, Response
from folkmoot.policy.anchors import Anchor, anchor
from folkmoot.web.intake.drafting import CHOSEN, PLACED, QUOTED, Draft, answers_in, consents_of


def response_of(draft: Draft, notice: Notice) -> Response:
    """Make a response of what stands in *draft*; what is empty is left out."""
    kind = RespondentKind(str(draft.get("kind") or RespondentKind.UNKNOWN))
    many = str(draft.get("participants") or "")
    is_group = kind is RespondentKind.GROUP
    return Response(
        id="",
        round=notice.round.id,
        channel=Channel.FORM,
        received=date.min,
        kind=kind,
        participants=int(many) if is_group and many.isdecimal() else None,
        organisation=str(draft.get("organisation") or ""),
        language=str(draft.get("language") or notice.round.languages[0]),
        answers=tuple(each for each in _answers(draft, notice, kind) if not each.is_empty),
        consents=consents_of(draft),
    )


def passage(clause: str, text: str, words: str) -> Anchor | None:
    """Find *words* in the *text* of a clause; None where they stand there nowhere, or twice.

    However they are spaced or capitalised, and whatever marks of emphasis stand between them.
    """
    parts = [re.escape(part) for part in words.split()]
    if not parts:
        return None
    found = list(re.finditer(r"[\s*_>#-]+".join(parts), text, re.IGNORECASE))
    if len(found) != 1:
        return None
    return anchor(clause, text, found[0].start(), found[0].end())


def _answers(draft: Draft, notice: Notice, kind: RespondentKind) -> Iterator[Answer]:
    pack, fields = notice.consultation, answers_in(draft)
    for question in pack.questions:
        if question.kind is QuestionKind.CLAUSES:
            yield from _comments(question, fields, notice.clauses)
        elif question.kind is QuestionKind.AGREEMENT:
            yield from _places(pack, fields)
        else:
            yield _answer(question, fields)
    if kind is RespondentKind.GROUP:
        yield Answer(MINORITY, fields.get(MINORITY, ""))


def _comments(
    question: Question, fields: Mapping[str, str], clauses: Mapping[str, str]
) -> Iterator[Answer]:
    for clause in question.clauses:
        name = f"{question.id}.{clause}"
        marked = passage(clause, clauses.get(clause, ""), fields.get(QUOTED + name, ""))
        yield Answer(
            question.id, fields.get(name, ""), clause=clause, clauses=(clause,), anchor=marked
        )


def _places(pack: Consultation, fields: Mapping[str, str]) -> Iterator[Answer]:
    for statement in pack.statements:
        place = fields.get(PLACED + statement.id, "")
        if place in set(map(str, SCALE)):
            yield Answer(statement.id, scale=int(place), clauses=statement.clauses)


def _answer(question: Question, fields: Mapping[str, str]) -> Answer:
    chosen = fields.get(CHOSEN + question.id, "")
    known = {choice.id for choice in question.choices}
    return Answer(
        question.id,
        fields.get(question.id, ""),
        choice=chosen if chosen in known else "",
        clauses=question.clauses,
    )
