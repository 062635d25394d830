"""The desk for answering those who wrote: the themes of a body, and one answer to each."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from folkmoot.foundation.errors import InputError
from folkmoot.foundation.languages import INTERFACE
from folkmoot.web.analysis import queries
from folkmoot.web.analysis.answer_forms import DONE, NOT_DONE, AnswerForm
from folkmoot.web.analysis.desk_views import person_of
from folkmoot.web.analysis.pages import AnsweringPage, AnswersPage, Part, ToAnswer
from folkmoot.web.analysis.queries import Run, Theme
from folkmoot.web.components.pages import show
from folkmoot.web.consultation import jobs, services
from folkmoot.web.consultation import queries as consultation
from folkmoot.web.consultation.queries.theme_answers import ThemeAnswer, answers_held
from folkmoot.web.federation import queries as federation


def body_of(request: HttpRequest, body: str, theme: str = "") -> str:
    """Say for whom the answers are, for the door."""
    return body


def themes(request: HttpRequest, body: str) -> HttpResponse:
    """List the signed-off themes of each consultation's latest run, answered or not."""
    found = [
        ToAnswer(each, tuple(answers_held(each.reference, body)))
        for run in _latest_runs()
        for each in queries.published_themes(run.id)
        if each.signed_on
    ]
    page = AnswersPage(body, federation.body_name(body), tuple(found))
    return show(request, "analysis/to_answer.html", page)


def answer(request: HttpRequest, body: str, theme: str) -> HttpResponse:
    """Answer one theme in one language; what is there already stands in the form."""
    found = queries.theme(theme)
    if not found.signed_on:  # nobody has read it yet: there is nothing to answer
        return redirect("desk-answers", body=body)
    if request.method != "POST":
        return _asked(request, body, found, _held(found, body, _language(request)))
    form = AnswerForm(request.POST)
    problem = _("Fill in all three parts, each with its own words.")
    try:
        if form.is_valid():
            _send(request, body, found, form)
            return redirect("desk-answers", body=body)
    except InputError as error:
        problem = str(error)
    return _asked(request, body, found, {**request.POST.dict()}, problem=problem)


def _send(request: HttpRequest, body: str, found: Theme, form: AnswerForm) -> None:
    run = queries.run(found.run)
    services.answer_theme(
        found.reference,
        form.as_said(),
        consultation_id=run.consultation,
        body=body,
        by=person_of(request),
        at=timezone.now(),
    )
    jobs.tell_senders(run.consultation)


def _asked(
    request: HttpRequest, body: str, found: Theme, given: dict[str, str], *, problem: str = ""
) -> HttpResponse:
    parts = (
        Part("asked", _("We asked"), given.get("asked", "")),
        Part("said", _("You said"), given.get("said", "")),
        Part("did", _("What we did, or why we did not"), given.get("did", "")),
    )
    page = AnsweringPage(
        body=body,
        name=federation.body_name(body),
        theme=found,
        language=given.get("language", "en"),
        languages=tuple(INTERFACE),
        done=given.get("done", DONE),
        parts=parts,
        link=given.get("link", ""),
        problem=problem,
    )
    return show(request, "analysis/answering.html", page, status=422 if problem else 200)


def _held(found: Theme, body: str, language: str) -> dict[str, str]:
    said: ThemeAnswer | None = answers_held(found.reference, body).get(language)
    if said is None:
        return {"language": language}
    return {
        "language": language,
        "asked": said.asked,
        "said": said.said,
        "did": said.did,
        "done": DONE if said.done else NOT_DONE,
        "link": str(said.link or ""),
    }


def _language(request: HttpRequest) -> str:
    asked = request.GET.get("language", "") or get_language() or "en"
    return asked if asked in INTERFACE else "en"


def _latest_runs() -> list[Run]:
    return [run for each in consultation.consultations() for run in queries.runs_of(each.id)[:1]]
