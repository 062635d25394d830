"""What the pages of one's own reading of a law show, ready to be set."""

from dataclasses import dataclass

from folkmoot.assessment.checklists import Item
from folkmoot.web.assessment.coding_queries import Batch, Task


@dataclass(frozen=True, slots=True)
class LawDeskPage:
    """What one person is to read and has read, and the batches."""

    to_read: tuple[Task, ...]
    read: tuple[Task, ...]
    batches: tuple[Batch, ...]
    reads: bool


@dataclass(frozen=True, slots=True)
class GroupProgress:
    """One group of questions of a law, and how many of those asked are answered."""

    number: int
    name: str
    answered: int
    asked: int


@dataclass(frozen=True, slots=True)
class ToDo:
    """One thing to look at before handing in, and the group that it is in."""

    item: Item
    text: str
    group: int
    stops: bool


@dataclass(frozen=True, slots=True)
class CodingPage:
    """My reading of one law: how far it is, and what is to do before it is handed in."""

    task: Task
    groups: tuple[GroupProgress, ...]
    to_do: tuple[ToDo, ...]
    about: str
    problem: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer that may be chosen."""

    value: str
    text: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class AskedField:
    """One question with its answers, and what I said; *applies* is None where it is open yet.

    *depends* are the questions that decide whether it applies.
    """

    id: str
    text: str
    is_practice: bool
    applies: bool | None
    depends: tuple[str, ...]
    choices: tuple[Choice, ...]
    cites: str
    reading: str
    confidence: str
    caution: str
    why: str

    @property
    def is_answered(self) -> bool:
        """Whether an answer is chosen."""
        return any(choice.chosen for choice in self.choices)


@dataclass(frozen=True, slots=True)
class GroupPage:
    """One group of questions about one law."""

    task: Task
    group: GroupProgress
    groups: tuple[GroupProgress, ...]
    fields: tuple[AskedField, ...]
    problem: str

    @property
    def following(self) -> GroupProgress | None:
        """The group after this one."""
        later = [one for one in self.groups if one.number > self.group.number]
        return later[0] if later else None
