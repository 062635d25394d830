"""The secretariat's desk: packs to publish, and answers added to those that are published."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from folkmoot.consultation.added import AddedAnswer
from folkmoot.consultation.pack import Consultation
from folkmoot.consultation.wording import Wording
from folkmoot.federation.bodies import BodyKind
from folkmoot.foundation.errors import Fault, InputError
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.components.pages import show
from folkmoot.web.consultation import queries, services
from folkmoot.web.consultation.words_forms import TypedWords
from folkmoot.web.federation import queries as federation

LONGEST = 8000
PACKS = "consultation/desk/packs.html"


@dataclass(frozen=True, slots=True)
class PackLine:
    """One pack in the folder."""

    name: str
    id: str
    title: str
    languages: tuple[str, ...]
    questions: int
    faults: tuple[Fault, ...]
    state: str


@dataclass(frozen=True, slots=True)
class PacksPage:
    """Every pack in the folder."""

    lines: tuple[PackLine, ...]
    problem: str = ""


@dataclass(frozen=True, slots=True)
class PackDeskPage:
    """One published pack: the answers added to it, and a form for another."""

    consultation: Consultation
    title: str
    added: tuple[AddedAnswer, ...]
    rounds: tuple[tuple[str, str], ...]
    typed: TypedWords
    problems: tuple[str, ...] = ()


def secretariat(request: HttpRequest, consultation_id: str = "") -> str:
    """Give the id of the secretariat, which publishes packs."""
    for body in federation.bodies(BodyKind.SECRETARIAT):
        return body.id
    raise Http404("This federation has no secretariat.")


def packs(request: HttpRequest) -> HttpResponse:
    """List the packs in the folder with their faults; publish one."""
    if request.method != "POST":
        return show(request, PACKS, _packs())
    named = [each for each in queries.packs_found() if each.name == request.POST.get("pack")]
    if not named or named[0].pack is None:
        return show(request, PACKS, _packs(), status=422)
    try:
        found = services.publish_pack(named[0].folder, by=_by(request), at=timezone.now())
    except InputError as error:
        return show(request, PACKS, _packs(problem=str(error)), status=422)
    return redirect("desk-pack", found.id)


def pack(request: HttpRequest, consultation_id: str) -> HttpResponse:
    """Show one published pack; add an answer to it."""
    found = queries.consultation(consultation_id)
    if found is None:
        raise Http404
    if request.method != "POST":
        return show(request, "consultation/desk/pack.html", _pack(found, TypedWords({})))
    values, faults = _read(request, found)
    if faults:
        page = _pack(found, TypedWords(values, faults))
        return show(request, "consultation/desk/pack.html", page, status=422)
    question, answer = (
        Wording.of({code: values[f"{part}.{code}"] for code in found.languages})
        for part in ("question", "answer")
    )
    services.add_answer(found.id, question, answer, by=_by(request), at=timezone.now())
    return redirect("desk-pack", found.id)


def _read(request: HttpRequest, found: Consultation) -> tuple[dict[str, str], dict[str, str]]:
    names = [f"{part}.{code}" for part in ("question", "answer") for code in found.languages]
    values = {
        name: request.POST.get(name, "").replace("\r\n", "\n").replace("\0", "").strip()
        for name in names
    }
    faults = {name: _("Write it in this language too.") for name in names if not values[name]}
    long = {name for name in names if len(values[name]) > LONGEST}
    return values, faults | {name: _("This is too long. Shorten it.") for name in long}


def _packs(*, problem: str = "") -> PacksPage:
    language = get_language() or "en"
    return PacksPage(
        tuple(
            PackLine(
                name=each.name,
                id=each.pack.id if each.pack else "",
                title=each.pack.title.in_language(language) if each.pack else each.name,
                languages=each.pack.languages if each.pack else (),
                questions=len(each.pack.questions) if each.pack else 0,
                faults=each.faults,
                state=_state(each),
            )
            for each in queries.packs_found()
        ),
        problem,
    )


def _state(each: queries.PackFound) -> str:
    if each.pack is None:
        return "faults"
    if each.is_changed:
        return "changed"
    return "published" if each.is_published else "ready"


def _pack(found: Consultation, typed: TypedWords) -> PackDeskPage:
    names = federation.body_names()
    return PackDeskPage(
        consultation=found,
        title=found.title.in_language(get_language() or "en"),
        added=tuple(queries.added_answers(found.id)),
        rounds=tuple((each.id, names.get(each.body, each.body)) for each in found.rounds),
        typed=typed,
    )


def _by(request: HttpRequest) -> Reference:
    return federation.person_of(request.user) or Reference(Kind.BODY, secretariat(request))
