"""How far an amendment reaches is measured in words, and one that guts a text is known for it."""

from folkmoot.decision.amendments import amend
from folkmoot.decision.drafting import drafted
from folkmoot.decision.reach import reach, voting_order
from folkmoot.foundation.references import Reference
from tests.decision.texts import TEXT, to_clause
from tests.real_data import source_documents

MOTION = Reference.parse("motion:council-resolution")
SMALL = "Noting the harm done,\n\nCALLS on states to act.\n\n1. Now, and together."


def resolution() -> str:
    return (source_documents() / "council-resolution.txt").read_text(encoding="utf-8")


def test_words_removed_and_added_are_counted_and_signs_and_blanks_are_not() -> None:
    found = reach(TEXT, TEXT.replace("is not criminal", "is: lawful"))
    assert (found.words, found.removed, found.added, found.percent) == (12, 2, 1, 16)
    assert not found.guts


def test_an_amendment_that_removes_all_that_a_resolution_asks_for_guts_it() -> None:
    text = resolution()
    gutted = text[: text.index("REQUESTS")] + "NOTES that members hold different views."
    found = reach(text, gutted)
    assert found.guts
    assert found.percent == 95
    assert (found.operative, found.left) == (688, 0)


def test_one_demand_that_stays_is_not_gutting() -> None:
    text = resolution()
    found = reach(text, text[: text.index("taking into account")])
    assert not found.guts
    assert found.left == 32


def test_a_preamble_may_go_without_gutting() -> None:
    found = reach(SMALL, SMALL[SMALL.index("CALLS") :])
    assert (found.removed, found.operative, found.left) == (4, 9, 9)


def test_nothing_and_a_new_text_reach_nowhere() -> None:
    assert reach("", "New words.").percent == 0
    assert not reach("", "New words.").guts


def test_the_furthest_reaching_is_voted_on_first() -> None:
    small = to_clause(("exploit", "coerce"), name="small")
    longer = to_clause(("exploit", "exploit, coerce or deceive"), name="longer")
    gutting = drafted("gutting", small.target, TEXT, wanted="Sex work is work.")
    also_small = to_clause(("anybody", "people"), name="also-small")
    order = voting_order(TEXT, [small, longer, gutting, also_small])
    assert [each.id for each in order] == ["gutting", "small", "also-small", "longer"]
    assert voting_order("", [amend("new", MOTION, "", changes=[("", "New.")])])
