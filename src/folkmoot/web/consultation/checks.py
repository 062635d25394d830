"""A round looked at before it is announced: what is lacking, and what participants will meet."""

from datetime import datetime

from django.utils.translation import gettext as _

from folkmoot.consultation.rounds import Round
from folkmoot.consultation.wording import Wording
from folkmoot.foundation.languages import own_name
from folkmoot.web.consultation import queries, round_pages, round_words, services
from folkmoot.web.consultation.queries.keys import custody_of
from folkmoot.web.federation import queries as federation


def lacking(held: Round, at: datetime) -> tuple[tuple[str, str], ...]:
    """Say what has to be put right before *held* is announced, each with the page to do it on."""
    edit, words = f"/desk/round/{held.id}/edit/", f"/desk/round/{held.id}/words/"
    found = []
    if held.is_late(at):
        found.append((_("The last day is over. Choose a later one."), edit))
    if not held.contact:
        found.append((_("Say whom people can ask: an address, or a number."), edit))
    texts = [held.rules, *(question.text for question in held.questions)]
    for code in held.languages:
        if any(text and not text.speaks(code) for text in texts):
            named = {"language": own_name(code)}
            found.append((_("Your own words are missing in %(language)s.") % named, words))
    return tuple(found)


def check_page(held: Round, language: str, at: datetime) -> round_pages.CheckPage:
    """Put together what the coordinator checks."""
    pack = queries.consultation(held.consultation)
    assert pack is not None, "a round has its pack"
    own = {question.id for question in held.questions}
    asked = pack.asked_in(held).questions
    return round_pages.CheckPage(
        held=held,
        state=held.state_at(at),
        title=pack.title.in_language(language),
        body_name=federation.body_name(held.body),
        who=round_words.who_may_answer()[held.who],
        questions=tuple(
            (
                _said(each.text, language),
                tuple(_said(choice.label, language) for choice in each.choices),
                each.id in own,
            )
            for each in asked
        ),
        rules=_said(held.rules, language),
        preview=services.preview_code(held.id) if held.preview else "",
        custody=str(custody_of(held.id)),
        lacking=lacking(held, at),
        invited=queries.invitations(held.id).invited,
    )


def _said(text: Wording, language: str) -> str:
    return text.in_language(language)
