"""Opinion groups in a release: a solver puts all tables together, and what is said to be few."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from folkmoot.analysis.breakdown import Crossing, count_by, cross
from folkmoot.analysis.corpus import Text
from folkmoot.analysis.disclosure import LEAST_COUNT, release_together
from folkmoot.consultation.responses import Answer, Channel, RespondentKind, Response
from folkmoot.web.analysis.counted_groups import UNPLACED, opinion_groups, votes_of_all
from tests.analysis.test_joint_release import Attack, small_counts

DAY = date(2026, 3, 1)
STATEMENTS = ("s1", "s2", "s3", "s4")
SECTIONS = ("north", "south", "coast")
KINDS = (RespondentKind.MEMBER, RespondentKind.ORGANISATION)


def drawn(seed, size, unplaced=0.1):
    """Give responses with votes of two camps, as texts too, and who is in which group."""
    dice = np.random.default_rng(seed)
    responses, texts, groups = [], [], {}
    for n in range(size):
        camp = int(dice.random() < 0.4)
        kind = KINDS[int(dice.random() < 0.2)]
        if dice.random() >= unplaced:
            groups[str(n)] = "AB"[camp]
        answers = tuple(
            Answer(name, scale=int(dice.choice((-2, 0, 2), p=(lean, 0.1, 0.9 - lean))))
            for at, name in enumerate(STATEMENTS)
            for lean in [(0.04, 0.8)[camp] if at % 2 else (0.08, 0.3)[camp]]
            if dice.random() < 0.9
        )
        responses.append(
            Response(str(n), "r", Channel.FORM, DAY, kind, language="en", answers=answers)
        )
        section = SECTIONS[int(dice.choice(3, p=(0.6, 0.3, 0.1)))]
        texts.append(Text(str(n), "", "en", (("kind", str(kind)), ("section", section))))
    return texts, responses, groups


def crossings_of(texts, responses, groups):
    """Give the tables of a release that has opinion groups, as a site makes them."""
    everybody = dict(votes_of_all(responses, STATEMENTS))
    tables = dict(opinion_groups(texts, responses, STATEMENTS, groups))
    both = (*everybody.values(), *tables.values())
    return [cross(texts, "section", "kind"), count_by(texts, "language"), *both]


def attack_on(crossings, tables):
    """Give all tables to whoever attacks, and what is said to be under ten."""
    attack = Attack()
    for crossing, table in zip(crossings, tables, strict=True):
        attack.read(
            table, crossing.of, crossing.by, adds_down=crossing.is_partition, about=crossing.about
        )
        for row, column in table.few:
            pairs = ((crossing.of, table.rows[row]), (crossing.by, table.columns[column]))
            attack.most[attack.number(*crossing.about, *pairs)] = LEAST_COUNT - 1
    return attack


@pytest.mark.parametrize(("seed", "size"), [(0, 120), (1, 190), (2, 260)])
def test_nobody_narrows_a_small_count_down_by_all_tables_and_what_is_few(seed, size):
    crossings = crossings_of(*drawn(seed, size))
    attack = attack_on(crossings, release_together(crossings))
    small = small_counts(crossings)
    assert any(name == "opinion group" for about in small for name, _ in about)
    for about, count in small.items():
        low, high = attack.reach(*about)
        assert low <= count <= high
        assert high - low >= LEAST_COUNT - 1, about


def test_of_some_small_counts_it_is_said_that_they_are_small_and_only_of_such():
    crossings = crossings_of(*drawn(4, 240))
    told = 0
    for crossing, table in zip(crossings, release_together(crossings), strict=True):
        for row, column in table.few:
            told += 1
            assert crossing.counts[row][column] < LEAST_COUNT
            assert table.cells[row][column] is None
    assert told >= 3


def two_groups_with_few():
    """Two groups of which seven each say no, where fourteen are published in all."""
    return Crossing(
        ("A", "B"), ("no", "yes"), ((7, 60), (7, 50)), of="g", by="v", tells_few=("A", "B")
    )


def test_it_is_not_said_of_counts_whose_sum_would_give_them_away():
    (table,) = release_together([two_groups_with_few()])
    assert table.cells[2][0] == 14
    assert table.few == ()


def test_the_attack_sees_what_saying_few_too_often_gives_away():
    one = two_groups_with_few()
    (table,) = release_together([one])
    attack = attack_on([one], [replace(table, few=((0, 0), (1, 0)))])
    assert attack.reach(("g", "A"), ("v", "no")) == (5, 9)


def test_whoever_is_in_no_group_is_counted_beside_the_groups():
    texts, responses, groups = drawn(5, 150, unplaced=0.3)
    tables = dict(opinion_groups(texts, responses, STATEMENTS, groups))
    by_kind = tables["opinion group by kind"]
    assert sum(by_kind.row_totals) == 150
    assert UNPLACED in by_kind.rows
    assert tables["votes on s1"].rows == ("A", "B", UNPLACED)


def test_without_groups_nothing_of_them_is_counted():
    texts, responses, _ = drawn(5, 40)
    assert dict(opinion_groups(texts, responses, STATEMENTS, {})) == {}
