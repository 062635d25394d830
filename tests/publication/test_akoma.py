"""Versions and amendments as Akoma Ntoso: the standard's elements in its order, exact to the word.

The order of elements is that of the schema of Akoma Ntoso 3.0, which these files were tried on.
"""

from datetime import date

import pytest
from lxml import etree
from lxml.etree import _Element

from folkmoot.decision.amendments import Amendment, amend
from folkmoot.decision.drafting import drafted
from folkmoot.foundation.canonical import content_hash
from folkmoot.foundation.packs import packs_home
from folkmoot.foundation.references import Reference
from folkmoot.policy.clauses import Version
from folkmoot.policy.packs import load_policy
from folkmoot.publication.akoma import AKN, Identity, Publisher, akoma_version
from folkmoot.publication.akoma_amendments import OWN, Amended, akoma_amendment

LANTERN = Publisher("lantern", "Lantern")
BEGUN, DATED = date(2025, 9, 1), date(2026, 5, 23)
META = ["identification", "analysis", "references", "proprietary"]


def a_version() -> Version:
    return load_policy(packs_home() / "policies" / "sex-work-rights").versions[0]


def an_identity(reference: Reference) -> Identity:
    return Identity(LANTERN, reference, "A title", BEGUN, DATED, number=reference.version)


def read(file: bytes) -> _Element:
    return etree.fromstring(file)


def names(element: _Element) -> list[str]:
    return [etree.QName(child).localname for child in element]


def all_of(root: _Element, name: str) -> list[_Element]:
    return list(root.iter(f"{{{AKN}}}{name}"))


def as_akoma(made: Amendment, text: str, why: str = "") -> _Element:
    of = Amended(an_identity(made.target), "2.3 Activities around it", text)
    identity = an_identity(Reference.parse(f"amendment:{made.id}"))
    return read(akoma_amendment(made, identity, of=of, why=why))


def refuse_loose_ends(root: _Element) -> None:
    """See that every eId is there once, and that each reference inside leads to one."""
    ids = [element.get("eId") for element in root.iter() if element.get("eId")]
    assert len(ids) == len(set(ids))
    for element in root.iter():
        for name in ("href", "source"):
            inside = (element.get(name) or "").partition("#")
            assert inside[0] or not inside[2] or inside[2] in ids


def said_in(element: _Element) -> str:
    """Give all words inside an element."""
    return "".join(str(text) for text in element.itertext())


def test_a_version_is_a_document_of_sections_and_clauses_with_all_their_words() -> None:
    version = a_version()
    root = read(akoma_version(version, an_identity(version.reference)))
    assert names(root) == ["doc"]
    assert names(root[0]) == ["meta", "preface", "mainBody"]
    assert names(root[0][0]) == ["identification", "references"]
    clauses = {clause.get("eId"): clause for clause in all_of(root, "clause")}
    assert len(clauses) == len(version.clauses)
    selling = clauses["sec_2__clause_2-1"]
    assert names(selling) == ["num", "heading", "content"]
    text = "\n\n".join(said_in(p) for p in selling[2])
    assert text == version.clause("2.1").text
    refuse_loose_ends(root)


def test_a_version_says_which_work_which_form_of_it_and_which_file_it_is() -> None:
    version = a_version()
    root = read(akoma_version(version, an_identity(version.reference)))
    levels = root[0][0][0]
    assert names(levels) == ["FRBRWork", "FRBRExpression", "FRBRManifestation"]
    core = ["FRBRthis", "FRBRuri", "FRBRdate", "FRBRauthor"]
    assert [names(level)[:4] for level in levels] == [core] * 3
    work = "/akn/xx/doc/policy/2025-09-01/sex-work-rights"
    assert [level[1].get("value") for level in levels] == [
        work,
        f"{work}/eng@2026-05-23",
        f"{work}/eng@2026-05-23.xml",
    ]


@pytest.mark.parametrize(
    ("find", "put", "kind", "quoted"),
    [
        ("punished", "fined", "substitution", ["It is not ", "punished", "fined"]),
        (" not", "", "repeal", ["It is", " not"]),
        ("It", "So it", "substitution", ["It", "So it"]),
    ],
)
def test_a_change_is_told_in_words_and_as_data(
    find: str, put: str, kind: str, quoted: list[str]
) -> None:
    text = "It is not punished."
    made = amend("a1", Reference.parse("policy:p@1#2.3"), text, changes=[(find, put)])
    root = as_akoma(made, text, why="Clearer.\n\nAnd shorter.")
    assert names(root[0]) == ["meta", "amendmentBody"]
    assert names(root[0][0]) == META
    assert names(root[0][1]) == ["amendmentHeading", "amendmentContent", "amendmentJustification"]
    assert [mod.get("type") for mod in all_of(root, "textualMod")] == [kind]
    assert [said_in(each) for each in all_of(root, "quotedText")] == quoted
    assert all_of(root, "destination")[0].get("href", "").endswith("#sec_2__clause_2-3")
    refuse_loose_ends(root)


def test_an_insertion_says_after_which_words() -> None:
    text = "It is punished."
    made = drafted("a1", Reference.parse("motion:m"), text, wanted="It is not punished.")
    root = as_akoma(made, text)
    (paragraph,) = all_of(root, "p")
    said = "In 2.3 Activities around it, after “It is”, put “ not”."
    assert said_in(paragraph) == said
    refuse_loose_ends(root)


def test_a_new_clause_is_quoted_as_a_structure() -> None:
    made = drafted("a1", Reference.parse("policy:p@1#2.3"), "", wanted="Sex workers take part.")
    root = as_akoma(made, "")
    (quoted,) = all_of(root, "quotedStructure")
    assert names(quoted[0]) == ["num", "content"]
    assert said_in(quoted) == "2.3Sex workers take part."
    refuse_loose_ends(root)


def test_the_spans_and_the_base_can_be_read_back() -> None:
    text = "It is not punished, nor fined."
    made = drafted("a1", Reference.parse("motion:m"), text, wanted="It was not punished or fined.")
    root = as_akoma(made, text)
    (own,) = root.iter(f"{{{OWN}}}amendment")
    assert own.get("base") == content_hash(text)
    read_back = [
        (int(span.get("start", "")), int(span.get("end", "")), span.text or "") for span in own
    ]
    assert read_back == [(span.start, span.end, span.text) for span in made.spans]
