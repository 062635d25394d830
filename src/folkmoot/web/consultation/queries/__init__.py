"""Reading consultations: packs and rounds, responses, voices on a clause, what became of one."""

from folkmoot.web.consultation.queries.lives import LifeOfResponse, life_of_response
from folkmoot.web.consultation.queries.packs import (
    body_of_response,
    body_of_round,
    consultation,
    consultations,
    hash_of_pack,
    round_of,
    rounds_open_at,
)
from folkmoot.web.consultation.queries.responses import (
    asked_and_answered,
    response,
    responses_of,
    withdrawn_on,
)
from folkmoot.web.consultation.queries.rounds import (
    Dashboard,
    Quarantined,
    RoundFigures,
    dashboard,
    figures_of,
)
from folkmoot.web.consultation.queries.voices import Voices, names_on, voices_on

__all__ = [
    "Dashboard",
    "LifeOfResponse",
    "Quarantined",
    "RoundFigures",
    "Voices",
    "asked_and_answered",
    "body_of_response",
    "body_of_round",
    "consultation",
    "consultations",
    "dashboard",
    "figures_of",
    "hash_of_pack",
    "life_of_response",
    "names_on",
    "response",
    "responses_of",
    "round_of",
    "rounds_open_at",
    "voices_on",
    "withdrawn_on",
]
