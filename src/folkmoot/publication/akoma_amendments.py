"""An amendment as Akoma Ntoso 3.0: each change in words, as data, and as the spans it is."""

from dataclasses import dataclass
from typing import Final

from lxml import etree
from lxml.etree import _Element

from folkmoot.decision.amendments import Amendment, Span, text_tokens
from folkmoot.foundation.references import Kind
from folkmoot.publication.akoma import (
    Identity,
    add,
    clause_id,
    document,
    paragraphs,
    refer,
    written,
)

OWN: Final = "urn:folkmoot:amendment:1"
"""The namespace of what the standard has no words for: the base hash and the spans of tokens."""
CONTEXT: Final = 8
"""How many tokens before an insertion are quoted, so that a reader finds the place."""


@dataclass(frozen=True, slots=True)
class Amended:
    """What an amendment is to: the *text* that it was made for, by its identity and its title."""

    identity: Identity
    title: str
    text: str


def akoma_amendment(
    amendment: Amendment, identity: Identity, *, of: Amended, why: str = ""
) -> bytes:
    """Give *amendment* as a document with one `mod` for each change, exact to the word.

    A clause that begins with it is a `quotedStructure`, all else is `quotedText`. Base and spans
    stand in `proprietary`, so that it can be applied by count of tokens and not by looking for
    words.
    """
    root, main = document("amendment", identity)
    meta = main[0]
    analysis = add(meta, "analysis", source="#publisher")
    mods = add(analysis, "activeModifications")
    refer(meta, identity.publisher)
    _own(meta, amendment)
    body = add(main, "amendmentBody")
    add(add(body, "amendmentHeading"), "block", of.title, name="heading")
    content = add(body, "amendmentContent")
    for number, span in enumerate(amendment.spans, start=1):
        _data(mods, number, span, to=_place(of.identity))
        _words(add(content, "p"), number, span, of=of)
    if why:
        paragraphs(add(body, "amendmentJustification"), why)
    return written(root)


def _place(target: Identity) -> str:
    part = f"#{clause_id(target.reference.part)}" if target.reference.part else ""
    return f"{target.expression}{part}"


def _own(meta: _Element, amendment: Amendment) -> None:
    proprietary = add(meta, "proprietary", source="#publisher")
    told = etree.SubElement(
        proprietary,
        f"{{{OWN}}}amendment",
        {"of": str(amendment.target), "base": amendment.base},
        nsmap={"folkmoot": OWN},
    )
    for span in amendment.spans:
        at = {"start": str(span.start), "end": str(span.end)}
        etree.SubElement(told, f"{{{OWN}}}span", at).text = span.text


def _data(mods: _Element, number: int, span: Span, *, to: str) -> None:
    """Say a change as data: what it puts is the last thing quoted, what it takes out the first."""
    puts, takes = bool(span.text), span.start < span.end
    kind = "substitution" if puts and takes else "insertion" if puts else "repeal"
    mod = add(mods, "textualMod", type=kind, eId=f"pmod_{number}")
    add(mod, "source", href=f"#mod_{number}")
    add(mod, "destination", href=to)
    if takes:
        add(mod, "old", href=f"#mod_{number}__old")
    if puts:
        add(mod, "new", href=f"#mod_{number}__new")


def _words(paragraph: _Element, number: int, span: Span, *, of: Amended) -> None:
    tokens = text_tokens(of.text)
    mod = add(paragraph, "mod", eId=f"mod_{number}")
    place = add(mod, "ref", of.title, href=_place(of.identity))
    mod.text = "In "
    old = "".join(tokens[span.start : span.end])
    if not tokens:
        place.tail = ", begin the clause: "
        _begun(mod, number, span, of=of)
        return
    before = "".join(tokens[max(0, span.start - CONTEXT) : span.start])
    place.tail = ", after “" if before else ", at the beginning, "
    if before:
        _quoted(mod, f"mod_{number}__after", before).tail = "”, "
    last = mod[-1]
    if old:
        last.tail = (last.tail or "") + "take out “"
        last = _quoted(mod, f"mod_{number}__old", old)
        last.tail = "”" + (" and " if span.text else "")
    if span.text:
        last.tail = (last.tail or "") + "put “"
        last = _quoted(mod, f"mod_{number}__new", span.text)
        last.tail = "”"
    last.tail = (last.tail or "") + "."


def _begun(mod: _Element, number: int, span: Span, *, of: Amended) -> None:
    part = of.identity.reference.part
    new = f"mod_{number}__new"
    if of.identity.reference.kind is not Kind.POLICY:
        _quoted(mod, new, span.text)
        return
    clause = add(add(mod, "quotedStructure", eId=new), "clause", eId=f"{new}__{clause_id(part)}")
    add(clause, "num", part)
    paragraphs(add(clause, "content"), span.text)


def _quoted(mod: _Element, name: str, words: str) -> _Element:
    return add(mod, "quotedText", words, eId=name)
