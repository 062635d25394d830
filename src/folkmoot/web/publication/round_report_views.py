"""Public pages of a round: its report, to read, print and go on writing, and what changed."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from folkmoot.consultation.rounds import Round
from folkmoot.federation.rights import Action
from folkmoot.foundation.languages import direction
from folkmoot.foundation.references import Reference
from folkmoot.publication.blocks import Paper
from folkmoot.publication.printed import printed
from folkmoot.publication.webpage import article
from folkmoot.publication.word import as_word
from folkmoot.web.components.addresses import address
from folkmoot.web.components.pages import show
from folkmoot.web.consultation import queries as consultation
from folkmoot.web.consultation.queries import bundles as sent
from folkmoot.web.federation import queries as federation
from folkmoot.web.federation.doors import may
from folkmoot.web.ledger.labels import labels
from folkmoot.web.publication import round_queries
from folkmoot.web.publication.gathering.round_paper import language_of, round_paper
from folkmoot.web.publication.round_pages import ChangesPage, ReportPage

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FILES: dict[str, tuple[Callable[[Paper], bytes], str]] = {
    "report.pdf": (printed, "application/pdf"),
    "report.docx": (as_word, WORD),
}


def report(request: HttpRequest, round_id: str) -> HttpResponse:
    """Show the report of a round."""
    held, paper = _reported(request, round_id)
    page = ReportPage(
        round=held,
        paper=paper,
        body=body_of(paper),
        direction=direction(paper.language),
        is_public=_is_public(held),
        has_changes=sent.latest_return(round_id) is not None,
    )
    return show(request, "publication/round_report.html", page)


def report_file(request: HttpRequest, round_id: str, name: str) -> HttpResponse:
    """Give the report as a file, made anew, so that what was taken back since is not in it."""
    if name not in FILES:
        raise Http404
    _held, paper = _reported(request, round_id)
    make, kind = FILES[name]
    response = HttpResponse(make(paper), content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{round_id}-{name}"'
    return response


def changes(request: HttpRequest, round_id: str) -> HttpResponse:
    """Show what changed because of a round."""
    held, found = consultation.round_of(round_id), sent.latest_return(round_id)
    if held is None or found is None:
        raise Http404
    adopted, decision = Reference.parse(found.adopted), Reference.parse(found.decision)
    names = labels([adopted, decision])
    page = ChangesPage(
        round=held,
        name=federation.body_name(held.body),
        found=found,
        decision=names[decision],
        adopted=names[adopted],
        language=found.language,
        direction=direction(found.language),
    )
    return show(request, "publication/round_changes.html", page)


def body_of(paper: Paper) -> SafeString:
    """Give what a paper says, as safe HTML with links."""
    # Written by `folkmoot.publication.webpage`, which escapes every word that it is given.
    return mark_safe(article(paper, address=address))


def _reported(request: HttpRequest, round_id: str) -> tuple[Round, Paper]:
    """Give a round and its report, to everybody once it is reported, before that to its desk."""
    held = consultation.round_of(round_id)
    if held is None or not (_is_public(held) or may(request, Action.RUN_ROUND, held.body)):
        raise Http404
    found = round_queries.reported(round_id)
    if found is None:
        raise Http404
    language = language_of(found, wanted=request.GET.get("language", ""))
    made = held.reported or held.compiled or timezone.now()
    return held, round_paper(found, language, made=held.day_of(made))


def _is_public(held: Round) -> bool:
    return held.reported is not None or sent.latest_received(held.id) is not None
