"""One jurisdiction's pages put together: its law on a day, its answers, its what-if."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _

from folkmoot.assessment.answers import Answer
from folkmoot.assessment.assessments import Measure, assess, policy_reference
from folkmoot.assessment.codebook import Question
from folkmoot.assessment.law import Law, Standing, stand
from folkmoot.assessment.packs import DEFAULT_POLICY
from folkmoot.assessment.reform import Reform, aim_of, reform, smallest_reform
from folkmoot.assessment.rules import Result
from folkmoot.foundation.errors import InputError
from folkmoot.web.assessment import queries, showing
from folkmoot.web.assessment.forms import DayForm, WhatIfForm
from folkmoot.web.assessment.pages import (
    AnswersPage,
    AskedQuestion,
    CountryPage,
    ShownAnswer,
    WhatIfPage,
)
from folkmoot.web.assessment.showing import words
from folkmoot.web.policy import queries as policy


def page(jurisdiction: str, form: DayForm, on: date) -> CountryPage:
    """Give one jurisdiction's law on a day, or on its first coded day where that is later."""
    law, measure = queries.law_of(jurisdiction), _measure()
    day = max(on, law.first_day)
    found = assess(law, measure, on=day)
    meanings, codebook = measure.scheme.meanings, measure.codebook
    return CountryPage(
        place=showing.place(law),
        on=day,
        form=form,
        policy=policy_reference(measure.rules),
        models=tuple((words(model), meanings[model]) for model in found.model.possible),
        model_reasons=showing.shown_reasons(found.standing, codebook, found.model.because),
        model_missing=showing.asked(codebook, found.model.missing),
        flags=tuple(flag.text for flag in found.flags),
        axes=tuple((axis.text, found.axes[axis.id]) for axis in measure.axes.axes),
        counts=showing.counts(finding.result for finding in found.findings),
        findings=showing.shown_findings(found),
        turns=showing.turns(law, measure),
        labels=law.labels,
        sources=showing.sources(law),
    )


def answers(jurisdiction: str, on: date) -> AnswersPage:
    """Give every answer about one jurisdiction's law."""
    law, codebook = queries.law_of(jurisdiction), _measure().codebook
    standing = stand(law, codebook, on=max(on, law.first_day))
    groups = tuple(
        (group, tuple(_asked(question, law, standing) for question in questions))
        for group, questions in codebook.groups().items()
    )
    return AnswersPage(showing.place(law), standing.on, groups)


def what_if(jurisdiction: str, asked_for: Mapping[str, str], on: date) -> WhatIfPage:
    """Give the form of what-if, with the outcome where a change or an aim was named."""
    law, measure = queries.law_of(jurisdiction), _measure()
    standing = stand(law, measure.codebook, on=max(on, law.first_day))
    asked = {*measure.scheme.questions, *(q for r in measure.rules.rules for q in r.questions)}
    form = WhatIfForm(
        asked_for, standing=standing, laws=queries.laws(), rules=measure.rules, asked=asked
    )
    made, refusal = _made(form, standing, measure)
    shown = showing.imagined(made, measure.codebook) if made else None
    return WhatIfPage(showing.place(law), standing.on, form, shown, refusal)


def _measure() -> Measure:
    """Give what laws are held to: the version of the policy in force, else that of its rules."""
    current = policy.current(DEFAULT_POLICY)
    return queries.measure(current.version.number if current else "")


def _made(form: WhatIfForm, standing: Standing, measure: Measure) -> tuple[Reform | None, str]:
    if not form.is_valid():
        return None, ""
    rule = measure.rules.rule(form.cleaned_data["until"])
    try:
        if rule is not None:
            made = smallest_reform(standing, measure, [aim_of(measure, rule.id, Result.MET)])
            missed = _("No change of its answers reaches %(rule)s.") % {"rule": rule.id}
            return made, "" if made else missed
        changes = form.changes()
        return (reform(standing, measure, changes) if changes else None), ""
    except InputError as error:
        return None, str(error)


def _asked(question: Question, law: Law, standing: Standing) -> AskedQuestion:
    found = sorted(
        (answer for answer in law.answers if answer.question == question.id),
        key=lambda answer: answer.surely_from,
    )
    return AskedQuestion(
        question.id,
        question.text,
        question.kind.value,
        words(standing.value(question.id)),
        tuple(_answer(answer, law, standing.on) for answer in found),
    )


def _answer(answer: Answer, law: Law, on: date) -> ShownAnswer:
    return ShownAnswer(
        value=words(answer.value),
        first=str(answer.start),
        last=str(answer.end) if answer.end else "",
        beyond=showing.beyond(law, answer),
        provisions=showing.provisions_of(law, answer),
        confidence=answer.confidence.value if answer.is_known else "",
        caution=answer.caution,
        coder=answer.coder,
        recorded=answer.recorded,
        holds=answer.holds_on(on) is True,
    )
