"""The public page of what bodies say back: we asked, you said, we did."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language

from folkmoot.web.components.pages import show
from folkmoot.web.consultation import queries
from folkmoot.web.consultation.answered import told_of
from folkmoot.web.consultation.moderation_pages import AnswersPage
from folkmoot.web.consultation.queries.theme_answers import answers_of


def answers(request: HttpRequest, consultation_id: str) -> HttpResponse:
    """Show all answers of a consultation, each in the reader's language where there is one."""
    pack, language = queries.consultation(consultation_id), get_language() or "en"
    if pack is None:
        raise Http404
    told = told_of(answers_of(consultation_id, language))
    page = AnswersPage(pack.reference, pack.title.in_language(language), told)
    return show(request, "consultation/answered.html", page)
