"""Coded law as JSON-LD: instruments and provisions in the terms of ELI, answers as observations.

Names are `urn:folkmoot:` and a reference, such as urn:folkmoot:law:NZL/pra-2003#s12: the same on
every site, whatever its address. docs/reference/open-data.md says why these terms were chosen.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from typing import Final

from folkmoot.assessment.answers import Answer
from folkmoot.assessment.codebook import Question
from folkmoot.assessment.jurisdictions import Jurisdiction
from folkmoot.assessment.law import Law
from folkmoot.assessment.packs import Laws
from folkmoot.assessment.provisions import Instrument, Provision
from folkmoot.foundation.canonical import Json
from folkmoot.foundation.dates import LooseDate
from folkmoot.foundation.references import Reference
from folkmoot.publication.law_akoma import act_reference, provision_reference
from folkmoot.publication.law_tables import answer_reference, instrument_reference

Node = dict[str, Json]

CONTEXT: Final[Node] = {
    "folk": "urn:folkmoot:",
    "term": "urn:folkmoot:term:",
    "eli": "http://data.europa.eu/eli/ontology#",
    "schema": "https://schema.org/",
    "dcterms": "http://purl.org/dc/terms/",
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
TERMS: Final = {
    "absent_from": "An instrument that such a rule would stand in, and does not.",
    "coder": "Who coded this, by a name for the work.",
    "confidence": "How sure the coder was: high, medium or low.",
    "reading": "How far the coder had this in hand: official, secondary or recalled.",
    "seen": "What exactly was seen of this, and where.",
    "takes": "An answer that this question takes.",
}
"""Our own terms, for what no vocabulary that we know has a word for."""
LANGUAGES: Final = "http://id.loc.gov/vocabulary/iso639-1/"
UNSAFE: Final = re.compile(r"[^A-Za-z0-9/!$&'()*+,;=._~-]+")
"""What is escaped in a name of ours; a part or a version is put behind its sign afterwards."""


def linked(laws: Laws, *, title: str, notes: Iterable[str]) -> bytes:
    """Give *laws* as one document of JSON-LD 1.1, which needs no other file to be read."""
    graph = [_dataset(laws, title, notes), *_terms(), *map(_question, laws.codebook)]
    graph.extend(_places(laws))
    for law in laws.laws.values():
        for instrument in law.instruments.values():
            graph.extend(_instrument(instrument, law))
        graph.extend(_provision(one, law) for one in law.provisions.values())
        graph.extend(_answer(one, law) for one in law.answers)
    document = {"@context": CONTEXT, "@graph": [_said(node) for node in graph]}
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def iri(reference: Reference) -> str:
    """Give the name of *reference* in the document, with what no IRI may hold escaped.

    >>> iri(Reference.parse("law:NZL/pra-2003#s12"))
    'folk:law:NZL/pra-2003#s12'
    """
    version = f"@{_escaped(reference.version)}" if reference.version else ""
    part = f"#{_escaped(reference.part)}" if reference.part else ""
    return f"folk:{reference.kind}:{_escaped(reference.name)}{version}{part}"


def _dataset(laws: Laws, title: str, notes: Iterable[str]) -> Node:
    return {
        "@id": "folk:laws",
        "@type": "schema:Dataset",
        "schema:name": title,
        "schema:description": " ".join(notes),
        "schema:version": f"codebook {laws.codebook.version}",
    }


def _terms() -> Iterator[Node]:
    for name, says in TERMS.items():
        yield {"@id": f"term:{name}", "@type": "schema:Property", "rdfs:comment": says}


def _question(question: Question) -> Node:
    return {
        "@id": f"folk:question:{_escaped(question.id)}",
        "@type": ["schema:Property", "schema:DefinedTerm"],
        "schema:termCode": question.id,
        "schema:name": question.text,
        "term:takes": list(question.answers),
    }


def _places(laws: Laws) -> Iterator[Node]:
    coded = [law.jurisdiction for law in laws.laws.values()]
    named = {name for one in coded for name in (one.id, one.parent)}
    yield from (_place(one) for one in laws.registry if one.id in named)


def _place(jurisdiction: Jurisdiction) -> Node:
    return {
        "@id": _place_of(jurisdiction.id),
        "@type": "schema:AdministrativeArea",
        "schema:identifier": jurisdiction.id,
        "schema:name": jurisdiction.name,
        "schema:containedInPlace": _to(_place_of(jurisdiction.parent))
        if jurisdiction.parent
        else "",
    }


def _instrument(one: Instrument, law: Law) -> Iterator[Node]:
    name = instrument_reference(law, one.id)
    text = f"{iri(name)}@{_escaped(one.language)}"
    provisions = (each for each in law.provisions.values() if each.instrument.id == one.id)
    yield {
        "@id": iri(name),
        "@type": ["eli:LegalResource", "schema:Legislation"],
        "schema:name": one.title,
        "schema:legislationIdentifier": act_reference(law.jurisdiction, one),
        "schema:legislationDate": _only_a_day(one.adopted),
        "eli:jurisdiction": _to(_place_of(law.jurisdiction.id)),
        "eli:date_document": _dated(one.adopted),
        "eli:date_publication": _dated(one.published),
        "eli:first_date_entry_in_force": _dated(one.commenced),
        "eli:date_no_longer_in_force": _dated(_the_day_before(one.repealed)),
        "eli:is_realized_by": _to(text),
        "eli:has_part": [_to(iri(each.reference)) for each in provisions],
        "term:reading": one.reading.value,
        "term:seen": one.where,
    }
    yield {
        "@id": text,
        "@type": "eli:LegalExpression",
        "eli:title": one.title,
        "eli:title_short": one.short,
        "eli:language": _to(LANGUAGES + one.language) if _is_code(one.language) else "",
    }


def _provision(one: Provision, law: Law) -> Node:
    return {
        "@id": iri(one.reference),
        "@type": ["eli:LegalResourceSubdivision", "schema:Legislation"],
        "schema:name": one.cited,
        "schema:legislationIdentifier": provision_reference(law.jurisdiction, one),
        "eli:number": one.shown,
        "eli:description": one.about,
        "eli:is_part_of": _to(iri(instrument_reference(law, one.instrument.id))),
    }


def _answer(one: Answer, law: Law) -> Node:
    provisions = (law.provisions[key].reference for key in one.provisions)
    absent = (instrument_reference(law, key) for key in one.absent_from)
    return {
        "@id": iri(answer_reference(law, one)),
        "@type": "schema:Observation",
        "schema:observationAbout": _to(_place_of(law.jurisdiction.id)),
        "schema:measuredProperty": _to(f"folk:question:{_escaped(one.question)}"),
        "schema:value": one.value,
        "dcterms:valid": {"@type": "edtf:EDTF", "@value": interval(one.start, one.end)},
        "prov:hadPrimarySource": [_to(iri(each)) for each in provisions],
        "term:absent_from": [_to(iri(each)) for each in absent],
        "schema:citation": list(one.sources),
        "term:confidence": one.confidence.value if one.is_known else "",
        "rdfs:comment": one.caution,
        "term:coder": one.coder,
        "dcterms:created": {"@type": "xsd:date", "@value": one.recorded.isoformat()},
    }


def interval(start: LooseDate, end: LooseDate | None) -> str:
    """Give the days in force as one interval in EDTF; a side that is not known is left empty.

    >>> interval(LooseDate.parse("2003-06-28"), None)
    '2003-06-28/..'
    >>> interval(LooseDate.parse("unknown"), LooseDate.parse("1998"))
    '/1998'
    """
    last = ".." if end is None else end.text
    return f"{start.text if start.is_known else ''}/{last if last != 'unknown' else ''}"


def _dated(day: LooseDate | None) -> Json:
    if day is None or not day.is_known:
        return ""
    return {"@type": "xsd:date" if _only_a_day(day) else "edtf:EDTF", "@value": day.text}


def _only_a_day(day: LooseDate | None) -> str:
    return day.text if day and day.earliest and day.text == day.earliest.isoformat() else ""


def _the_day_before(day: LooseDate | None) -> LooseDate | None:
    """Give the last day in force, which ELI asks for, where packs say the first without it."""
    if day is None or day.earliest is None or not _only_a_day(day):
        return day
    last = day.earliest - timedelta(days=1)
    return LooseDate(last.isoformat(), last, last)


def _place_of(jurisdiction: str) -> str:
    return f"folk:place:{_escaped(jurisdiction)}"


def _to(name: str) -> Node:
    return {"@id": name}


def _escaped(text: str) -> str:
    return UNSAFE.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), text)


def _is_code(language: str) -> bool:
    return len(language) == 2 and language.isascii() and language.isalpha()


def _said(node: Mapping[str, Json]) -> Node:
    return {key: value for key, value in node.items() if value not in ("", [], None)}
