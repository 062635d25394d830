"""Notices: all that the intake face is told of a round, so that it needs to know nothing else."""

import base64
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property, lru_cache
from zoneinfo import ZoneInfo

from folkmoot.consultation.pack import Consultation, pack_hash, parse_consultation
from folkmoot.consultation.rounds import Round
from folkmoot.foundation.canonical import Json


@dataclass(frozen=True)
class Notice:
    """A round with the pack it asks by, and the public key that its responses are sealed to.

    *texts* are the pack's files. Nothing here is secret.
    """

    round: Round
    texts: Mapping[str, str]
    public_key: bytes
    body_name: str
    federation: str = ""
    invented: bool = False

    @cached_property
    def consultation(self) -> Consultation:
        """The pack, with this one round."""
        pack = _parsed(pack_hash(self.texts), tuple(sorted(self.texts.items())))
        return replace(pack, rounds=(self.round,))

    def as_json(self) -> dict[str, Json]:
        """Give the notice as it is stored and carried to the intake face."""
        held = self.round
        return {
            "round": {
                "id": held.id,
                "consultation": held.consultation,
                "body": held.body,
                "zone": held.zone,
                "opens": held.opens.isoformat(),
                "closes": held.closes.isoformat(),
                "announced": held.announced.isoformat() if held.announced else None,
                "grace_days": held.grace_days,
                "languages": list(held.languages),
                "contact": held.contact,
            },
            "texts": dict(self.texts),
            "public_key": base64.b64encode(self.public_key).decode(),
            "body_name": self.body_name,
            "federation": self.federation,
            "invented": self.invented,
        }


def read_notice(document: Mapping[str, Json]) -> Notice:
    """Read what *as_json* gave."""
    held, texts = document["round"], document["texts"]
    assert isinstance(held, dict)
    assert isinstance(texts, dict)
    return Notice(
        round=_round(held),
        texts={name: str(text) for name, text in texts.items()},
        public_key=base64.b64decode(str(document["public_key"])),
        body_name=str(document["body_name"]),
        federation=str(document["federation"]),
        invented=bool(document["invented"]),
    )


def _round(held: Mapping[str, Json]) -> Round:
    zone, languages = ZoneInfo(str(held["zone"])), held["languages"]
    assert isinstance(languages, list)

    def instant(key: str) -> datetime:
        return datetime.fromisoformat(str(held[key])).astimezone(zone)

    return Round(
        id=str(held["id"]),
        consultation=str(held["consultation"]),
        body=str(held["body"]),
        zone=str(held["zone"]),
        opens=instant("opens"),
        closes=instant("closes"),
        announced=instant("announced") if held["announced"] else None,
        grace_days=int(str(held["grace_days"])),
        languages=tuple(map(str, languages)),
        contact=str(held["contact"]),
    )


@lru_cache(maxsize=32)
def _parsed(hashed: str, texts: tuple[tuple[str, str], ...]) -> Consultation:
    return parse_consultation(dict(texts))
