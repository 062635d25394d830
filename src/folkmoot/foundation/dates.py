"""Dates of uncertain precision (EDTF), and what can still be said of them."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException

from folkmoot.foundation.errors import InputError

UNKNOWN: Final = "unknown"


@dataclass(frozen=True, slots=True)
class LooseDate:
    """A date as its source gives it: *text* in EDTF, and the first and last day it may mean.

    >>> LooseDate.parse("2003-06").earliest, LooseDate.parse("2003-06").latest
    (datetime.date(2003, 6, 1), datetime.date(2003, 6, 30))
    >>> LooseDate.parse("unknown").earliest is None
    True
    """

    text: str
    earliest: date | None
    latest: date | None

    @classmethod
    def parse(cls, text: str) -> "LooseDate":
        """Read EDTF such as 2003-06-28, 2003-06, 2003, 1999~ or the word unknown.

        Intervals and years outside 0001 to 9999 raise InputError.
        """
        if text == UNKNOWN:
            return cls(text, None, None)
        try:
            return cls(text, *_span(text))
        except (EDTFParseException, AttributeError, TypeError, ValueError) as error:
            raise InputError(
                f"'{text}' is not a date. Write 2003-06-28, or 2003-06 or 2003 where the day "
                f"or month is not known, 1999~ for about 1999, or unknown."
            ) from error

    @property
    def is_known(self) -> bool:
        """Whether anything is known of the date."""
        return self.earliest is not None

    def __str__(self) -> str:
        return self.text


@lru_cache(maxsize=10_000)
def _span(text: str) -> tuple[date, date]:
    """Give the first and the last day; a grammar reads them, at a thousandth of a second each."""
    parsed = parse_edtf(text)
    first, last = parsed.lower_strict(), parsed.upper_strict()
    return date(*first[:3]), date(*last[:3])


def exact(day: date) -> LooseDate:
    """Give the loose date that means just *day*."""
    return LooseDate(day.isoformat(), day, day)
