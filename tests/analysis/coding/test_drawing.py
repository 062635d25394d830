"""Which responses make a batch."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.analysis.coding.drawing import Stratum, document, draw
from folkmoot.foundation.canonical import canonical_json
from folkmoot.foundation.errors import InputError
from tests.analysis.coding.coded import a_text

SEED = "2f1c"


def some(count, **groups):
    kind = groups.get("kind", "member")
    return [a_text(f"{kind}-{n}", kind=kind) for n in range(count)]


def test_all_are_drawn_where_no_size_is_given_but_none_without_words():
    texts = [*some(3), a_text("blank", " ")]
    drawn = draw(texts, seed=SEED)
    assert sorted(drawn.responses) == ["member-0", "member-1", "member-2"]
    assert drawn.of == 3


@given(st.permutations(range(20)), st.integers(1, 20))
def test_the_draw_does_not_depend_on_the_order_and_a_smaller_one_is_part_of_a_larger(order, size):
    texts = some(20)
    drawn = draw([texts[n] for n in order], size, seed=SEED)
    assert drawn == draw(texts, size, seed=SEED)
    assert set(drawn.responses) <= set(draw(texts, seed=SEED).responses[: size + 1])
    assert len(drawn.responses) == size


def test_another_seed_draws_others():
    assert draw(some(50), 10, seed="a").responses != draw(some(50), 10, seed="b").responses


def test_strata_get_their_share_and_one_at_least():
    texts = [*some(90), *some(9, kind="letter"), *some(1, kind="section")]
    drawn = draw(texts, 20, seed=SEED, by="kind")
    assert drawn.strata == (
        Stratum("letter", 9, 2),
        Stratum("member", 90, 17),
        Stratum("section", 1, 1),
    )
    assert len(drawn.responses) == 20


@given(st.lists(st.sampled_from("abc"), min_size=1, max_size=30), st.integers(1, 30))
def test_strata_add_up_to_the_size_and_none_gives_more_than_it_has(kinds, size):
    texts = [a_text(f"r{n}", kind=kind) for n, kind in enumerate(kinds)]
    drawn = draw(texts, size, seed=SEED, by="kind")
    assert len(drawn.responses) == min(size, len(texts))
    assert sum(one.drawn for one in drawn.strata) == len(drawn.responses)
    assert all(one.drawn <= one.of for one in drawn.strata)


def test_of_a_campaign_one_response_at_most_is_drawn_and_the_copies_are_counted():
    texts = some(10)
    drawn = draw(texts, seed=SEED, campaigns=[("member-1", "member-2", "member-3")])
    assert drawn.copies == 2
    assert len({"member-1", "member-2", "member-3"} & set(drawn.responses)) == 1


def test_how_a_batch_was_drawn_is_told_in_a_document_without_its_responses():
    told = document(draw(some(4), 2, seed=SEED, by="kind"))
    assert b"member-" not in canonical_json(told)
    assert (told["of"], told["drawn"], told["strata"]) == (4, 2, [["member", 4, 2]])


def test_a_batch_of_none_is_refused():
    with pytest.raises(InputError, match="Draw at least one"):
        draw(some(3), 0, seed=SEED)
