"""One jurisdiction's pages put together: its law on a day, and every answer."""

from datetime import date
from typing import Final

from folkmoot.assessment.answers import Answer
from folkmoot.assessment.assessments import Assessment, assess, policy_reference
from folkmoot.assessment.classifications import labels_of
from folkmoot.assessment.codebook import NOT_APPLICABLE, Question, QuestionKind
from folkmoot.assessment.expressions import UNSETTLED
from folkmoot.assessment.law import Law, Standing, stand
from folkmoot.assessment.schemes import Scheme, axes_of, model_of
from folkmoot.assessment.settling import Settler, settlers
from folkmoot.assessment.timeline import model_turns, timeline
from folkmoot.foundation.dates import LooseDate
from folkmoot.web.assessment import bands, judged_queries, queries, reading, showing
from folkmoot.web.assessment.country_pages import CountryPage, NextQuestion, SchemeLabel
from folkmoot.web.assessment.forms import DayForm
from folkmoot.web.assessment.names import model_name
from folkmoot.web.assessment.pages import AnswersPage, AskedQuestion, ShownAnswer
from folkmoot.web.assessment.showing import words

MOST_SETTLERS: Final = 3


def page(jurisdiction: str, form: DayForm, on: date) -> CountryPage:
    """Give one jurisdiction's law on a day, or on its first coded day where that is later."""
    laws = queries.laws()
    law = laws.law(jurisdiction)
    measure = reading.measure_of(form.chosen_policy())
    found = assess(law, measure, on=max(on, law.first_day))
    meanings, codebook = measure.scheme.meanings, measure.codebook
    asked = [q.id for q in codebook if q.kind is QuestionKind.LAW]
    values = [found.standing.value(question) for question in asked]
    return CountryPage(
        place=showing.place(law, laws.registry),
        on=found.standing.on,
        form=form,
        policy=policy_reference(measure.rules),
        policies=reading.choices(form.chosen_policy()),
        models=tuple((model_name(model), meanings[model]) for model in found.model.possible),
        since=_model_since(found),
        asked=sum(value != NOT_APPLICABLE for value in values),
        unknown=sum(value in UNSETTLED for value in values),
        settlers=_settlers(found),
        band=bands.band(law, measure, form.today),
        schemes=tuple(_scheme_label(each, found.standing) for each in laws.schemes.values()),
        model_reasons=showing.shown_reasons(found.standing, codebook, found.model.because),
        model_missing=showing.asked(codebook, found.model.missing),
        flags=tuple(flag.text for flag in found.flags),
        axes=tuple((axis.text, found.axes[axis.id]) for axis in measure.axes.axes),
        counts=showing.counts(finding.result for finding in found.findings),
        findings=showing.shown_findings(found),
        turns=showing.turns(law, measure),
        labels=labels_of(law, laws.classifications),
        sources=showing.sources(law),
        validated=judged_queries.validated(jurisdiction),
        streams=judged_queries.streams(jurisdiction, found.standing.on),
        restrictions=judged_queries.restrictions(jurisdiction),
    )


def answers(jurisdiction: str, on: date) -> AnswersPage:
    """Give every answer about one jurisdiction's law."""
    laws = queries.laws()
    law = laws.law(jurisdiction)
    standing = stand(law, laws.codebook, on=max(on, law.first_day))
    groups = tuple(
        (group, tuple(_asked(question, law, standing) for question in questions))
        for group, questions in laws.codebook.groups().items()
    )
    return AnswersPage(showing.place(law, laws.registry), standing.on, groups)


def _model_since(found: Assessment) -> LooseDate | None:
    intervals = timeline(found.standing.law, found.measure)
    turns = [turn for turn in model_turns(intervals) if turn.first <= found.standing.on]
    return turns[-1].since if turns and found.model.settled else None


def _settlers(found: Assessment) -> tuple[NextQuestion, ...]:
    measure, standing = found.measure, found.standing
    best = settlers(standing, measure.codebook, measure.scheme.rows)[:MOST_SETTLERS]
    return tuple(_next(one, measure.codebook.questions[one.question]) for one in best)


def _next(settler: Settler, question: Question) -> NextQuestion:
    by_models: dict[tuple[str, ...], list[str]] = {}
    for value, models in settler.outcomes:
        by_models.setdefault(models, []).append(words(value))
    outcomes = (
        (", ".join(values), tuple(map(model_name, models))) for models, values in by_models.items()
    )
    return NextQuestion(question.id, question.text, tuple(outcomes), settler.is_sure)


def _scheme_label(scheme: Scheme, standing: Standing) -> SchemeLabel:
    if scheme.rows:
        models = tuple(map(model_name, model_of(scheme, standing).possible))
        is_open = len(models) > 1
        return SchemeLabel(
            scheme.name, scheme.source, () if is_open else models, models if is_open else ()
        )
    texts, truths = {axis.id: axis.text for axis in scheme.axes}, axes_of(scheme, standing)
    return SchemeLabel(
        scheme.name,
        scheme.source,
        tuple(texts[axis] for axis, truth in truths.items() if truth),
        tuple(texts[axis] for axis, truth in truths.items() if truth is None),
    )


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
