"""What is said on the participants' pages: for whom, the consents, answers as they were given."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from folkmoot.consultation.pack import Consultation
from folkmoot.consultation.questions import SCALE_WORDS, Question, QuestionKind
from folkmoot.consultation.responses import MINORITY, Answer, RespondentKind, Response
from folkmoot.web.intake.pages import Option, Said


def kinds() -> dict[str, Option]:
    """Give for whom one may answer."""
    return {
        RespondentKind.MEMBER: Option("member", _("For myself, as a member")),
        RespondentKind.STAKEHOLDER: Option(
            "stakeholder",
            _("For myself, as somebody concerned"),
            hint=_("You live or work with what this is about, or know it well."),
        ),
        RespondentKind.ORGANISATION: Option("organisation", _("For an organisation")),
        RespondentKind.GROUP: Option("group", _("For a group that discussed it together")),
        RespondentKind.UNKNOWN: Option("unknown", _("I would rather not say")),
    }


def consents(given: Iterable[str], *, named: bool) -> tuple[Option, ...]:
    """Give the consents, each a choice of its own; *named* where an organisation could be."""
    words = {
        "use": _("My answers may be read, counted and analysed"),
        "quote": _("My words may be quoted, without my name"),
        "attribute": _("My organisation may be named beside its words"),
        "archive": _("My answers may be kept for research after the decision"),
        "pass_on": _("My answers may be passed on to the secretariat of the federation"),
    }
    if not named:
        del words["attribute"]
    return tuple(Option(name, label, name in set(given)) for name, label in words.items())


def minority() -> str:
    """Say what a group is asked beside the questions."""
    return _("What did those say who saw it differently?")


def said_in(response: Response, pack: Consultation, language: str) -> tuple[Said, ...]:
    """Put the answers of *response* beside what was asked, in the order of the questions."""
    found = [
        Said(str(number), question.text.in_language(language), lines)
        for number, question in enumerate(pack.questions, 1)
        if (lines := tuple(_lines(question, pack, response.answers, language)))
    ]
    views = tuple(each.text for each in response.answers if each.question == MINORITY)
    return (*found, *([Said("minority", minority(), views)] if views else []))


def whom(response: Response) -> str:
    """Say for whom *response* speaks."""
    label = kinds()[response.kind].label
    if response.participants:
        many = _("people who took part: %(number)s") % {"number": response.participants}
        label = f"{label} ({many})"
    return f"{label}: {response.organisation}" if response.organisation else label


def _lines(
    question: Question, pack: Consultation, answers: Iterable[Answer], language: str
) -> Iterator[str]:
    texts = {each.id: each.text.in_language(language) for each in pack.statements}
    is_scale = question.kind is QuestionKind.AGREEMENT
    for answer in answers:
        if is_scale and answer.question in texts and answer.scale is not None:
            place = SCALE_WORDS[answer.scale].in_language(language)
            yield f"{texts[answer.question]} — {place}"
        elif answer.question == question.id:
            yield from _answer_in_words(answer, question, language)


def _answer_in_words(answer: Answer, question: Question, language: str) -> Iterator[str]:
    """Give each part on a line of its own, since each may be read in its own direction."""
    labels = {each.id: each.label.in_language(language) for each in question.choices}
    quoted = f"“{answer.anchor.exact}”" if answer.anchor else ""
    yield from filter(None, (labels.get(answer.choice), answer.clause, quoted, answer.text))
