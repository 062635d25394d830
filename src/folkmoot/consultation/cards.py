"""Cards: by which keys a body elsewhere is known, handed over once by a way that can be trusted."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from json import JSONDecodeError, loads

from folkmoot.consultation.signing import spoken_key
from folkmoot.foundation.canonical import Json, content_hash
from folkmoot.foundation.errors import InputError

_KEY = re.compile(r"[0-9a-f]{64}")
_BODY = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")


@dataclass(frozen=True, slots=True)
class Card:
    """A body's public keys in hexadecimal: it signs with *signer*, and *reader* seals to it."""

    body: str
    signer: str
    reader: str

    @property
    def spoken(self) -> str:
        """What both sides read to each other, to be sure that the card is the same."""
        return spoken_key(content_hash(f"{self.body}\n{self.signer}\n{self.reader}")[:32])

    def as_json(self) -> dict[str, Json]:
        """Give the card as it is handed over; there is nothing secret on it."""
        return asdict(self)


def read_card(text: str) -> Card:
    """Read a card as it was handed over; raise InputError where it is none."""
    try:
        found = loads(text)
    except (JSONDecodeError, RecursionError) as error:
        raise InputError(_NO_CARD) from error
    if not isinstance(found, Mapping) or set(found) != {"body", "signer", "reader"}:
        raise InputError(_NO_CARD)
    card = Card(*(str(found[name]) for name in ("body", "signer", "reader")))
    if not (_BODY.fullmatch(card.body) and all(map(_KEY.fullmatch, (card.signer, card.reader)))):
        raise InputError(_NO_CARD)
    return card


_NO_CARD = "This is no card of a body. Ask for what 'folkmoot card' printed, all of it."
