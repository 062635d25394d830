"""A round's compiled result: one frozen value, exact for those who run the round, or as told."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from folkmoot.consultation.counts import Told, counts_of, told, told_apart, told_total
from folkmoot.consultation.pack import Consultation
from folkmoot.consultation.questions import QuestionKind
from folkmoot.consultation.responses import MINORITY, Answer, RespondentKind, Response
from folkmoot.consultation.rounds import Round
from folkmoot.foundation.canonical import json_hash
from folkmoot.policy.anchors import settle
from folkmoot.policy.clauses import Version

SIDES: Final = ("agree", "neither", "disagree")
"""How the places of the agreement scale are told: two places on each side, and the middle."""

Tables = tuple[tuple[str, Told], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """The responses that came in time, or those that were late.

    *answered* counts responses by question, *clauses* by clause that they speak to, *choices* and
    *statements* by what was chosen. *passages* tells of each clause whether the passages that were
    commented on still stand in *Result.against*. None stands for what is not told.
    """

    responses: int | None
    people: int | None = 0
    minorities: int | None = 0
    by_kind: Told = ()
    by_channel: Told = ()
    by_language: Told = ()
    answered: Told = ()
    choices: Tables = ()
    statements: Tables = ()
    clauses: Told = ()
    passages: Tables = ()

    @property
    def discussions(self) -> int | None:
        """How many of the responses are group discussions."""
        return dict(self.by_kind).get(RespondentKind.GROUP, 0)


@dataclass(frozen=True, slots=True)
class ThemeFound:
    """A theme that people signed off: how many responses of the round are in it, which were quoted.

    *quotations* are references: the words stay where whoever wrote them can take them back.
    """

    reference: str
    title: str
    voices: int | None
    clauses: tuple[str, ...] = ()
    quotations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """What came in to one round, the *number*-th time that it was compiled.

    *set_aside* counts by reason what is not among the responses; *unused* are responses that may
    not be used; *unread* are counted, and what they say is sealed to somebody else.
    *responses_hash* stands for the names of all that were counted. *against* is the
    version that passages were sought in.
    """

    round: str
    consultation: str
    body: str
    opens: date
    last_day: date
    zone: str
    languages: tuple[str, ...]
    number: int
    made: date
    in_time: Part
    late: Part
    themes: tuple[ThemeFound, ...] = ()
    campaigns: Told = ()
    set_aside: Told = ()
    unused: int | None = 0
    unread: int | None = 0
    withdrawn: int | None = 0
    responses_hash: str = ""
    against: str = ""


def compile_result(
    held: Round,
    pack: Consultation,
    responses: Sequence[Response],
    *,
    made: date,
    number: int = 1,
    against: Version | None = None,
) -> Result:
    """Count *responses* of the round *held*, those that may be used, the late ones apart.

    *against* is a version in which the passages that people commented on are sought; without one,
    none are.
    """
    used = [each for each in responses if each.consents.use]
    asked = pack.asked_in(held)
    return Result(
        round=held.id,
        consultation=held.consultation,
        body=held.body,
        opens=held.opens.date(),
        last_day=held.last_day,
        zone=held.zone,
        languages=held.languages,
        number=number,
        made=made,
        in_time=_part([each for each in used if not each.late], asked, against),
        late=_part([each for each in used if each.late], asked, against),
        unused=len(responses) - len(used),
        responses_hash=json_hash(sorted(each.id for each in used)),
        against=str(against.reference) if against else "",
    )


def as_told(result: Result) -> Result:
    """Give *result* as everybody may know it: counts under ten left out, and what gives them away.

    Each part and each table is looked at by itself. The hash of the names is left out too.
    """
    return replace(
        result,
        in_time=_told(result.in_time),
        late=_told(result.late),
        themes=tuple(replace(each, voices=told_total(each.voices)) for each in result.themes),
        campaigns=told_apart(result.campaigns),
        set_aside=told_apart(result.set_aside),
        unused=told_total(result.unused),
        unread=told_total(result.unread),
        withdrawn=told_total(result.withdrawn),
        responses_hash="",
    )


def _part(responses: Sequence[Response], pack: Consultation, against: Version | None) -> Part:
    answers = [answer for each in responses for answer in each.answers if not answer.is_empty]
    return Part(
        responses=len(responses),
        people=sum(each.participants or 0 for each in responses),
        minorities=sum(any(a.question == MINORITY for a in each.answers) for each in responses),
        by_kind=counts_of(str(each.kind) for each in responses),
        by_channel=counts_of(str(each.channel) for each in responses),
        by_language=counts_of(each.language for each in responses),
        answered=_by_question(responses, pack),
        choices=_choices(answers, pack),
        statements=_statements(answers, pack),
        clauses=counts_of(clause for each in responses for clause in spoken_to(each)),
        passages=_passages(answers, against) if against else (),
    )


def spoken_to(response: Response) -> tuple[str, ...]:
    """Name the clauses that a response speaks to, each once."""
    return tuple(sorted({clause for answer in response.answers for clause in answer.clauses}))


def _by_question(responses: Sequence[Response], pack: Consultation) -> Told:
    asked = [question.id for question in pack.questions]
    counted = dict(
        counts_of(
            question
            for each in responses
            for question in {answer.question for answer in each.answers if not answer.is_empty}
        )
    )
    return tuple((question, counted.get(question, 0)) for question in asked)


def _choices(answers: Sequence[Answer], pack: Consultation) -> Tables:
    return tuple(
        (
            question.id,
            _in_order(
                [choice.id for choice in question.choices],
                (answer.choice for answer in answers if answer.question == question.id),
            ),
        )
        for question in pack.questions
        if question.kind is QuestionKind.CHOICE
    )


def _statements(answers: Sequence[Answer], pack: Consultation) -> Tables:
    scales = [(answer.question, answer.scale) for answer in answers if answer.scale is not None]
    return tuple(
        (statement.id, _in_order(SIDES, (side(n) for asked, n in scales if asked == statement.id)))
        for statement in pack.statements
    )


def side(scale: int) -> str:
    """Say on which side a place of the scale is.

    >>> side(2), side(0), side(-1)
    ('agree', 'neither', 'disagree')
    """
    return SIDES[1 - (scale > 0) + (scale < 0)]


def _in_order(names: Sequence[str], found: Iterable[str]) -> Told:
    counted = dict(counts_of(found))
    return tuple((name, counted.get(name, 0)) for name in names)


def _passages(answers: Sequence[Answer], against: Version) -> Tables:
    marks = [answer.anchor for answer in answers if answer.anchor]
    standing = [(mark.clause, str(settle(mark, against).standing)) for mark in marks]
    clauses = sorted({clause for clause, _ in standing})
    return tuple(
        (clause, counts_of(found for on, found in standing if on == clause)) for clause in clauses
    )


def _told(part: Part) -> Part:
    return Part(
        responses=told_total(part.responses),
        people=told_total(part.people),
        minorities=told_total(part.minorities),
        by_kind=told(part.by_kind),
        by_channel=told(part.by_channel),
        by_language=told(part.by_language),
        answered=told_apart(part.answered),
        choices=_tables(part.choices),
        statements=_tables(part.statements),
        clauses=told_apart(part.clauses),
        passages=_tables(part.passages),
    )


def _tables(found: Tables) -> Tables:
    return tuple((name, told(counts)) for name, counts in found)
