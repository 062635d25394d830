"""How many a round invites and how many have answered: never who.

Whoever could see which invitation was used would know who took part. So the desk gets numbers,
and of those who have answered only the tens: with exact numbers, inviting one person more and
looking again would tell.
"""

from dataclasses import dataclass
from typing import Final

from folkmoot.web.consultation.models import InvitationRow, MailedRow
from folkmoot.web.intake import box_services as box

LISTED: Final = 100
"""How many of those invited a page lists."""
TENS: Final = 10


@dataclass(frozen=True, slots=True)
class Invitations:
    """Those invited to a round, in numbers; *answered* is rounded down to tens."""

    invited: int
    on_paper: int
    to_mail: int
    answered: int

    @property
    def silent(self) -> int:
        """Those of whom nothing came, or a few less."""
        return max(self.invited - self.answered, 0)


@dataclass(frozen=True, slots=True)
class Listed:
    """One of those invited, as the coordinator wrote them down."""

    key: int
    name: str
    address: str
    language: str


@dataclass(frozen=True, slots=True)
class Mailed:
    """One mailing of a round: what, on which day, to how many."""

    what: str
    day: str
    letters: int


def invitations(round_id: str) -> Invitations:
    """Count those invited to a round."""
    rows = InvitationRow.objects.filter(round=round_id)
    used = len(box.spent_tokens(round_id))
    return Invitations(
        invited=rows.count(),
        on_paper=rows.filter(address="").count(),
        to_mail=rows.exclude(address="").filter(sent=False).count(),
        answered=used - used % TENS,
    )


def invited_to(round_id: str, *, page: int = 1) -> tuple[tuple[Listed, ...], int]:
    """Give one page of those invited, by name and address, and how many pages there are."""
    rows = InvitationRow.objects.filter(round=round_id).order_by("name", "address", "key")
    shown = rows[(page - 1) * LISTED : page * LISTED]
    pages = max(-(-rows.count() // LISTED), 1)
    return tuple(Listed(r.key, r.name, r.address, r.language) for r in shown), pages


def mailed(round_id: str) -> tuple[Mailed, ...]:
    """Give the mailings of a round, the latest first."""
    rows = MailedRow.objects.filter(round=round_id).order_by("-day", "what")
    return tuple(Mailed(row.what, row.day.isoformat(), row.letters) for row in rows)
