"""Notices: all that the intake face is told of a round, so that it needs to know nothing else."""

import base64
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from folkmoot.consultation.added import AddedAnswer, read_added, with_added
from folkmoot.consultation.pack import Consultation, pack_hash, parse_consultation
from folkmoot.consultation.questions import Question
from folkmoot.consultation.round_documents import read_round, round_as_json
from folkmoot.consultation.rounds import Round, Who
from folkmoot.foundation.canonical import Json


@dataclass(frozen=True)
class Notice:
    """A round with the pack it asks by, and the public key that its responses are sealed to.

    *texts* are the pack's files, *clauses* the text of each clause of the version that is
    consulted on, and *added* the answers that came later. Nothing here is secret.
    """

    round: Round
    texts: Mapping[str, str]
    public_key: bytes
    body_name: str
    federation: str = ""
    invented: bool = False
    clauses: Mapping[str, str] = field(default_factory=dict)
    custody: str = "ordinary"
    added: tuple[AddedAnswer, ...] = ()

    @property
    def who(self) -> Who:
        """Who may answer."""
        return self.round.who

    @property
    def questions(self) -> tuple[Question, ...]:
        """The body's own questions; *consultation* has them after those of the pack."""
        return self.round.questions

    @property
    def preview(self) -> str:
        """The mark of the code that shows a round not yet announced; empty where there is none."""
        return self.round.preview

    @cached_property
    def consultation(self) -> Consultation:
        """The pack as this round asks it, with the answers that were added."""
        pack = _parsed(pack_hash(self.texts), tuple(sorted(self.texts.items())))
        return with_added(pack.asked_in(self.round), self.added)

    def as_json(self) -> dict[str, Json]:
        """Give the notice as it is stored and carried to the intake face."""
        return {
            "round": round_as_json(self.round),
            "texts": dict(self.texts),
            "public_key": base64.b64encode(self.public_key).decode(),
            "body_name": self.body_name,
            "federation": self.federation,
            "invented": self.invented,
            "clauses": dict(self.clauses),
            "custody": self.custody,
            "added": [each.as_json() for each in self.added],
        }


def read_notice(document: Mapping[str, Json]) -> Notice:
    """Read what *as_json* gave."""
    added = document["added"]
    assert isinstance(added, list)
    return Notice(
        round=read_round(document["round"]),
        texts=_texts(document["texts"]),
        public_key=base64.b64decode(str(document["public_key"])),
        body_name=str(document["body_name"]),
        federation=str(document["federation"]),
        invented=bool(document["invented"]),
        clauses=_texts(document["clauses"]),
        custody=str(document["custody"]),
        added=tuple(map(read_added, added)),
    )


def _texts(document: Json) -> dict[str, str]:
    assert isinstance(document, Mapping)
    return {name: str(text) for name, text in document.items()}


@lru_cache(maxsize=32)
def _parsed(hashed: str, texts: tuple[tuple[str, str], ...]) -> Consultation:
    return parse_consultation(dict(texts))
