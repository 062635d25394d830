"""Builders of codebooks, codings and projects for the tests of coding."""

from collections.abc import Sequence
from datetime import date

from hypothesis import strategies as st

from folkmoot.analysis.coding.codebook import Code, Codebook
from folkmoot.analysis.coding.codings import Coded, Memo, Remark
from folkmoot.analysis.coding.refi_qda.project import Project
from folkmoot.analysis.coding.segments import Segment
from folkmoot.analysis.corpus import Text

SAID = (
    "Working together in one flat makes it safer for all of us. Never call the police, never call "
    "the police on us please, she said.\n\n"
    'The law "protects" nobody here 😀 and it\'s poverty that brings people to it.'
)


def a_codebook(*codes: Code, version: int = 1) -> Codebook:
    """Give a codebook, by default of three codes and a heading over the third."""
    own = codes or (
        Code("safety", "Safety at work", "What makes work safer or more dangerous."),
        Code("police", "Police", "What the police do.", exclude="courts"),
        Code("causes", "Causes", is_codable=False),
        Code("poverty", "Poverty", "Want of money.", parent="causes", clauses=("2.3",)),
    )
    return Codebook("work", version, own)


def a_text(id: str = "r1", said: str = SAID, **groups: str) -> Text:
    """Give a text in English."""
    return Text(id, said, "en", tuple(sorted(groups.items())))


def coded(words: str, code: str, coder: str = "tomas", *, text: Text, memo: str = "") -> Coded:
    """Put *code* on *words* in *text*."""
    start = text.text.index(words)
    return Coded(Segment(text.id, start, start + len(words)), code, coder, memo)


def a_project(texts: Sequence[Text] = (), codings: Sequence[Coded] | None = None) -> Project:
    """Give a project of *texts*, by default one that two coders read."""
    text = a_text(kind="member")
    own = (
        coded("makes it safer", "safety", text=text, memo="their own words"),
        coded("makes it safer", "police", text=text, memo="their own words"),
        coded("call the police", "police", "ines", text=text),
        coded("😀 and it's poverty", "poverty", text=text),
    )
    remarks = () if texts else (Remark(Segment("r1", 0, 7), "ines", "Who?"),)
    memos = (
        Memo("Does this count raids?", code="police", coder="ines"),
        Memo("A letter, in truth.", response="r1", coder="tomas"),
        Memo("We meet on Monday.", coder="ines"),
    )
    readers = {} if texts else {"r1": ("ines", "tomas")}
    day = date(2026, 11, 22)
    put = own if codings is None else tuple(codings)
    own_texts = tuple(texts) or (text,)
    return Project(
        "Work", a_codebook(), own_texts, put, remarks, readers, day, () if texts else memos
    )


WORDS = ("safety", "police", '"never', 'here"', "#", "-", "2", "😀", "it's", "the", "the", "law.")


@st.composite
def texts_to_code(draw: st.DrawFn) -> Text:
    """Draw a text whose words look like what coders type."""
    words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=30))
    between = draw(st.sampled_from((" ", "  ", "\n", "\n\n")))
    return a_text(said=between.join(words))


@st.composite
def codings_of(draw: st.DrawFn, text: Text, *, coders: Sequence[str] = ("tomas",)) -> list[Coded]:
    """Draw codings of *text* on segments that neither begin nor end with a blank."""
    found = []
    for _ in range(draw(st.integers(0, 5))):
        start = draw(st.integers(0, len(text.text) - 1))
        end = draw(st.integers(start + 1, len(text.text)))
        said = text.text[start:end]
        if said != said.strip():
            continue
        memo = draw(st.sampled_from(("", "why?", '3 "safety" # and so on')))
        code = draw(st.sampled_from(a_codebook().ids))
        coder = draw(st.sampled_from(list(coders)))
        found.append(Coded(Segment(text.id, start, end), code, coder, memo))
    return found
