"""Collecting: when the workbench fetches what was sent, so that no hour of it can be told."""

from datetime import date, datetime

from folkmoot.consultation.rounds import Round


def is_due(day: date, held: Round, at: datetime, *, late: bool = False) -> bool:
    """Say whether what came in on *day* is fetched at *at*.

    When the day is over where the round is held; or, on the last days, when no more can come that
    it would be told apart from: after the close what came before it, after the grace all.
    """
    over = day < held.day_of(at)
    complete = held.is_late(at) and not late
    return over or complete or not _takes_more(held, at)


def _takes_more(held: Round, at: datetime) -> bool:
    return at < held.grace_ends
