"""Rounds of North in every state, with responses, quotations, a disclosure, papers, a report."""

import base64
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.utils import timezone

from folkmoot.consultation.bundles import BACK
from folkmoot.consultation.intake.items import Item, ItemState
from folkmoot.consultation.pack import Consultation
from folkmoot.consultation.quotations import find
from folkmoot.consultation.responses import Answer, Channel, RespondentKind, Response
from folkmoot.consultation.returns import Return, return_document
from folkmoot.consultation.safeguarding import Concern
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.consultation import services
from folkmoot.web.consultation.models import ResponseRow, RoundRow
from folkmoot.web.consultation.models.bundles import ReceivedRow
from folkmoot.web.consultation.queries.packs import as_round
from folkmoot.web.consultation.services.importing import begin_import
from folkmoot.web.consultation.services.results import write_position
from folkmoot.web.consultation.services.sealed_items import keep_waiting
from folkmoot.web.consultation.services.storing import new_name, store
from folkmoot.web.publication.round_services import compile_whole
from tests.analysis.texts import LETTER, WORDS, about, with_changes

NORTH = Reference(Kind.BODY, "north")
DAY = timedelta(days=1)
Objects = dict[str, dict[str, dict[str, str]]]
"""By kind and by state: what the addresses of routes about it name."""


def all_of(pack: Consultation, folder: Path) -> Objects:
    """Make everything that North holds of a consultation."""
    objects: Objects = {"round": dict(_rounds(pack.id))}
    elsewhere = RoundRow.objects.get(id="north-closed")
    elsewhere.id, elsewhere.body = "harbour-now", "harbour"
    elsewhere.save(force_insert=True)
    services.keys_for("harbour-now")
    objects["response"] = _responses(pack, "north-closed")
    told = objects["response"].pop("flagged")["name"]
    objects |= _moderated(objects["response"]["received"]["name"], told)
    objects |= _came_in("north-open", folder)
    for state in ("compiled", "reported"):
        compile_whole(f"north-{state}", by=NORTH, at=_at())
        write_position(f"north-{state}", "en", ("Some wrote.", ""), by=NORTH, at=_at())
    RoundRow.objects.filter(id="north-reported").update(reported=_at())
    _bring_back("north-reported")
    return objects | {"changed": {"": {"round_id": "north-reported"}}}


def _rounds(pack_id: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Hold a round of North in each state today, and an open one of Harbour and of Zenith."""
    now, day = timezone.now().replace(microsecond=0), DAY
    dates = {
        "draft": (None, now + day, now + 9 * day, 0),
        "announced": (now - day, now + day, now + 9 * day, 0),
        "open": (now - 3 * day, now - day, now + 9 * day, 0),
        "grace": (now - 9 * day, now - 8 * day, now - day, 5),
        "closed": (now - 9 * day, now - 8 * day, now - day, 0),
        "compiled": (now - 9 * day, now - 8 * day, now - 2 * day, 0),
        "reported": (now - 9 * day, now - 8 * day, now - 2 * day, 0),
    }
    for state, (announced, opens, closes, grace) in dates.items():
        RoundRow.objects.create(
            id=f"north-{state}",
            pack_id=pack_id,
            body="north",
            zone="Europe/London",
            announced=announced,
            opens=opens,
            closes=closes,
            grace_days=grace,
            languages=["en"],
            compiled=now - day if state in {"compiled", "reported"} else None,
            reported=now - day if state == "reported" else None,
        )
        services.keys_for(f"north-{state}")
        yield state, {"round_id": f"north-{state}"}


def _responses(pack: Consultation, round_id: str) -> dict[str, dict[str, str]]:
    """Store enough responses for themes and a campaign; withdraw one."""
    held = as_round(RoundRow.objects.get(id=round_id))
    said = [text.text for subject in WORDS for text in about(subject)]
    said += [with_changes(LETTER, 20 + n, "very") for n in range(12)]
    responses = [_a_response(n, words, round_id) for n, words in enumerate(said)]
    rows = store(responses, held, pack)
    ResponseRow.objects.filter(key=rows[-1].key).update(withdrawn=timezone.localdate())
    return {
        state: {"name": row.name, "round_id": round_id}
        for state, row in (("received", rows[0]), ("withdrawn", rows[-1]), ("flagged", rows[1]))
    }


def _a_response(number: int, words: str, round_id: str) -> Response:
    camp = 1 if number % 2 else -1
    votes = (Answer(f"s{n}", scale=camp * (0 if number % 9 == n % 9 else 2)) for n in range(1, 10))
    answers = (Answer("q1", words, clause="2.1", clauses=("2.1",)), *votes)
    response = Response(
        new_name("north", f"matrix {number}"),
        round_id,
        Channel.FORM,
        timezone.localdate(),
        RespondentKind.MEMBER,
        language="en",
        answers=answers,
    )
    return replace(response, consents=replace(response.consents, quote=True))


def _moderated(name: str, told: str) -> Objects:
    """Propose one quotation and publish another; flag a disclosure in a response of its own."""
    found = services.opened_for_quoting(name)
    by, at = Reference(Kind.PERSON, "north-chair"), _at()
    words = found.answers[0].text.split()
    passages = [find(found, " ".join(some)) for some in (words[:3], words[1:])]
    waiting, published = (services.propose_quotation(found, one, by=by, at=at) for one in passages)
    services.approve_quotation(published, by=Reference(Kind.PERSON, "north-coder"), at=_at())
    held = {"round_id": found.round}
    services.flag(told, Concern.CHILD, by=by, at=at)
    return {
        "quotation": {
            "waiting": held | {"key": str(waiting)},
            "published": held | {"key": str(published)},
        },
        "disclosure": {"": {"body": "north", "name": told}},
    }


def _came_in(round_id: str, folder: Path) -> Objects:
    """Let an odd letter, a scan and a sheet wait in a round."""
    held = as_round(RoundRow.objects.get(id=round_id))
    letter = Item("letter.msg", "", ItemState.QUARANTINED, reason="Odd.", found="Words.")
    page = base64.b64encode(b"\x89PNG").decode()
    scan = Item("scan.pdf", "", ItemState.QUARANTINED, reason="To be typed.", pages=(page,))
    letter_row, scan_row = keep_waiting([letter, scan], held, _at())
    sheet = folder / "sheet.csv"
    sheet.write_text("q1,q2\nyes,Words\n")
    key, _ = begin_import([sheet], round_id, by=Reference(Kind.PERSON, "north"), at=_at())
    here = {"round_id": round_id}
    return {
        "item": {"": here | {"key": str(letter_row.key)}},
        "scan": {"": here | {"key": str(scan_row.key)}},
        "page": {"": here | {"key": str(scan_row.key), "number": "1"}},
        "import": {"": here | {"key": str(key)}},
    }


def _bring_back(round_id: str) -> None:
    """Let come back what changed because of a round."""
    version, today = "policy:sex-work-rights@1", timezone.localdate()
    found = Return(round_id, version, version, today, decision="decision:board-adoption")
    ReceivedRow.objects.create(
        round_id=round_id,
        kind=BACK,
        number=1,
        hash="0" * 64,
        manifest={},
        document=return_document(found),
        by=str(NORTH),
        on=today,
    )


def _at() -> datetime:
    return datetime.now(UTC)
