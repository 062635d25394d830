"""A version of a policy as Akoma Ntoso 3.0 (OASIS LegalDocML), for programs that read law.

It is a `doc`, not an `act`: an organisation's policy is nobody's law. Its address begins with
/akn/xx/, for the standard asks for a country, and ISO 3166 leaves xx to its users.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from lxml import etree
from lxml.etree import _Element

from folkmoot.foundation.references import Reference
from folkmoot.policy.clauses import Clause, Section, Version

AKN: Final = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
COUNTRY: Final = "xx"
THREE_LETTERS: Final = {"en": "eng", "fr": "fra", "es": "spa", "ar": "ara"}
"""The codes of ISO 639-2 that addresses are made with; another language keeps its own."""


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes: the id and the name of a federation."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Identity:
    """What the standard identifies a text by: whose, what, since when, and this form of it.

    *begun* is the day of the work's first form, *dated* of this one, whose *number* it is, if any.
    """

    publisher: Publisher
    reference: Reference
    title: str
    begun: date
    dated: date
    language: str = "en"
    number: str = ""

    @property
    def work(self) -> str:
        """The address of the text, whatever its form."""
        kind, name = self.reference.kind, self.reference.name
        return f"/akn/{COUNTRY}/doc/{kind}/{self.begun}/{name}"

    @property
    def expression(self) -> str:
        """The address of this form in its language."""
        code = THREE_LETTERS.get(self.language, self.language.lower())
        return f"{self.work}/{code}@{self.dated}"


def akoma_version(version: Version, identity: Identity) -> bytes:
    """Give *version* as a document of sections and clauses; clause 2.1 has the eId …clause_2-1.

    Clauses keep their Markdown: a paragraph is a `p`.
    """
    root, doc = document("doc", identity)
    refer(doc[0], identity.publisher)
    preface = add(doc, "preface")
    add(add(add(preface, "longTitle"), "p"), "docTitle", version.title)
    body = add(doc, "mainBody")
    for section in version.sections:
        _section(body, section, version)
    return written(root)


def document(kind: str, identity: Identity) -> tuple[_Element, _Element]:
    """Begin a document of *kind* with its meta: give its root and the element to go on in."""
    spaces = {None: AKN}
    root = etree.Element(f"{{{AKN}}}akomaNtoso", nsmap=spaces)  # type: ignore[arg-type]  # stub
    name = str(identity.reference.kind)
    main = add(root, kind, name=name, contains="originalVersion")
    meta = add(main, "meta")
    _identification(meta, identity)
    return root, main


def refer(meta: _Element, publisher: Publisher) -> None:
    """Say who is meant by #publisher; it stands after all else in *meta* but what is our own."""
    references = add(meta, "references", source="#publisher")
    place = f"/ontology/organization/{COUNTRY}/{publisher.id}"
    add(references, "TLCOrganization", eId="publisher", href=place, showAs=publisher.name)


def add(parent: _Element, tag: str, text: str = "", **attributes: str) -> _Element:
    """Add an element of the standard to *parent*."""
    element = etree.SubElement(parent, f"{{{AKN}}}{tag}", attributes)
    element.text = text or None
    return element


def written(root: _Element) -> bytes:
    """Give the file."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def clause_id(clause: str) -> str:
    """Give the eId of a clause.

    >>> clause_id("2.1")
    'sec_2__clause_2-1'
    """
    return f"sec_{clause.partition('.')[0]}__clause_{clause.replace('.', '-')}"


def paragraphs(parent: _Element, text: str) -> None:
    """Add the paragraphs of *text* to *parent*."""
    for block in text.split("\n\n"):
        add(parent, "p", block)


def _section(body: _Element, section: Section, version: Version) -> None:
    element = add(body, "section", eId=f"sec_{section.id}")
    add(element, "num", section.id)
    add(element, "heading", section.title)
    for clause in version.clauses_of(section.id):
        _clause(element, clause)


def _clause(parent: _Element, clause: Clause) -> None:
    element = add(parent, "clause", eId=clause_id(clause.id))
    add(element, "num", clause.id)
    add(element, "heading", clause.title)
    paragraphs(add(element, "content"), clause.text)


def _identification(meta: _Element, identity: Identity) -> None:
    whole = add(meta, "identification", source="#publisher")
    work = _level(whole, "FRBRWork", identity.work, identity.begun)
    add(work, "FRBRcountry", value=COUNTRY)
    add(work, "FRBRsubtype", value=str(identity.reference.kind))
    add(work, "FRBRname", value=identity.reference.name)
    expression = _level(whole, "FRBRExpression", identity.expression, identity.dated)
    if identity.number:
        add(expression, "FRBRversionNumber", value=identity.number)
    add(expression, "FRBRlanguage", language=identity.language)
    file = _level(whole, "FRBRManifestation", f"{identity.expression}.xml", identity.dated)
    add(file, "FRBRformat", value="application/xml")


def _level(parent: _Element, tag: str, address: str, on: date) -> _Element:
    level = add(parent, tag)
    add(level, "FRBRthis", value=f"{address}/!main")
    add(level, "FRBRuri", value=address)
    add(level, "FRBRdate", date=on.isoformat(), name="generation")
    add(level, "FRBRauthor", href="#publisher")
    return level
