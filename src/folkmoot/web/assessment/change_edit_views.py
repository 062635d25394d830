"""What is added to a change of law or corrected by it: a form for each act, section and answer."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from folkmoot.assessment.codebook import Codebook, Question
from folkmoot.assessment.editing import Edit, Part, edited, read_texts
from folkmoot.assessment.law import Law, stand
from folkmoot.foundation.errors import InputError, PackFaults
from folkmoot.web.assessment import change_queries as queries
from folkmoot.web.assessment import change_services as services
from folkmoot.web.assessment import change_showing as showing
from folkmoot.web.assessment.change_answer_forms import AnswerForm
from folkmoot.web.assessment.change_forms import (
    EditForm,
    HeadForm,
    InstrumentForm,
    ProvisionForm,
    initial_of,
)
from folkmoot.web.assessment.change_pages import AddPage, QuestionsPage, Standing, TablesPage
from folkmoot.web.assessment.change_queries import Change
from folkmoot.web.assessment.desk import person_of
from folkmoot.web.assessment.showing import words
from folkmoot.web.components.pages import show

FORMS: dict[Part, type[EditForm]] = {
    Part.INSTRUMENT: InstrumentForm,
    Part.PROVISION: ProvisionForm,
    Part.ANSWER: AnswerForm,
    Part.HEAD: HeadForm,
}


def questions(request: HttpRequest, place: str, change: int) -> HttpResponse:
    """List the questions of the codebook, to answer one of them."""
    found, codebook = _draft(place, change), queries.known()[0]
    law = _law(found)
    standing = stand(law, codebook, on=max(timezone.localdate(), law.first_day))
    groups = tuple(
        (group, tuple((one, words(standing.value(one.id))) for one in asked))
        for group, asked in codebook.groups().items()
    )
    return show(request, "assessment/changing/questions.html", QuestionsPage(found, groups))


def tables(request: HttpRequest, place: str, change: int) -> HttpResponse:
    """List the acts and sections of a law, to say one of them otherwise."""
    found = _draft(place, change)
    law = _law(found)
    acts = tuple((one.id, one.title) for one in law.instruments.values())
    sections = tuple((one.id, one.cited) for one in law.provisions.values())
    return show(request, "assessment/changing/tables.html", TablesPage(found, acts, sections))


def act(request: HttpRequest, place: str, change: int) -> HttpResponse:
    """Add an act, or say one otherwise."""
    return _edit(request, _draft(place, change), Part.INSTRUMENT)


def section(request: HttpRequest, place: str, change: int) -> HttpResponse:
    """Add a section of an act, or say one otherwise."""
    return _edit(request, _draft(place, change), Part.PROVISION)


def head(request: HttpRequest, place: str, change: int) -> HttpResponse:
    """Say how the law was coded and when somebody last looked at all of it."""
    return _edit(request, _draft(place, change), Part.HEAD)


def answer(request: HttpRequest, place: str, change: int, question: str) -> HttpResponse:
    """Add an answer to one question, or correct one."""
    asked = queries.known()[0].questions.get(question)
    if asked is None:
        raise Http404("There is no such question in the codebook.")
    return _edit(request, _draft(place, change), Part.ANSWER, asked)


def _edit(
    request: HttpRequest, found: Change, part: Part, question: Question | None = None
) -> HttpResponse:
    form = _form(request, found, part, question)
    if request.method == "POST" and form.is_valid():
        today = timezone.localdate()
        edit = form.edit_on(today) if isinstance(form, AnswerForm) else form.edit()
        if _added(request, found, form, edit):
            return redirect("law-change", found.place, found.id)
    page = AddPage(found, _title(form), form, question, _standing(found, question))
    status = 400 if form.errors else 200
    return show(request, "assessment/changing/add.html", page, status=status)


def _added(request: HttpRequest, found: Change, form: EditForm, edit: Edit) -> bool:
    """Add the edit; where the law would not be in order with it, say so beside the fields."""
    try:
        services.add(found.id, edit, by=person_of(request))
    except PackFaults as error:
        form.blame(showing.faults_of(edited(found.after, (edit,)), edit, error.faults))
        return False
    except InputError as error:
        form.blame([("", str(error))])
        return False
    return True


def _form(request: HttpRequest, found: Change, part: Part, question: Question | None) -> EditForm:
    corrects = request.GET.get("corrects", "") or ("head" if part is Part.HEAD else "")
    initial: dict[str, Any] = {"coder": person_of(request).name}
    if corrects:
        table = showing.table_of(found, part, corrects)
        if table is None:
            raise Http404("There is nothing of this name in the law any more.")
        initial = initial_of(table)
    more = {"question": question} if question is not None else {}
    law, given = _law(found), request.POST or None
    return FORMS[part](given, law=law, corrects=corrects, initial=initial, **more)


def _title(form: EditForm) -> str:
    if form.part is Part.HEAD:
        return _("How this law was coded")
    titles = {
        (Part.INSTRUMENT, False): _("Add an act"),
        (Part.INSTRUMENT, True): _("Say an act otherwise"),
        (Part.PROVISION, False): _("Add a provision"),
        (Part.PROVISION, True): _("Say a provision otherwise"),
        (Part.ANSWER, False): _("Add an answer"),
        (Part.ANSWER, True): _("Correct an answer"),
    }
    return titles[form.part, bool(form.corrects)]


def _standing(found: Change, question: Question | None) -> tuple[Standing, ...]:
    if question is None:
        return ()
    return tuple(
        Standing(
            f"{one.question}@{one.start}",
            words(one.value),
            str(one.start),
            str(one.end) if one.end else "",
        )
        for one in _law(found).answers
        if one.question == question.id
    )


def _law(found: Change) -> Law:
    codebook: Codebook
    codebook, registry = queries.known()
    return read_texts(found.after, codebook, registry, folder=found.place)


def _draft(place: str, number: int) -> Change:
    found = queries.change(place, number)
    if found is None or found.state != queries.DRAFT:
        raise Http404("There is no such draft of a change of this law.")
    return found
