"""A consultation's form on paper, as a PDF set by typst: to fill in by hand and send by post."""

import json
from dataclasses import asdict, dataclass
from importlib.resources import as_file, files

import typst

from folkmoot.foundation.canonical import Json
from folkmoot.publication.printed import typefaces


@dataclass(frozen=True, slots=True)
class PaperQuestion:
    """One question on paper: what is asked, boxes to tick, and *lines* to write on.

    *statements* are placed on *scale*, and *clauses* are pairs of a clause and what it says.
    """

    number: str
    text: str
    help: str = ""
    warning: str = ""
    choices: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()
    scale: tuple[str, ...] = ()
    clauses: tuple[tuple[str, str], ...] = ()
    lines: int = 0


@dataclass(frozen=True, slots=True)
class PaperForm:
    """A whole form in one language, every word of it as it is to be printed.

    *headings* are those of its parts, by "danger", "reading", "whom", "consents" and "sending".
    """

    title: str
    language: str
    direction: str
    body: str
    reference: str
    headings: dict[str, str]
    notes: tuple[str, ...]
    safeguarding: str
    warning: str
    whom: tuple[str, ...]
    name: str
    many: str
    questions: tuple[PaperQuestion, ...]
    consents: tuple[str, ...]
    sending: tuple[str, ...]


def printed_form(form: PaperForm) -> bytes:
    """Give *form* as a PDF that can be read aloud (PDF/UA-1).

    Where the fonts at hand lack a letter that standard cannot be kept, and it is a plain PDF.
    """
    try:
        return _compiled(form, readable=True)
    except typst.TypstError:
        return _compiled(form, readable=False)


def _compiled(form: PaperForm, *, readable: bool) -> bytes:
    document: dict[str, Json] = {**asdict(form), "fonts": list(typefaces())}
    with as_file(files("folkmoot.publication").joinpath("form.typ")) as template:
        pdf = typst.compile(
            template,
            format="pdf",
            pdf_standards=["ua-1"] if readable else [],
            timestamp=0,
            sys_inputs={"form": json.dumps(document)},
        )
    if not isinstance(pdf, bytes):
        raise TypeError("A form is one PDF.")
    return pdf
