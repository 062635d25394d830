"""What each page of the participants' face shows."""

from dataclasses import dataclass, field

from folkmoot.consultation.questions import SCALE_WORDS, Question, QuestionKind
from folkmoot.consultation.responses import Answer
from folkmoot.web.intake.queries import Receipt


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose: what it is called, a hint, and whether it is chosen."""

    value: str
    label: str
    chosen: bool = False
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its name, what it asks, what stands in it, and what is wrong with that."""

    name: str
    label: str
    value: str = ""
    fault: str = ""
    hint: str = ""
    options: tuple[Option, ...] = ()

    @property
    def id(self) -> str:
        """The name as a page can use it for an element."""
        return "f-" + self.name.replace(":", "-").replace(".", "-")


@dataclass(frozen=True, slots=True)
class Front:
    """The first page: the surveys that can be answered now."""

    surveys: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Start:
    """What is told before anything is typed."""

    round: str
    body: str
    closes: str
    late: bool
    summary: str
    warning: str
    safeguarding: str
    contact: str
    papers: tuple[tuple[str, str], ...]
    takes_answers: bool
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper of the pack, as safe HTML, with the language that it is in."""

    round: str
    title: str
    html: str
    language: str
    direction: str


@dataclass(frozen=True, slots=True)
class Step:
    """One page of the form."""

    round: str
    step: str
    before: str
    title: str
    fields: tuple[Field, ...]
    faults: dict[str, str] = field(default_factory=dict)
    number: int = 0
    of: int = 0
    question: Question | None = None
    text: str = ""
    help: str = ""
    warning: str = ""
    unsaved: bool = False

    @property
    def is_choice(self) -> bool:
        """Whether one of several is chosen."""
        return self.question is not None and self.question.kind is QuestionKind.CHOICE

    @property
    def is_scale(self) -> bool:
        """Whether statements are placed on the scale."""
        return self.question is not None and self.question.kind is QuestionKind.AGREEMENT

    @property
    def is_clauses(self) -> bool:
        """Whether single clauses are commented on."""
        return self.question is not None and self.question.kind is QuestionKind.CLAUSES


@dataclass(frozen=True, slots=True)
class Said:
    """One answer on the page where all are looked over, and the step that changes it."""

    step: str
    asked: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """All answers, before they are sent."""

    round: str
    before: str
    said: tuple[Said, ...]
    whom: str
    consents: tuple[str, ...]
    is_empty: bool
    late: bool
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Code:
    """A page that shows the code, in groups."""

    code: str
    late: bool = False
    round: str = ""
    step: str = ""


@dataclass(frozen=True, slots=True)
class ComeBack:
    """The page that asks for a code."""

    typed: str = ""
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Life:
    """What became of a response."""

    code: str
    life: Receipt
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Closed:
    """The page that is left when somebody leaves."""


def shown(answer: Answer, question: Question | None, statement: str, language: str) -> str:
    """Write one answer in words."""
    if answer.scale is not None:
        return f"{statement} — {SCALE_WORDS[answer.scale].in_language(language)}"
    chosen = ""
    for choice in question.choices if question else ():
        chosen = choice.label.in_language(language) if choice.id == answer.choice else chosen
    prefix = f"{answer.clause}: " if answer.clause else ""
    return "\n".join(words for words in (chosen, f"{prefix}{answer.text}".strip()) if words)
