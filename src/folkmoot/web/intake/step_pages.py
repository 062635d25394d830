"""The pages of the form, put together from the pack and what was written so far."""

from django.utils.translation import gettext as _

from folkmoot.consultation.notices import Notice
from folkmoot.consultation.pack import Consultation
from folkmoot.consultation.questions import SCALE, SCALE_WORDS, Question, QuestionKind
from folkmoot.consultation.responses import Answer, RespondentKind
from folkmoot.consultation.rounds import Round
from folkmoot.foundation.languages import own_name
from folkmoot.web.intake import forms
from folkmoot.web.intake.pages import Check, Field, Option, Said, Step, shown
from folkmoot.web.intake.steps import way_through


def step_page(
    notice: Notice,
    draft: forms.Draft,
    name: str,
    *,
    language: str,
    faults: dict[str, str],
    unsaved: bool = False,
) -> Step:
    """Give the page of one step."""
    pack, way = notice.consultation, way_through(notice)
    question = way.question(name)
    asked: dict[str, str] = {}
    if question:
        title = _("Question %(number)s of %(all)s") % {"number": name, "all": len(way.questions)}
        fields = _question_fields(question, pack, forms.answers_in(draft), language)
        asked = {
            "text": question.text.in_language(language),
            "help": question.help.in_language(language),
            "warning": question.warning.in_language(language),
        }
    else:
        title, fields = _other(name, notice.round, draft)
    return Step(
        round=notice.round.id,
        step=name,
        before=way.before(name),
        title=title,
        fields=tuple(_with_fault(field, faults) for field in fields),
        faults=faults,
        number=int(name) if question else 0,
        of=len(way.questions),
        question=question,
        unsaved=unsaved,
        **asked,
    )


def check_page(
    notice: Notice,
    draft: forms.Draft,
    *,
    language: str,
    late: bool,
    fault: str,
) -> Check:
    """Give the page where all answers are looked over."""
    pack = notice.consultation
    response = forms.response_of(draft, pack, notice.round.id)
    said = tuple(
        Said(str(number), question.text.in_language(language), lines)
        for number, question in enumerate(pack.questions, 1)
        if (lines := _lines(question, pack, response.answers, language))
    )
    consents = draft.get("consents")
    given = set(consents) if isinstance(consents, list) else {"use"}
    return Check(
        round=notice.round.id,
        before=way_through(notice).before("check"),
        said=said,
        whom=kinds()[response.kind].label,
        consents=tuple(option.label for option in consent_options(given) if option.chosen),
        is_empty=response.is_empty,
        late=late,
        fault=fault,
    )


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


def consent_options(given: set[str]) -> tuple[Option, ...]:
    """Give the consents, each a choice of its own."""
    words = {
        "use": _("My answers may be read, counted and analysed"),
        "quote": _("My words may be quoted, without my name"),
        "attribute": _("My organisation may be named beside its words"),
        "archive": _("My answers may be kept for research after the decision"),
        "pass_on": _("My answers may be passed on to the secretariat of the federation"),
    }
    return tuple(Option(name, label, name in given) for name, label in words.items())


def _other(name: str, round_: Round, draft: forms.Draft) -> tuple[str, list[Field]]:
    if name == "language":
        now = str(draft.get("language", ""))
        options = tuple(Option(code, own_name(code), code == now) for code in round_.languages)
        return _("Your language"), [Field("language", _("Your language"), now, options=options)]
    if name == "consent":
        consents = draft.get("consents")
        given = set(consents) if isinstance(consents, list) else {"use"}
        options = consent_options(given)
        return _("What may be done with it"), [Field("consent", "", options=options)]
    kind = str(draft.get("kind", ""))
    chosen = tuple(
        Option(value, option.label, value == kind, option.hint) for value, option in kinds().items()
    )
    return _("For whom you answer"), [
        Field("kind", _("For whom do you answer?"), kind, options=chosen),
        Field(
            "organisation",
            _("Name of the organisation"),
            str(draft.get("organisation") or ""),
            hint=_("Only for an organisation, and only if it may be named."),
        ),
        Field(
            "participants",
            _("How many people took part"),
            str(draft.get("participants") or ""),
            hint=_("Only for a group."),
        ),
    ]


def _question_fields(
    question: Question, pack: Consultation, said: forms.Fields, language: str
) -> list[Field]:
    if question.kind is QuestionKind.AGREEMENT:
        return [
            _scale_field(statement.id, statement.text.in_language(language), said, language)
            for statement in pack.statements
        ]
    if question.kind is QuestionKind.CLAUSES:
        gists = {gist.clause: gist.says.in_language(language) for gist in pack.gists}
        names = {clause: f"{question.id}.{clause}" for clause in question.clauses}
        return [
            Field(name, clause, said.get(name, ""), hint=gists.get(clause, ""))
            for clause, name in names.items()
        ]
    words = Field(question.id, _("Your answer"), said.get(question.id, ""))
    if question.kind is QuestionKind.OPEN:
        return [words]
    name = f"{forms.CHOSEN}{question.id}"
    options = tuple(
        Option(each.id, each.label.in_language(language), said.get(name) == each.id)
        for each in question.choices
    )
    return [
        Field(name, question.text.in_language(language), options=options),
        Field(question.id, _("Why? (you may leave this empty)"), said.get(question.id, "")),
    ]


def _scale_field(statement: str, text: str, said: forms.Fields, language: str) -> Field:
    name = f"{forms.PLACED}{statement}"
    options = tuple(
        Option(str(place), SCALE_WORDS[place].in_language(language), said.get(name) == str(place))
        for place in sorted(SCALE, reverse=True)
    )
    return Field(name, text, options=options)


def _with_fault(field: Field, faults: dict[str, str]) -> Field:
    fault = faults.get(field.name, "")
    return Field(field.name, field.label, field.value, fault, field.hint, field.options)


def _lines(
    question: Question, pack: Consultation, answers: tuple[Answer, ...], language: str
) -> tuple[str, ...]:
    texts = {each.id: each.text.in_language(language) for each in pack.statements}
    own = {question.id} | (texts.keys() if question.kind is QuestionKind.AGREEMENT else set())
    return tuple(
        shown(answer, question, texts.get(answer.question, ""), language)
        for answer in answers
        if answer.question in own
    )
