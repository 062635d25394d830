"""Reading consultations: packs and rounds, responses, voices on a clause, what became of one."""

from folkmoot.web.consultation.queries.collecting import count_waiting, is_early
from folkmoot.web.consultation.queries.custody import (
    KeysHeld,
    is_officer,
    keyring,
    keys_held,
    rounds_shared_with,
    unlocked_until,
)
from folkmoot.web.consultation.queries.fates import Owed, fates_of
from folkmoot.web.consultation.queries.glances import Glance, free_round_id, glance
from folkmoot.web.consultation.queries.invitations import (
    Invitations,
    invitations,
    invited_to,
    mailed,
)
from folkmoot.web.consultation.queries.keys import custody_of, public_key_of
from folkmoot.web.consultation.queries.packs import (
    added_answers,
    body_of_response,
    body_of_round,
    consultation,
    consultations,
    hash_of_pack,
    pack_asked_in,
    round_of,
    rounds_held,
    rounds_open_at,
    texts_of_pack,
)
from folkmoot.web.consultation.queries.packs_found import PackFound, packs_found
from folkmoot.web.consultation.queries.quotations import waiting_in
from folkmoot.web.consultation.queries.responses import (
    InTheClear,
    asked_and_answered,
    came_in,
    count_usable,
    facts,
    in_the_clear,
    response,
    responses_of,
    sealed_count,
    usable_names,
    withdrawn_on,
)
from folkmoot.web.consultation.queries.rounds import (
    RoundFigures,
    figures_of,
)
from folkmoot.web.consultation.queries.safeguarding import overdue
from folkmoot.web.consultation.queries.voices import Voices, names_on, voices_on

__all__ = [
    "Glance",
    "InTheClear",
    "Invitations",
    "KeysHeld",
    "Owed",
    "PackFound",
    "RoundFigures",
    "Voices",
    "added_answers",
    "asked_and_answered",
    "body_of_response",
    "body_of_round",
    "came_in",
    "consultation",
    "consultations",
    "count_usable",
    "count_waiting",
    "custody_of",
    "facts",
    "fates_of",
    "figures_of",
    "free_round_id",
    "glance",
    "hash_of_pack",
    "in_the_clear",
    "invitations",
    "invited_to",
    "is_early",
    "is_officer",
    "keyring",
    "keys_held",
    "mailed",
    "names_on",
    "overdue",
    "pack_asked_in",
    "packs_found",
    "public_key_of",
    "response",
    "responses_of",
    "round_of",
    "rounds_held",
    "rounds_open_at",
    "rounds_shared_with",
    "sealed_count",
    "texts_of_pack",
    "unlocked_until",
    "usable_names",
    "voices_on",
    "waiting_in",
    "withdrawn_on",
]
