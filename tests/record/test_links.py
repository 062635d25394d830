"""Links are followed both ways, each once, however they are knotted."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from folkmoot.foundation.references import Reference
from folkmoot.record.links import Link, LinkKind, Links

BY = Reference.parse("body:board")


def a_link(source: str, kind: LinkKind, target: str) -> Link:
    return Link(Reference.parse(source), kind, Reference.parse(target), BY, date(2026, 6, 20))


LIFE = [
    a_link("theme:fear", LinkKind.DRAWN_FROM, "response:north-1"),
    a_link("motion:north-a", LinkKind.RESTS_ON, "theme:fear"),
    a_link("decision:north-a", LinkKind.DECIDES, "motion:north-a"),
    a_link("policy:p@2#2.3", LinkKind.ADOPTED_BY, "decision:north-a"),
    a_link("assessment:NZL@2026-01-01#K3", LinkKind.JUDGED_BY, "policy:p@2#2.3"),
]


def test_a_clause_is_followed_back_to_the_voice_behind_it() -> None:
    trace = Links(LIFE).trace(Reference.parse("policy:p@2#2.3"))
    assert [str(step.link.target) for step in trace.back] == [
        "decision:north-a",
        "motion:north-a",
        "theme:fear",
        "response:north-1",
    ]


def test_a_voice_is_followed_forward_to_the_law_it_came_to_judge() -> None:
    trace = Links(LIFE).trace(Reference.parse("response:north-1"))
    assert str(trace.forward[-1].link.source) == "assessment:NZL@2026-01-01#K3"
    assert trace.forward[-1].distance == 5


nodes = st.integers(0, 6).map(lambda n: f"claim:c{n}")
knots = st.lists(st.builds(a_link, nodes, st.sampled_from(LinkKind), nodes), max_size=25)


@given(knots)
def test_a_knot_of_links_is_walked_to_its_end_with_each_link_once(links: list[Link]) -> None:
    trace = Links(links).trace(Reference.parse("claim:c0"))
    assert len({step.link for step in trace.back}) == len(trace.back)


@given(knots)
def test_the_order_in_which_links_were_said_does_not_matter(links: list[Link]) -> None:
    start = Reference.parse("claim:c0")
    assert Links(links).trace(start) == Links(reversed(links)).trace(start)
