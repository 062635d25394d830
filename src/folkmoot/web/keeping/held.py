"""What one table or folder holds about people: the words in which the register says it."""

from dataclasses import dataclass
from enum import StrEnum


class Copy(StrEnum):
    """What a backup does with it."""

    DATA = "data"  # in each dated backup
    KEYS = "keys"  # only in the one file of keys, which each backup replaces
    NONE = "none"  # not at all: it is made anew, or must not be kept


@dataclass(frozen=True, slots=True)
class Held:
    """What is held: *about* whom and what, *until* when, and who *opens* it.

    *about* is empty where nothing is held about people who take part or are invited. *day* names
    the column of the day since which it is held.
    """

    about: str = ""
    until: str = ""
    opens: str = ""
    day: str = ""
    copy: Copy = Copy.DATA

    @property
    def of_people(self) -> bool:
        """Whether it holds anything about people."""
        return bool(self.about)


NOBODY = Held()
"""Nothing about people: texts, laws, counts, references."""
