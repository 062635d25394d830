"""A share is told so that no count under ten can be worked out of it."""

from hypothesis import given
from hypothesis import strategies as st

from folkmoot.web.analysis.group_pages import Share


@given(st.integers(10, 90), st.integers(0, 90), st.sampled_from([0.0, 0.3, 0.5]))
def test_whoever_reads_a_count_cannot_narrow_the_others_down_to_few(
    base: int, said: int, part: float
) -> None:
    against = int(part * base)
    share = Share(min(said, base - against), base, "", against)
    if share.is_counted:
        assert share.said >= 10
        others = range(share.base - share.said - share.against + 1)
        assert len(others) > 10
    told = (share.is_counted, share.is_few, share.is_nearly_all)
    assert sum(told) <= 1


def test_a_split_that_leaves_few_who_passed_is_not_counted() -> None:
    assert Share(22, 44).is_counted
    assert not Share(22, 44, "", 14).is_counted
