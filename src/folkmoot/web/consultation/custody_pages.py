"""What the pages of keys show."""

from dataclasses import dataclass
from datetime import date, datetime

from folkmoot.consultation.rounds import Round
from folkmoot.web.consultation.queries import KeysHeld


@dataclass(frozen=True, slots=True)
class KeysPage:
    """Who keeps the key of a round, and what whoever is here may do about it."""

    held: Round
    body: str
    keys: KeysHeld
    is_mine: bool
    until: datetime | None
    sealed: int
    shortest: int
    least: int
    fault: str = ""

    @property
    def is_protected(self) -> bool:
        """Whether only a person with a passphrase opens what comes in."""
        return self.keys.custody == "protected"


@dataclass(frozen=True, slots=True)
class OfficerPage:
    """A recovery officer's key, and the rounds that were shared with it."""

    has_key: bool
    rounds: tuple[tuple[str, str], ...]
    shortest: int
    code: str = ""
    code_for: str = ""
    fault: str = ""


@dataclass(frozen=True, slots=True)
class CollectPage:
    """What waits at the form, and whether to fetch it now tells anything."""

    held: Round
    body: str
    waiting: int
    tells: bool


@dataclass(frozen=True, slots=True)
class WithdrawPage:
    """A response that its sender asked to take back."""

    name: str
    round: str
    body: str
    received: date
