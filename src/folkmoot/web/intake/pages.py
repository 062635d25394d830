"""What each page of the participants' face shows."""

from dataclasses import dataclass, field

from folkmoot.consultation.fates import Fate
from folkmoot.publication.printed_form import PaperForm
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
    rows: int = 9

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
    rules: str
    custody: str
    papers: tuple[tuple[str, str], ...]
    state: str
    needs_code: bool
    under_way: bool
    invented: str = ""

    @property
    def takes_answers(self) -> bool:
        """Whether one can begin."""
        return self.state in {"open", "grace"}


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper of the pack, as safe HTML, with the language that it is in."""

    round: str
    title: str
    html: str
    language: str
    direction: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the contents: the step it leads to, what it asks, and what is there already."""

    step: str
    text: str
    state: str = ""


@dataclass(frozen=True, slots=True)
class Contents:
    """What is asked, to answer all of it or some."""

    round: str
    entries: tuple[Entry, ...]
    first: str
    goes_on: str
    before: str
    answered: int
    role: str
    organisation: str = ""
    comments: int = 0

    @property
    def is_done(self) -> bool:
        """Whether everything is answered."""
        return self.answered == len(self.entries)


@dataclass(frozen=True, slots=True)
class Step:
    """One page of the form. *shape* says how its fields are shown.

    *comments* of members lie behind it for whoever leads their gathering; where they are short
    they are *written* here, each as its lines.
    """

    round: str
    step: str
    before: str
    title: str
    ask: str
    shape: str
    fields: tuple[Field, ...]
    help: str = ""
    warning: str = ""
    safeguarding: str = ""
    clause: str = ""
    clause_text: str = ""
    entries: tuple[Entry, ...] = ()
    comments: int = 0
    written: tuple[tuple[str, ...], ...] = ()
    has_contents: bool = False

    @property
    def faults(self) -> tuple[Field, ...]:
        """The fields with something wrong in them."""
        return tuple(each for each in self.fields if each.fault)


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
    role: str
    organisation: str = ""
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Comments:
    """What members wrote for whoever leads a gathering, one page of it."""

    step: str
    ask: str
    comments: tuple[tuple[Said, ...], ...]
    number: int
    of: int


@dataclass(frozen=True, slots=True)
class Code:
    """A page that shows the code, in groups."""

    code: str
    late: bool = False
    round: str = ""
    step: str = ""


@dataclass(frozen=True, slots=True)
class GivenCode:
    """The page that asks for a code that somebody was given: of an invitation, of a gathering."""

    round: str
    body: str
    typed: str = ""
    fault: str = ""


@dataclass(frozen=True, slots=True)
class ComeBack:
    """The page that asks for one's own code."""

    typed: str = ""
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Life:
    """What became of a response; *said* is what was sent."""

    code: str
    receipt: Receipt
    fate: Fate | None
    said: tuple[Said, ...]
    whom: str = ""
    fault: str = ""
    contact: str = field(default="")


@dataclass(frozen=True, slots=True)
class CommentSent:
    """What is told of a comment that lies with somebody's organisation."""

    code: str
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Printed:
    """The form as it is printed."""

    round: str
    form: PaperForm


@dataclass(frozen=True, slots=True)
class Closed:
    """The page that is left when somebody leaves."""
