"""Amendments are merged where nothing stands between them; six cases on words of a resolution.

The six are those on which diff-match-patch silently took one of two, dropped one or put both, and
three-merge crashed or set marks inside words.
"""

import pytest

from folkmoot.decision.amendments import Amendment, Span
from folkmoot.decision.collisions import Collision
from folkmoot.decision.drafting import drafted
from folkmoot.decision.merging import Merged, merged
from folkmoot.decision.rebasing import Blocked
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Reference
from tests.decision.texts import TEXT, to_clause
from tests.real_data import source_documents

RESOLUTION = Reference.parse("motion:council-resolution")


def consideration() -> str:
    """Give the thirteenth thing that the council of 2015 asked to be taken into account."""
    lines = (source_documents() / "council-resolution.txt").read_text(encoding="utf-8").split("\n")
    return next(line for line in lines if line.startswith("13. "))


def put(name: str, find: str, words: str) -> Amendment:
    text = consideration()
    assert text.count(find) == 1
    return drafted(name, RESOLUTION, text, wanted=text.replace(find, words))


def both(one: tuple[str, str], other: tuple[str, str]) -> Merged | Blocked:
    return merged(consideration(), [put("one", *one), put("other", *other)])


def test_edits_far_from_each_other_are_both_carried() -> None:
    found = both(("formally recognized", "recognised"), ("legitimate purpose", "lawful purpose"))
    assert isinstance(found, Merged)
    assert "should be recognised as work" in found.text
    assert "must be for a lawful purpose, provided by law" in found.text


def test_the_same_edit_asked_for_twice_is_carried_once() -> None:
    found = both(("can impose", "may impose"), ("can impose", "may impose"))
    assert isinstance(found, Merged)
    assert found.of == ("one", "other")
    assert found.text == consideration().replace("can impose", "may impose")


def test_may_against_must_not_stops() -> None:
    found = both(("can impose", "may impose"), ("can impose", "must not impose"))
    assert found == Blocked("one", "other", Collision.OVERLAPPING)


def test_edits_of_neighbouring_words_ask_a_person() -> None:
    one, other = put("one", "can impose", "may impose"), put("other", "impose", "set")
    assert merged(consideration(), [one, other]) == Blocked("one", "other", Collision.ADJACENT)
    agreed = merged(consideration(), [one, other], adjacent_agreed={frozenset({"one", "other"})})
    assert isinstance(agreed, Merged)
    assert "States may set legitimate restrictions" in agreed.text


def test_a_deletion_around_an_edit_stops() -> None:
    found = both((", provided by law", ""), ("provided by law", "laid down by law"))
    assert found == Blocked("one", "other", Collision.DELETE_AGAINST_EDIT)


def test_two_insertions_at_one_point_stop() -> None:
    found = both(("impose legitimate", "impose only legitimate"), ("impose ", "impose narrow "))
    assert found == Blocked("one", "other", Collision.SAME_POINT)


def test_many_that_do_not_collide_are_carried_at_once_and_one_that_does_stops_them() -> None:
    words = ("Organising", "sex", "criminal", "exploit")
    many = [to_clause((word, word.upper()), name=word) for word in words]
    found = merged(TEXT, [many[0], *many[2:]])
    assert isinstance(found, Merged)
    assert found.text == "ORGANISING sex work is not CRIMINAL where it does not EXPLOIT anybody."
    assert merged(TEXT, many) == Blocked("Organising", "sex", Collision.ADJACENT)


def test_an_insertion_that_touches_a_replacement_stands_where_it_was_put() -> None:
    replaced = to_clause(("criminal", "punished"), name="b")
    before = Amendment("c", replaced.target, replaced.base, (Span(10, 10, "made "),))
    found = merged(TEXT, [replaced, before], adjacent_agreed={frozenset({"b", "c"})})
    assert isinstance(found, Merged)
    assert "is not made punished where" in found.text


def test_amendments_of_other_texts_are_refused() -> None:
    one = to_clause(("criminal", "fined"))
    with pytest.raises(InputError, match="made for another text"):
        merged(TEXT.upper(), [one])
    elsewhere = Amendment("b", RESOLUTION, one.base, one.spans)
    with pytest.raises(InputError, match="different texts"):
        merged(TEXT, [one, elsewhere])
