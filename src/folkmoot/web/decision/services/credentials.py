"""Credentials: who is on the roll, who speaks for whom, who is there; and the roll frozen.

Until it is frozen the roll changes freely and is no business of the record; each change leaves it
such that it could be frozen. After that only who is there changes, and each vote keeps who was
there when it was opened.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from secrets import token_hex

from django.db import IntegrityError, transaction

from folkmoot.decision.bundles import ROLL_FROZEN
from folkmoot.decision.credentials import check_roll
from folkmoot.decision.roll import Proxy, Roll, Seat
from folkmoot.foundation.canonical import Json
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Reference
from folkmoot.web.decision import stored
from folkmoot.web.decision.models import MeetingRow, ProxyRow, SeatRow
from folkmoot.web.decision.services.recording import meeting_reference, record, touch


@transaction.atomic
def freeze_roll(meeting: str, roll: Roll | None = None, *, by: Reference, at: datetime) -> None:
    """Fix who may cast how many votes in *meeting*: the seats entered so far, or those of *roll*.

    A second time, a roll without seats, or one that the rules do not allow, raises InputError.
    """
    row = _unfrozen(meeting)
    if roll is not None:
        _store(row, roll.seats, roll.proxies)
    found = _checked(row)
    if not len(found):
        raise InputError("There is no seat on the roll yet. Enter the seats, then freeze it.")
    row.frozen = at
    row.save(update_fields=["frozen"])
    detail: dict[str, Json] = {
        "roll": found.hash,
        "seats": len(found),
        "votes": found.entitled,
        "proxies": len(found.proxies),
    }
    record(row.body, ROLL_FROZEN, [meeting_reference(meeting)], by=by, at=at, **detail)


@transaction.atomic
def enter_seats(meeting: str, seats: Sequence[Seat]) -> None:
    """Put *seats* on the roll of a meeting, which is not frozen yet."""
    row = _unfrozen(meeting)
    _store(row, seats)
    _checked(row)
    touch(row)


@transaction.atomic
def take_seat_off(meeting: str, seat: str) -> None:
    """Take a seat off the roll again; one that gave or holds a proxy raises InputError."""
    row = _unfrozen(meeting)
    row.seats.filter(seat=seat).delete()
    _checked(row)
    touch(row)


@transaction.atomic
def give_proxy(meeting: str, proxy: Proxy, *, carrier: Seat | None = None) -> None:
    """Let a seat give its votes away; *carrier* is who holds them without a seat of their own.

    What it is instructed is sealed with a new salt, unless *proxy* brings one.
    """
    row = _unfrozen(meeting)
    salted = replace(proxy, salt=proxy.salt or token_hex(16))
    _store(row, [carrier] if carrier else [], [salted])
    _checked(row)
    touch(row)


@transaction.atomic
def take_proxy_back(meeting: str, seat: str) -> None:
    """Let a seat keep its votes; who held nothing else and has no votes leaves the roll."""
    row = _unfrozen(meeting)
    row.proxies.filter(seat=seat).delete()
    holding = row.proxies.values_list("holder", flat=True)
    row.seats.filter(votes=0).exclude(seat__in=list(holding)).delete()
    touch(row)


@transaction.atomic
def check_in(meeting: str, seats: Collection[str], *, present: bool) -> None:
    """Say that whoever sits in *seats* came, or left; it holds from the next vote that is opened.

    A seat that is not on the roll, or a meeting that is over, raises InputError.
    """
    row = _meeting(meeting)
    if row.ended:
        raise InputError("The meeting is over. Nobody comes or goes any more.")
    found = row.seats.filter(seat__in=seats)
    if missing := sorted(set(seats) - set(found.values_list("seat", flat=True))):
        raise InputError(f"The seat '{missing[0]}' is not on the roll of this meeting.")
    if found.exclude(is_present=present).update(is_present=present):
        touch(row)


def _meeting(meeting: str) -> MeetingRow:
    """Give the meeting, locked until the transaction ends."""
    rows = MeetingRow.objects.select_for_update(of=("self",)).select_related("rules")
    found = rows.filter(id=meeting).first()
    if found is None:
        raise InputError(f"There is no meeting '{meeting}'. Hold it first.")
    return found


def _unfrozen(meeting: str) -> MeetingRow:
    row = _meeting(meeting)
    if row.frozen:
        raise InputError(
            f"The roll of '{meeting}' is frozen since {row.frozen:%Y-%m-%d %H:%M}. Only who is "
            f"there can change."
        )
    return row


def _checked(row: MeetingRow) -> Roll:
    roll = stored.roll_of(row)
    check_roll(roll, stored.rule_set_of(row.rules.document))
    return roll


def _store(row: MeetingRow, seats: Sequence[Seat], proxies: Sequence[Proxy] = ()) -> None:
    try:
        with transaction.atomic():
            SeatRow.objects.bulk_create(
                SeatRow(
                    meeting=row,
                    seat=seat.id,
                    section=seat.section,
                    votes=seat.votes,
                    kind=seat.kind,
                    name=seat.name,
                    holder=seat.holder,
                    is_present=seat.is_present,
                    may_split=seat.may_split,
                )
                for seat in seats
            )
            ProxyRow.objects.bulk_create(
                ProxyRow(
                    meeting=row,
                    seat=proxy.seat,
                    holder=proxy.holder,
                    instructions=dict(proxy.instructions),
                    free=proxy.free,
                    salt=proxy.salt,
                )
                for proxy in proxies
            )
    except IntegrityError as error:
        raise InputError(
            "A seat of that id is on the roll already, or gave its votes away already."
        ) from error
