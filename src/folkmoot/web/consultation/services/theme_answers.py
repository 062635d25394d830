"""Answering those who wrote: one answer to a theme reaches all its responses."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from folkmoot.foundation.canonical import Json, json_hash
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.languages import own_name
from folkmoot.foundation.references import Kind, Reference
from folkmoot.record.links import LinkKind
from folkmoot.web.consultation.models import ThemeAnswerRow
from folkmoot.web.ledger import queries as record
from folkmoot.web.ledger import services as ledger

LINKED = frozenset({Kind.DECISION, Kind.POLICY, Kind.MOTION, Kind.AMENDMENT})
MOST = 4000


@dataclass(frozen=True, slots=True)
class Said:
    """What a body says back, in one language: asked, said, and done or not done and why."""

    language: str
    asked: str
    said: str
    did: str
    done: bool
    link: str = ""


@transaction.atomic
def answer_theme(
    theme: Reference, said: Said, *, consultation_id: str, body: str, by: Reference, at: datetime
) -> int:
    """Answer a signed-off theme in one language; give how many responses it reaches.

    Answering again in the same language puts it better; the ledger keeps that it was. A theme
    that nobody signed off, an empty part and a link that leads nowhere raise InputError.
    """
    reached = record.links_from(theme, LinkKind.DRAWN_FROM)
    if not reached:
        raise InputError("This theme is not signed off yet. Sign it off before you answer it.")
    link = _checked(said)
    ThemeAnswerRow.objects.update_or_create(
        theme=str(theme),
        body=body,
        language=said.language,
        defaults={
            "consultation": consultation_id,
            "asked": said.asked.strip(),
            "said": said.said.strip(),
            "did": said.did.strip(),
            "done": said.done,
            "link": str(link or ""),
            "by": str(by),
            "on": at.date(),
        },
    )
    about = [theme, Reference(Kind.BODY, body), *([link] if link else [])]
    detail: dict[str, Json] = {
        "language": said.language,
        "done": said.done,
        "responses": len(reached),
        "hash": json_hash([said.asked.strip(), said.said.strip(), said.did.strip()]),
    }
    ledger.record(consultation_id, "theme.answered", about=about, by=by, at=at, detail=detail)
    return len(reached)


def _checked(said: Said) -> Reference | None:
    own_name(said.language)
    parts = (said.asked, said.said, said.did)
    if not all(part.strip() for part in parts) or max(map(len, parts)) > MOST:
        raise InputError(
            f"Say what was asked, what people said, and what was done or why it was not; each in "
            f"at most {MOST} characters."
        )
    if not said.link.strip():
        return None
    link = Reference.parse(said.link)
    if link.kind not in LINKED or not _is_known(link):
        raise InputError(
            f"There is no decision, motion or clause '{link}' here. Write it as on its page, such "
            f"as decision:board-adoption or policy:sex-work-rights@2#2.3."
        )
    return link


def _is_known(link: Reference) -> bool:
    return bool(record.links_from(link) or record.links_to(link) or record.entries_about(link))
