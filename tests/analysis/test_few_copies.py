"""Campaigns of few copies are counted together, and nobody works out how many copies one has.

The solver of `test_joint_release` is given what a reader knows besides: how many campaigns are
counted together, that none has fewer than two copies, and which of them have under ten.
"""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.analysis.breakdown import count_by, cross_themes
from folkmoot.analysis.corpus import Text
from folkmoot.analysis.disclosure import LEAST_COUNT, release_together
from folkmoot.analysis.few_copies import LEAST_COPIES, MOST_FEW, OTHERS, counted_together
from tests.analysis.test_joint_release import KINDS, attack_on, crossings_of, drawn, small_counts

OWN = "own words"
SIZES = st.lists(st.integers(2, 60), max_size=12).map(
    lambda sizes: {f"c{n:02}": size for n, size in enumerate(sizes)}
)


def test_where_no_campaign_is_small_each_is_counted_by_itself() -> None:
    assert counted_together({"a": 10, "b": 45}) == frozenset()
    assert counted_together({}) == frozenset()


def test_one_small_campaign_is_counted_with_the_next_larger_one() -> None:
    assert counted_together({"a": 2, "b": 25, "c": 45}) == frozenset("ab")


def test_many_small_ones_need_no_larger_one() -> None:
    assert counted_together({"a": 2, "b": 5, "c": 7, "d": 10}) == frozenset("abc")


def test_where_all_small_ones_are_as_small_as_can_be_a_larger_one_hides_it() -> None:
    twos = {f"c{n}": 2 for n in range(300)}
    assert counted_together(twos | {"large": 17}) == frozenset([*twos, "large"])


@pytest.mark.parametrize(
    "sizes", [[4], [2, 2], [9, 9], [9, 9, 9], [5, 12], [2] * 300], ids=lambda sizes: str(len(sizes))
)
def test_where_even_all_together_say_too_much_nothing_is_counted(sizes: list[int]) -> None:
    assert counted_together({f"c{n}": size for n, size in enumerate(sizes)}) is None


def fillings(sizes: dict[str, int], together: frozenset[str]) -> set[int]:
    """Give all numbers that one small campaign could have, found by trying each."""
    few = [size for name, size in sizes.items() if name in together and size < LEAST_COUNT]
    many = [size for name, size in sizes.items() if name in together and size >= LEAST_COUNT]
    largest = min((size for name, size in sizes.items() if name not in together), default=10**6)
    whole = sum(few) + sum(many)
    return {
        one
        for one in range(LEAST_COPIES, MOST_FEW + 1)
        if LEAST_COPIES * (len(few) - 1) + LEAST_COUNT * len(many)
        <= whole - one
        <= MOST_FEW * (len(few) - 1) + largest * len(many)
    }


@given(sizes=SIZES)
def test_a_small_campaign_could_have_any_small_number(sizes: dict[str, int]) -> None:
    together = counted_together(sizes)
    if together:
        assert fillings(sizes, together) == set(range(LEAST_COPIES, LEAST_COUNT))


@given(sizes=SIZES)
def test_no_small_campaign_is_counted_by_itself_and_no_larger_one_in_vain(
    sizes: dict[str, int],
) -> None:
    together = counted_together(sizes)
    if together is not None:
        assert {name for name, size in sizes.items() if size < LEAST_COUNT} <= together
        largest = max((sizes[name] for name in together), default=0)
        assert all(sizes[name] >= largest for name in sizes.keys() - together)


def with_letters(seed: int, campaigns: int) -> tuple[list[Text], dict[str, int], dict[str, str]]:
    """Give texts, many of them copies of small campaigns: all, sizes, and the letter of each."""
    dice = np.random.default_rng(seed)
    texts, _ = drawn(seed, 200)
    names = [f"c{n:03}" for n in range(campaigns)]
    sizes = {name: int(dice.integers(2, 7)) for name in names} | {"large": 30}
    copies = [name for name, size in sizes.items() for _ in range(size)]
    letters = {}
    for n, name in enumerate(copies):
        kind = KINDS[int(dice.choice(3, p=(0.7, 0.2, 0.1)))]
        groups = (("kind", kind), ("section", "north"), ("channel", "form"))
        texts.append(Text(f"copy{n}", "", "en", groups))
        letters[f"copy{n}"] = name
    return texts, sizes, letters


def marked(texts: list[Text], letters: dict[str, str]) -> list[Text]:
    return [
        Text(text.id, "", text.language, (*text.groups, ("campaign", letters.get(text.id, OWN))))
        for text in texts
    ]


@pytest.mark.parametrize("seed", range(3))
def test_no_solver_recovers_the_copies_of_one_campaign_by_kind_or_in_all(seed: int) -> None:
    texts, sizes, letters = with_letters(seed, campaigns=6)
    together = counted_together(sizes)
    assert together
    shown = {one: OTHERS if own in together else own for one, own in letters.items()}
    told = marked(texts, shown)
    own = {name: [one for one, its in shown.items() if its == name] for name in shown.values()}
    by_kind = cross_themes(texts, list(own.items()), "kind")
    crossings = [
        *crossings_of(texts, []),
        count_by(told, "campaign"),
        replace(by_kind, of="campaign"),
    ]
    attack = attack_on(crossings, release_together(crossings))
    for about in small_counts(crossings):
        low, high = attack.reach(*about)
        assert high - low >= LEAST_COUNT - 1, about
    kinds = sorted({text.group("kind") for text in texts})
    split_up(attack, {name: sizes[name] for name in sorted(together)}, kinds)
    for name in sorted(together):
        if sizes[name] < LEAST_COUNT:
            assert attack.reach(("letter", name)) == (LEAST_COPIES, MOST_FEW)
            for kind in kinds:
                low, high = attack.reach(("letter", name), ("kind", kind))
                assert high - low >= MOST_FEW - LEAST_COPIES, (name, kind)


def split_up(attack, sizes: dict[str, int], kinds: list[str]) -> None:
    """Tell the solver which campaigns were counted together, and what each can be."""
    for name, size in sizes.items():
        line = [attack.number(("letter", name), ("kind", kind)) for kind in kinds]
        whole = attack.number(("letter", name))
        attack.sums.append([*line, whole])
        attack.least[whole] = LEAST_COPIES if size < LEAST_COUNT else LEAST_COUNT
        if size < LEAST_COUNT:
            attack.most[whole] = MOST_FEW
    for kind in kinds:
        parts = [attack.number(("letter", name), ("kind", kind)) for name in sizes]
        attack.sums.append([*parts, attack.number(("campaign", OTHERS), ("kind", kind))])
    parts = [attack.number(("letter", name)) for name in sizes]
    attack.sums.append([*parts, attack.number(("campaign", OTHERS))])


def test_three_of_nine_copies_each_would_be_recovered_if_they_were_counted_together() -> None:
    copies = [Text(f"{n}", "", "en", (("campaign", OTHERS),)) for n in range(27)]
    own = [Text(f"own{n}", "", "en", (("campaign", OWN),)) for n in range(40)]
    crossings = [count_by([*copies, *own], "campaign")]
    attack = attack_on(crossings, release_together(crossings))
    split_up(attack, {"a": 9, "b": 9, "c": 9}, ["member"])
    assert attack.reach(("letter", "a")) == (9, 9)
