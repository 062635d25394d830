"""The public page of what bodies say back: we asked, you said, we did."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language

from folkmoot.web.components.pages import show
from folkmoot.web.consultation import queries
from folkmoot.web.consultation.moderation_pages import AnswersPage, Told
from folkmoot.web.consultation.queries.theme_answers import ThemeAnswer, answers_of
from folkmoot.web.federation import queries as federation
from folkmoot.web.ledger.labels import labels


def answers(request: HttpRequest, consultation_id: str) -> HttpResponse:
    """Show all answers of a consultation, each in the reader's language where there is one."""
    pack, language = queries.consultation(consultation_id), get_language() or "en"
    if pack is None:
        raise Http404
    told = told_of(answers_of(consultation_id, language))
    page = AnswersPage(pack.reference, pack.title.in_language(language), told)
    return show(request, "consultation/answered.html", page)


def told_of(found: tuple[ThemeAnswer, ...]) -> tuple[Told, ...]:
    """Give answers with what their themes, bodies and links are called."""
    links = [each.link for each in found if each.link]
    names, bodies = labels([*(each.theme for each in found), *links]), federation.body_names()
    return tuple(
        Told(
            each,
            names[each.theme],
            bodies.get(each.body, each.body),
            names[each.link] if each.link else "",
        )
        for each in found
    )
