"""A text, amendments to it, and what hypothesis needs to make others."""

from hypothesis import assume
from hypothesis import strategies as st

from folkmoot.decision.amendments import Amendment, Span, amend, amended, text_tokens
from folkmoot.foundation.canonical import content_hash
from folkmoot.foundation.references import Reference

CLAUSE = Reference.parse("policy:sex-work-rights@1#2.3")
TEXT = "Organising sex work is not criminal where it does not exploit anybody."

WORDS = st.sampled_from(
    ["may", "must", "not", "it's", "re-open", "é", "e\u0301", "ق", "1", "-", "."]
)
BLANKS = st.sampled_from([" ", " ", " ", "\n\n", ""])


def to_clause(*changes: tuple[str, str], name: str = "a", text: str = TEXT) -> Amendment:
    return amend(name, CLAUSE, text, changes=changes)


@st.composite
def texts(draw: st.DrawFn, most: int = 30) -> str:
    """Give a text of words, signs and blanks that are apt to run together."""
    pieces = draw(st.lists(st.tuples(WORDS, BLANKS), max_size=most))
    return "".join(text_tokens("".join(word + blank for word, blank in pieces)))


@st.composite
def amendments(draw: st.DrawFn, text: str, name: str) -> Amendment:
    """Give an amendment of *text*: one to three spans apart, and no blank left at a line's end."""
    size = len(text_tokens(text))
    places = sorted(draw(st.lists(st.integers(0, size), min_size=2, max_size=6)))
    kept: list[Span] = []
    for start, end in zip(places[::2], places[1::2], strict=False):
        if not kept or start > kept[-1].end:
            kept.append(Span(start, end, draw(texts(most=2))))
    made = Amendment(name, CLAUSE, content_hash(text), tuple(kept))
    result = amended(text, made)
    assume("".join(text_tokens(result)) == result)
    return made
