"""Two texts are compared so exactly that each can be rebuilt, and so that it can be read."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from folkmoot.policy.clauses import Clause, Section, Version
from folkmoot.policy.comparison import (
    Change,
    Fate,
    Piece,
    after,
    before,
    compare,
    compare_versions,
    inline,
    spoken,
)

TEXTS = st.text("ab ،.\nلُ,", max_size=40) | st.text(max_size=20)


@settings(deadline=None)
@given(TEXTS, TEXTS)
def test_joining_the_pieces_gives_both_sides_back(old, new):
    pieces = compare(old, new)
    assert (before(pieces), after(pieces)) == (old, new)


@settings(deadline=None)
@given(TEXTS)
def test_a_text_compared_with_itself_is_kept_whole(text):
    assert compare(text, text) == ((Piece(Change.KEPT, text),) if text else ())


def test_a_change_of_a_few_words_keeps_the_rest():
    old = "States do not punish the selling, buying or organising of services."
    new = "States do not punish the selling or buying of services."
    assert inline(compare(old, new)) == (
        "States do not punish the selling[-,-]{+ or+} buying[- or organising-] of services."
    )


def test_words_that_two_rewritten_passages_share_by_chance_are_not_held_up():
    old = "Premises need a permit from the mayor of the town before they open."
    new = "Whoever works alone or with up to three others has no need of any licence."
    pieces = compare(old, new)
    assert [piece.change for piece in pieces] == [Change.REMOVED, Change.ADDED, Change.KEPT]


def test_a_changed_comma_is_told_even_between_arabic_words():
    pieces = compare("البيع، والشراء", "البيع والشراء")
    assert pieces == (
        Piece(Change.KEPT, "البيع"),
        Piece(Change.REMOVED, "،"),
        Piece(Change.KEPT, " والشراء"),
    )


def test_combining_signs_stay_with_their_word():
    assert compare("يُعاقَب أحد", "يُعاقَب الجميع")[0] == Piece(Change.KEPT, "يُعاقَب")


def test_changes_can_be_read_aloud_in_their_place():
    assert spoken(compare("It is a crime to sell or buy.", "It is no crime to sell.")) == (
        "after “It is”, removed “a”",
        "after “It is”, added “no”",
        "after “crime to sell”, removed “or buy”",
    )
    assert spoken(compare("same", "same")) == ()


def a_version(*clauses: Clause) -> Version:
    return Version("p", "1", "Policy", (Section("1", "One"),), clauses)


ONE = Clause("1.1", "One", "The first.")
TWO = Clause("1.2", "Two", "The second.")
THREE = Clause("1.3", "Three", "The third.")


def test_each_clause_of_either_version_has_its_fate():
    new = a_version(ONE, replace(TWO, text="The second one."), Clause("1.4", "Four", "New."))
    changes = compare_versions(a_version(ONE, TWO, THREE), new)
    assert [(change.id, change.fate) for change in changes] == [
        ("1.1", Fate.SAME),
        ("1.2", Fate.CHANGED),
        ("1.3", Fate.REMOVED),
        ("1.4", Fate.ADDED),
    ]
    assert inline(changes[1].text) == "The second{+ one+}."
    assert inline(changes[1].title) == "Two"
    assert [change.is_change for change in changes] == [False, True, True, True]


def test_a_clause_that_changed_its_place_has_moved_and_its_neighbours_have_not():
    changes = compare_versions(a_version(ONE, TWO, THREE), a_version(THREE, ONE, TWO))
    assert [(change.id, change.moved) for change in changes] == [
        ("1.3", True),
        ("1.1", False),
        ("1.2", False),
    ]
    assert {change.fate for change in changes} == {Fate.SAME}


@settings(deadline=None)
@given(st.permutations([ONE, TWO, THREE]), st.permutations([ONE, TWO, THREE]), st.integers(0, 3))
def test_the_changes_name_every_clause_of_both_versions_once(left, right, cut):
    old, new = a_version(*left[:cut]), a_version(*right)
    changes = compare_versions(old, new)
    assert [change.new for change in changes if change.new] == list(new.clauses)
    assert {change.old for change in changes if change.old} == set(old.clauses)
    assert len({change.id for change in changes}) == len(changes)


@settings(deadline=None)
@given(st.lists(st.sampled_from(["One. ", "Two. ", "Three? ", "four"]), max_size=40), TEXTS)
def test_texts_that_are_matched_by_sentences_are_as_exact(sentences, added):
    old = "".join(sentences) * 20
    new = "".join(reversed(sentences)) * 20 + added
    pieces = compare(old, new)
    assert (before(pieces), after(pieces)) == (old, new)


def test_no_text_makes_the_comparison_endless():
    same, mixed = " ".join(["a"] * 50_000), " ".join(["a", "b"] * 25_000)
    pieces = compare(same, mixed)
    assert (before(pieces), after(pieces)) == (same, mixed)


def test_in_a_long_text_only_what_differs_is_marked():
    page = "".join(
        f"Sentence {number} of the long text, and of the next one. " for number in range(400)
    )
    changed = page.replace("Sentence 200 of", "Phrase 200 of")
    assert [piece.text for piece in compare(page, changed) if piece.change is not Change.KEPT] == [
        " Sentence",
        " Phrase",
    ]
