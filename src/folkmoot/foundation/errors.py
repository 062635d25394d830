"""Every error that Folkmoot raises on purpose.

    FolkmootError
    ├── InputError            what came in cannot be used; the sentence says what to do
    │   ├── PackFaults        a pack has faults, each with its file and line
    │   ├── UnknownReference  a reference that cannot be read, or that names nothing here
    │   └── UnreadableFile    a file that is damaged, encrypted, too large or not what it says
    ├── NotAllowed            the rights of the person do not reach this far
    └── RecordBroken          the ledger or a bundle does not hold together

Expected outcomes are values, not errors: a motion that fails, a late response,
law that is unclear. Only the shells (`cli`, `web`) translate errors for people.
"""

from collections.abc import Sequence
from dataclasses import dataclass


class FolkmootError(Exception):
    """The root of the tree; its text is a full sentence to the person who can act."""


class InputError(FolkmootError):
    """Say that what came in cannot be used, and what to do about it."""


class UnknownReference(InputError):
    """Say that a reference cannot be read, or that it names nothing here."""


class UnreadableFile(InputError):
    """Say that a file is damaged, encrypted, too large or not what its name says."""


class NotAllowed(FolkmootError):
    """Say which rule keeps a person from an action."""


class RecordBroken(FolkmootError):
    """Say where the ledger or a bundle stops holding together."""


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing wrong in one file: where, what, and what to do."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


class PackFaults(InputError):
    """Carry every fault of a pack at once, in the order of file and line."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(sorted(faults))
        super().__init__("\n".join(map(str, self.faults)))
