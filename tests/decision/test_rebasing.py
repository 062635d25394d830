"""An amendment is made again on what another left: the same words, or not at all."""

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from folkmoot.decision.amendments import Amendment, Span, amended, text_tokens
from folkmoot.decision.collisions import Collision, collision
from folkmoot.decision.merging import Merged, merged
from folkmoot.decision.rebasing import Blocked, rebased
from folkmoot.foundation.errors import InputError
from tests.decision.texts import TEXT, amendments, texts, to_clause


def test_an_amendment_that_collides_with_nothing_is_made_again_on_the_same_words() -> None:
    adopted = to_clause(("Organising", "Running a house for"), name="b")
    again = rebased(to_clause(("exploit", "coerce")), adopted, TEXT)
    assert isinstance(again, Amendment)
    assert [span.start for span in again.spans] == [26]
    assert amended(amended(TEXT, adopted), again).endswith("where it does not coerce anybody.")


@pytest.mark.parametrize(
    ("mine", "adopted", "how"),
    [
        (("criminal", "punished"), ("is not criminal", ""), Collision.DELETE_AGAINST_EDIT),
        (("criminal where", "fine if"), ("is not criminal", "is legal"), Collision.OVERLAPPING),
        (("criminal", "punished"), ("criminal", "punished"), Collision.IDENTICAL),
        (("criminal", "punished"), ("where", "if"), Collision.ADJACENT),
    ],
)
def test_what_collides_is_blocked_and_says_by_what(
    mine: tuple[str, str], adopted: tuple[str, str], how: Collision
) -> None:
    found = rebased(to_clause(mine), to_clause(adopted, name="b"), TEXT)
    assert found == Blocked("a", "b", how)


def test_an_adjacent_one_is_made_again_where_a_person_has_agreed() -> None:
    adopted = to_clause(("where", "if"), name="b")
    again = rebased(to_clause(("criminal", "punished")), adopted, TEXT, agreed=True)
    assert isinstance(again, Amendment)
    assert "is not punished if it does" in amended(amended(TEXT, adopted), again)


def test_what_the_adopted_one_said_too_is_left_out() -> None:
    mine = to_clause(("Organising", "Running"), ("anybody", "people"))
    again = rebased(mine, to_clause(("Organising", "Running"), name="b"), TEXT)
    assert isinstance(again, Amendment)
    assert [span.text for span in again.spans] == ["people"]


def test_words_that_ran_together_are_blocked_and_not_looked_for() -> None:
    text = "one -two three"
    mine = to_clause(("two", "2"), text=text)
    joining = Amendment("b", mine.target, mine.base, (Span(1, 2, ""),))
    assert amended(text, joining) == "one-two three"
    assert rebased(mine, joining, text, agreed=True) == Blocked("a", "b", Collision.OVERLAPPING)


def test_an_amendment_of_another_text_is_refused() -> None:
    with pytest.raises(InputError, match="made for another text"):
        rebased(to_clause(("criminal", "fined"), name="b"), to_clause(("is", "was")), "It is so.")


@st.composite
def peaceful(draw: st.DrawFn, *, blanks: bool = False) -> tuple[str, list[Amendment]]:
    """Give a text, and amendments to it of which no two collide, save by saying the same.

    With *blanks* its words are set apart as in prose.
    """
    words = st.lists(st.sampled_from(["may", "must", "not", "it"]), min_size=8, max_size=30)
    text = " ".join(draw(words)) if blanks else draw(texts(most=40))
    kept: list[Amendment] = []
    for number in range(draw(st.integers(2, 4))):
        new = draw(amendments(text, f"a{number}"))
        met = {collision(new, other) for other in kept}
        if met <= {Collision.NONE, Collision.IDENTICAL}:
            kept.append(new)
    return text, kept


@settings(deadline=None, max_examples=300)
@given(peaceful())
def test_in_any_order_amendments_that_do_not_collide_come_to_what_merging_them_comes_to(
    found: tuple[str, list[Amendment]],
) -> None:
    text, kept = found
    whole = merged(text, kept)
    assert isinstance(whole, Merged)
    for order in permutations(kept):
        assert one_after_the_other(text, order) in (whole.text, None)


@settings(deadline=None, max_examples=300)
@given(peaceful(blanks=True))
def test_among_words_set_apart_none_of_them_is_ever_stuck(
    found: tuple[str, list[Amendment]],
) -> None:
    text, kept = found
    whole = merged(text, kept)
    assert isinstance(whole, Merged)
    for order in permutations(kept):
        assert one_after_the_other(text, order) == whole.text


@settings(deadline=None, max_examples=300)
@given(st.data())
def test_what_is_made_again_changes_the_same_words_to_the_same_words(data: st.DataObject) -> None:
    text = data.draw(texts())
    one, other = (data.draw(amendments(text, name)) for name in ("one", "other"))
    again = rebased(one, other, text, agreed=True)
    if isinstance(again, Amendment):
        old, new = text_tokens(text), text_tokens(amended(text, other))
        kept = [span for span in one.spans if span not in other.spans]
        assert [span.text for span in again.spans] == [span.text for span in kept]
        for was, now in zip(kept, again.spans, strict=True):
            assert old[was.start : was.end] == new[now.start : now.end]


def one_after_the_other(text: str, order: tuple[Amendment, ...]) -> str | None:
    """Adopt amendments in *order*, each made again on what the others left; None if one can't."""
    left = list(order)
    while left:
        adopted = left.pop(0)
        again = [rebased(other, adopted, text) for other in left]
        stuck = [each for each in again if isinstance(each, Blocked)]
        if any(each.how is not Collision.IDENTICAL for each in stuck):
            return None
        text = amended(text, adopted)
        left = [each for each in again if isinstance(each, Amendment)]
    return text
