"""Telling the intake face of a round, whenever it is held or changed."""

from folkmoot.consultation.notices import Notice
from folkmoot.consultation.rounds import Round
from folkmoot.web.consultation import queries
from folkmoot.web.consultation.queries.keys import custody_of
from folkmoot.web.consultation.services.keys import keys_for
from folkmoot.web.federation import queries as federation
from folkmoot.web.intake import box_services as box
from folkmoot.web.policy import queries as policy


def announce(round_id: str) -> None:
    """Tell the intake face of a round, or tell it anew; it never hears of a mere draft."""
    held = queries.round_of(round_id)
    if held is None or (held.announced is None and not held.preview):
        box.take_down_notice(round_id)
    else:
        box.post_notice(notice_of(held))


def announce_all(consultation_id: str) -> None:
    """Tell the intake face anew of every round of a consultation."""
    pack = queries.consultation(consultation_id)
    for each in pack.rounds if pack else ():
        announce(each.id)


def notice_of(held: Round) -> Notice:
    """Put together all that a form has to know."""
    return Notice(
        round=held,
        texts=queries.texts_of_pack(held.consultation),
        public_key=keys_for(held.id),
        body_name=federation.body_name(held.body),
        federation=federation.federation_name(),
        invented=federation.federation_is_invented(),
        clauses=_clauses(held.consultation),
        custody=custody_of(held.id),
        added=tuple(queries.added_answers(held.consultation)),
    )


def _clauses(consultation_id: str) -> dict[str, str]:
    """Give the text of each clause of the version that is consulted on."""
    pack = queries.consultation(consultation_id)
    stored = policy.version(pack.policy) if pack else None
    return {each.id: each.text for each in stored.version.clauses} if stored else {}
