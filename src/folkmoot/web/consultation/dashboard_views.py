"""The dashboard of a round."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import get_language

from folkmoot.web.components.pages import show
from folkmoot.web.consultation import next_steps, queries, round_pages, round_words, words
from folkmoot.web.consultation.pages import rows_shown
from folkmoot.web.consultation.round_views import held_round
from folkmoot.web.federation import queries as federation


def dashboard(request: HttpRequest, round_id: str) -> HttpResponse:
    """Show what a coordinator needs at a glance."""
    held, at = held_round(round_id), timezone.now()
    pack, found = queries.consultation(held.consultation), queries.glance(round_id)
    state, figures = held.state_at(at), found.figures
    page = round_pages.DashboardPage(
        held=held,
        state=state,
        next=next_steps.comes_next(held, state, held.days_left(at)),
        title=pack.title.in_language(get_language() or "en") if pack else held.consultation,
        body_name=federation.body_name(held.body),
        figures=figures,
        waiting=found.waiting,
        gatherings=found.gatherings,
        is_ahead=not held.is_late(at),
        days_left=held.days_left(at),
        days_to_meeting=(held.meeting - held.day_of(at)).days if held.meeting else None,
        by_kind=rows_shown(figures.by_kind, words.kinds(), hide=False),
        by_channel=rows_shown(figures.by_channel, words.channels(), hide=False),
        by_language=figures.by_language,
        by_day=found.by_day,
        most_in_a_day=max((count for _, count in found.by_day), default=0),
        invitations=found.invitations,
        steps=next_steps.steps(held, state, waiting=found.waiting, quarantined=figures.quarantined),
        links=next_steps.links(held),
        who=round_words.who_may_answer()[held.who],
        custody=str(queries.custody_of(round_id)),
    )
    return show(request, "consultation/desk/round.html", page)
