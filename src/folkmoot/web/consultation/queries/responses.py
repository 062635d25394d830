"""Responses as frozen values."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from folkmoot.consultation.custody import Keyring
from folkmoot.consultation.pack import Consultation
from folkmoot.consultation.questions import SCALE_WORDS
from folkmoot.consultation.responses import WHOLE, Response
from folkmoot.policy.anchors import Anchor
from folkmoot.web.consultation.models import ResponseRow
from folkmoot.web.consultation.queries.keys import private_key_of
from folkmoot.web.consultation.queries.moderation import SET_ASIDE, WITH_THOSE_WHO_SAFEGUARD
from folkmoot.web.consultation.queries.opening import bare, opened
from folkmoot.web.consultation.queries.passages import standing_of


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer beside what was asked; *asked* is empty for words to no question.

    *passage* are the words of the text that it is on, and *standing* what became of them, empty
    while there is no later version.
    """

    part: str
    asked: str
    said: str
    text: str
    clauses: tuple[str, ...]
    passage: str = ""
    standing: str = ""


@dataclass(frozen=True, slots=True)
class InTheClear:
    """What stands in the clear of a response, whatever it says."""

    name: str
    kind: str
    channel: str
    round: str


def held_rows() -> QuerySet[ResponseRow]:
    """Give the rows that are not withdrawn, nor with those who safeguard, by name."""
    held = ResponseRow.objects.filter(withdrawn__isnull=True)
    return held.exclude(WITH_THOSE_WHO_SAFEGUARD).order_by("name")


def responses_of(
    consultation_id: str,
    *,
    round_id: str = "",
    names: Collection[str] | None = None,
    keys: Keyring | None = None,
) -> tuple[Response, ...]:
    """Give the responses that may be used, of all rounds or one, in the order of their names.

    Withdrawn ones are not among them, nor those set aside or with those who safeguard, nor those
    that nothing at hand opens: a protected round gives what its holder released, or all of it to
    *keys*. Only those among *names* are opened, where these are given. A name tells nothing of
    when a response came in.
    """
    rows = held_rows().filter(round__pack_id=consultation_id).exclude(SET_ASIDE)
    if round_id:
        rows = rows.filter(round_id=round_id)
    if names is not None:
        rows = rows.filter(name__in=names)
    return tuple(found for found in opened(rows, keys) if found.consents.use)


def response(name: str, *, keys: Keyring | None = None) -> Response | None:
    """Give one response, or None where there is none, it was withdrawn, or nothing opens it."""
    return next(opened(held_rows().filter(name=name), keys), None)


def facts(name: str) -> Response | None:
    """Give one response as far as it stands in the clear, or None where it is not held."""
    row = held_rows().filter(name=name).first()
    return bare(row) if row else None


def came_in(consultation_id: str) -> list[tuple[str, date, str]]:
    """Give the name, day and channel of each response that may be used, without opening any."""
    rows = held_rows().filter(round__pack_id=consultation_id).exclude(SET_ASIDE)
    found = rows.values_list("name", "received", "channel", "consents")
    return [(name, on, channel) for name, on, channel, consents in found if "use" in consents]


def in_the_clear(consultation_id: str) -> list[InTheClear]:
    """Give what is known of each response that may be used, by name, without opening any."""
    rows = held_rows().filter(round__pack_id=consultation_id).exclude(SET_ASIDE)
    found = rows.values_list("name", "kind", "channel", "round_id", "consents")
    return [InTheClear(*known) for *known, consents in found if "use" in consents]


def usable_names(consultation_id: str, names: Collection[str]) -> frozenset[str]:
    """Say which of *names* are responses that may still be used, without opening any."""
    rows = held_rows().filter(round__pack_id=consultation_id, name__in=names).exclude(SET_ASIDE)
    found = rows.values_list("name", "consents")
    return frozenset(name for name, consents in found if "use" in consents)


def count_usable(consultation_id: str) -> int:
    """Count the responses that may be used, sealed ones included, without opening any."""
    rows = held_rows().filter(round__pack_id=consultation_id).exclude(SET_ASIDE)
    return sum("use" in consents for consents in rows.values_list("consents", flat=True))


def sealed_count(round_id: str) -> int:
    """Count the responses of a round that the server cannot open by itself."""
    if private_key_of(round_id):
        return 0
    return held_rows().filter(round_id=round_id, released__isnull=True).count()


def withdrawn_on(name: str) -> date | None:
    """Give the day on which a response was withdrawn, or None."""
    return ResponseRow.objects.filter(name=name).values_list("withdrawn", flat=True).first()


def asked_and_answered(
    found: Response, consultation: Consultation, language: str
) -> tuple[Answered, ...]:
    """Put each answer beside what was asked, in *language*."""
    asked = {q.id: q.text.in_language(language) for q in consultation.questions}
    asked |= {s.id: s.text.in_language(language) for s in consultation.statements}
    choices = {
        (question.id, choice.id): choice.label.in_language(language)
        for question in consultation.questions
        for choice in question.choices
    }
    return tuple(
        Answered(
            part=answer.part,
            asked="" if answer.question == WHOLE else asked.get(answer.question, answer.question),
            said=choices.get((answer.question, answer.choice), answer.choice)
            or _on_the_scale(answer.scale, language),
            text=answer.text,
            clauses=answer.clauses,
            passage=answer.anchor.exact if answer.anchor else "",
            standing=_standing(answer.anchor, consultation),
        )
        for answer in found.answers
    )


def _standing(mark: Anchor | None, consultation: Consultation) -> str:
    found = standing_of(mark, consultation.policy) if mark else None
    return str(found) if found else ""


def _on_the_scale(scale: int | None, language: str) -> str:
    return "" if scale is None else SCALE_WORDS[scale].in_language(language)
