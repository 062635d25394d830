"""Coded law as linked data: every name resolves, and nothing is claimed that packs do not say."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from folkmoot.assessment.jurisdictions import Jurisdiction
from folkmoot.assessment.packs import Laws, load_laws
from folkmoot.assessment.provisions import Instrument, Provision, Reading
from folkmoot.foundation.dates import LooseDate
from folkmoot.publication.law_akoma import act_reference, provision_reference
from folkmoot.publication.law_linked import linked

LAND = Jurisdiction("NZL", "New Zealand", "Oceania", iso2="NZ")
PART = Jurisdiction("GB-EAW", "England and Wales", "Europe", parent="GBR", iso2="GB")
ACT = Instrument(
    "pra-2003",
    "Prostitution Reform Act 2003",
    "PRA",
    "en",
    Reading.OFFICIAL,
    adopted=LooseDate.parse("2003-06-27"),
)


@pytest.fixture(scope="module")
def laws() -> Laws:
    found = load_laws()
    return replace(found, laws={name: found.laws[name] for name in ("NZL", "SWE", "GB-EAW")})


@pytest.fixture(scope="module")
def document(laws: Laws) -> Any:
    return json.loads(linked(laws, title="Law", notes=("A draft.",)))


@pytest.fixture(scope="module")
def nodes(document: Any) -> dict[str, Any]:
    return {node["@id"]: node for node in document["@graph"]}


def named(value: Any) -> Iterator[str]:
    """Give every name and term that stands in *value*."""
    if isinstance(value, dict):
        for key, held in value.items():
            if key in {"@id", "@type"}:
                yield from [held] if isinstance(held, str) else held
            else:
                yield from () if key.startswith("@") else (key,)
                yield from named(held)
    elif isinstance(value, list):
        for each in value:
            yield from named(each)


def test_every_name_begins_with_a_prefix_of_the_context(document: Any) -> None:
    known = {*document["@context"], "http"}
    assert {name.partition(":")[0] for name in named(document["@graph"])} <= known


def test_no_name_holds_what_an_iri_may_not(laws: Laws) -> None:
    law = laws.laws["NZL"]
    wild = replace(ACT, id='a "b" <c>', language="e n")
    provision = Provision(wild, "s 1#2|{}", "s 1", jurisdiction="NZL")
    there = replace(law, instruments={wild.id: wild}, provisions={provision.id: provision})
    made = replace(laws, laws={"NZL": replace(there, answers=())})
    found = json.loads(linked(made, title="Law", notes=()))
    for name in named(found["@graph"]):
        assert not re.search(r'[\s<>"{}|\\^`]', name), name
        assert name.count("#") <= 1


def test_every_name_of_ours_that_is_pointed_at_is_told_of(
    document: Any, nodes: dict[str, Any]
) -> None:
    ours = {name for name in named(document["@graph"]) if name.startswith(("folk:", "term:"))}
    assert ours <= set(nodes)
    assert len(nodes) == len(document["@graph"])


def test_an_instrument_is_told_in_the_terms_of_eli(nodes: dict[str, Any]) -> None:
    act = nodes["folk:law:NZL/pra-2003"]
    assert act["@type"] == ["eli:LegalResource", "schema:Legislation"]
    assert act["eli:date_document"] == {"@type": "xsd:date", "@value": "2003-06-27"}
    assert act["eli:first_date_entry_in_force"]["@value"] == "2003-06-28"
    assert {"@id": "folk:law:NZL/pra-2003#s12"} in act["eli:has_part"]
    text = nodes[act["eli:is_realized_by"]["@id"]]
    assert text["eli:title_short"] == "Prostitution Reform Act 2003"
    assert text["eli:language"]["@id"].endswith("/en")


def test_a_date_that_is_no_day_is_no_date_of_xml(laws: Laws) -> None:
    law = laws.laws["NZL"]
    vague = replace(ACT, adopted=LooseDate.parse("2003-06"), published=LooseDate.parse("unknown"))
    bare = replace(law, instruments={vague.id: vague}, provisions={}, answers=())
    found = json.loads(linked(replace(laws, laws={"NZL": bare}), title="Law", notes=()))
    (act,) = (node for node in found["@graph"] if node["@id"] == "folk:law:NZL/pra-2003")
    assert act["eli:date_document"] == {"@type": "edtf:EDTF", "@value": "2003-06"}
    assert "schema:legislationDate" not in act
    assert "eli:date_publication" not in act


def test_what_was_repealed_on_a_day_was_in_force_until_the_day_before(
    nodes: dict[str, Any],
) -> None:
    last = nodes["folk:law:SWE/lag-1998-408"]["eli:date_no_longer_in_force"]
    assert last == {"@type": "xsd:date", "@value": "2005-03-31"}


def test_an_answer_is_an_observation_that_cites_provisions(nodes: dict[str, Any]) -> None:
    answer = nodes["folk:answer:SWE/B1@1999-01-01"]
    assert answer["@type"] == "schema:Observation"
    assert answer["schema:value"] == "criminal"
    assert answer["schema:measuredProperty"] == {"@id": "folk:question:B1"}
    assert answer["dcterms:valid"]["@value"] == "1999-01-01/2005-03-31"
    cited = [nodes[each["@id"]] for each in answer["prov:hadPrimarySource"]]
    assert all("eli:LegalResourceSubdivision" in one["@type"] for one in cited)


def test_an_act_is_named_where_all_parts_are_known() -> None:
    provision = Provision(ACT, "s12", "s 12", jurisdiction="NZL")
    assert act_reference(LAND, ACT) == "/akn/nz/act/2003-06-27/pra-2003"
    assert provision_reference(LAND, provision) == "/akn/nz/act/2003-06-27/pra-2003/!main~sec_12"


@pytest.mark.parametrize(
    ("land", "act"),
    [
        (PART, ACT),
        (replace(LAND, iso2=""), ACT),
        (LAND, replace(ACT, adopted=None)),
        (LAND, replace(ACT, adopted=LooseDate.parse("2003~"))),
        (LAND, replace(ACT, adopted=LooseDate.parse("unknown"))),
        (LAND, replace(ACT, id="2003")),
        (LAND, replace(ACT, id="a/b")),
        (LAND, replace(ACT, title="Jon v Kuman [1980] PGNC 26")),
        (LAND, replace(ACT, title="Corte Constitucional, sentencia T-629 de 2010")),
    ],
)
def test_no_name_is_made_up_where_a_part_is_missing(land: Jurisdiction, act: Instrument) -> None:
    assert act_reference(land, act) == ""
    assert provision_reference(land, Provision(act, "s12", "s 12", jurisdiction=land.id)) == ""


def test_the_days_of_an_act_are_those_of_its_pack(laws: Laws, nodes: dict[str, Any]) -> None:
    for law in laws.laws.values():
        for one in law.instruments.values():
            told = nodes[f"folk:law:{law.jurisdiction.id}/{one.id}"].get("eli:date_document")
            assert (told or {}).get("@value", "") == (str(one.adopted) if one.adopted else "")
