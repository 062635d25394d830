"""Just the responses that a number counts are selected."""

from hypothesis import given
from hypothesis import strategies as st

from folkmoot.analysis.corpus import Text
from folkmoot.analysis.selection import Selection, count_once, select

TEXTS = st.lists(
    st.builds(
        lambda n, kind, language: Text(f"r{n}", "", language, (("kind", kind),)),
        st.integers(0, 50),
        st.sampled_from(["member", "group"]),
        st.sampled_from(["en", "ar"]),
    ),
    unique_by=lambda text: text.id,
)
LETTERS = {f"r{n}": f"c{n % 3}" for n in range(0, 50, 2)}


@given(TEXTS)
def test_the_parts_of_a_breakdown_hold_every_response_once(texts: list[Text]) -> None:
    found = [
        text
        for kind in ("member", "group")
        for language in ("en", "ar")
        for text in select(texts, Selection((("kind", kind), ("language", language))), LETTERS)
    ]
    assert sorted(text.id for text in found) == sorted(text.id for text in texts)


@given(TEXTS)
def test_each_campaign_once_gives_as_many_as_are_counted(texts: list[Text]) -> None:
    once = select(texts, Selection(once=True), LETTERS)
    assert len(once) == count_once([text.id for text in texts], LETTERS)
    assert set(once) <= set(texts)


def test_only_what_is_among_all_that_is_asked_for_is_selected() -> None:
    texts = [Text(name, "") for name in ("a", "b", "c")]
    among = (frozenset({"a", "b"}), frozenset({"b", "c"}))
    assert [text.id for text in select(texts, Selection(among=among), {})] == ["b"]
