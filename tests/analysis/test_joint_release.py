"""Tables of one release: somebody puts all of them together and tries to work out small counts.

The attack is written here, apart from the library: it takes the published tables and what they are
about, sets up every sum and every part of a whole that a reader can know, and asks a solver in
whole numbers for the least and the most that each count left out can be.
"""

from itertools import chain

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, milp

from folkmoot.analysis.breakdown import Crossing, count_by, cross, cross_themes
from folkmoot.analysis.corpus import Text
from folkmoot.analysis.disclosure import LEAST_COUNT, Released, release, release_together
from folkmoot.foundation.errors import InputError

DIMENSIONS = ("kind", "section", "channel", "language")
KINDS = ("member", "organisation", "group")
SECTIONS = ("north", "south", "coast")
CHANNELS = ("form", "mail")
LANGUAGES = ("en", "fr", "es")


class Attack:
    """Whoever has all tables of a release, and a solver."""

    def __init__(self):
        self.names, self.published, self.sums = {}, [], []
        self.least, self.most = {}, {}

    def number(self, *pairs):
        """Give what is counted its number: those of whom all *pairs* hold."""
        key = frozenset(pairs)
        if key not in self.names:
            self.names[key] = len(self.published)
            self.published.append(None)
        return self.names[key]

    def read(self, table, of, by, *, adds_down, about=()):
        """Take in a published table: rows are values of *of*, columns those of *by*.

        All of it is *about* those of whom these pairs hold.
        """
        among = about
        for row, cells in zip(table.rows, table.cells, strict=True):
            everybody = not of or (adds_down and row == "all")
            about = among if everybody else (*among, (of, row))
            line = [self.number(*about, (by, column)) for column in table.columns[:-1]]
            line.append(self.number(*about))
            for number, cell in zip(line, cells, strict=True):
                if cell is not None:
                    assert self.published[number] in (None, cell)
                    self.published[number] = cell
            self.sums.append(line)
        if adds_down:
            for column in (*table.columns[:-1], None):
                about = among if column is None else (*among, (by, column))
                line = [self.number((of, row), *about) for row in table.rows[:-1]]
                self.sums.append([*line, self.number(*about)])

    def reach(self, *pairs):
        """Give the least and the most that a count can be, in whole numbers."""
        width = len(self.published)
        signs = [[*((part, 1) for part in parts), (whole, -1)] for *parts, whole in self.sums]
        equal = len(signs)
        for key, number in self.names.items():
            wholes = [self.names[key - {one}] for one in key if key - {one} in self.names]
            signs += [[(number, 1), (whole, -1)] for whole in wholes]
        lines = np.zeros((len(signs), width))
        for line, row in zip(lines, signs, strict=True):
            for number, sign in row:
                line[number] = sign
        least = np.where(np.arange(len(signs)) < equal, 0, -np.inf)
        low = np.array([0 if cell is None else cell for cell in self.published], float)
        high = np.array([2000 if cell is None else cell for cell in self.published], float)
        for number, fewest in self.least.items():
            low[number] = max(low[number], fewest)
        for number, most in self.most.items():
            high[number] = min(high[number], most)
        goal = np.zeros(width)
        goal[self.names[frozenset(pairs)]] = 1
        found = [
            milp(
                sense * goal,
                integrality=np.ones(width),
                bounds=Bounds(low, high),
                constraints=[LinearConstraint(lines, least, np.zeros(len(signs)))],
            )
            for sense in (1, -1)
        ]
        assert all(each.status == 0 for each in found)
        return round(found[0].fun), round(-found[1].fun)


def drawn(seed, size):
    """Give *size* texts of few kinds, sections, channels and languages, and themes of them."""
    dice = np.random.default_rng(seed)

    def some(values, *shares):
        return dice.choice(values, size, p=shares).tolist()

    rows = zip(
        some(KINDS, 0.8, 0.15, 0.05),
        some(SECTIONS, 0.6, 0.3, 0.1),
        some(CHANNELS, 0.85, 0.15),
        some(LANGUAGES, 0.6, 0.3, 0.1),
        strict=True,
    )
    texts = [
        Text(str(n), "", language, (("kind", kind), ("section", section), ("channel", channel)))
        for n, (kind, section, channel, language) in enumerate(rows)
    ]
    themes = [
        (f"t{n}", [text.id for text in texts if dice.random() < share])
        for n, share in enumerate((0.5, 0.2, 0.08))
    ]
    return texts, themes


def crossings_of(texts, themes):
    """Give the tables of a release as a run makes them."""
    return [
        cross(texts, "section", "kind"),
        cross(texts, "section", "channel"),
        count_by(texts, "language"),
        *(cross_themes(texts, themes, dimension) for dimension in DIMENSIONS),
    ]


def attack_on(crossings, tables):
    attack = Attack()
    for crossing, table in zip(crossings, tables, strict=True):
        attack.read(table, crossing.of, crossing.by, adds_down=crossing.is_partition)
    return attack


def small_counts(crossings):
    """Give every small count of *crossings*, totals among them, by the pairs that it is about."""
    found = {}
    for one in crossings:
        for row, counts in zip(one.rows, one.counts, strict=True):
            about = (*one.about, (one.of, row)) if one.of else one.about
            found.update(
                {
                    (*about, (one.by, column)): count
                    for column, count in zip(one.columns, counts, strict=True)
                }
            )
            found[about] = sum(counts)
    return {key: count for key, count in found.items() if count < LEAST_COUNT}


@pytest.mark.parametrize("seed", range(4))
def test_nobody_narrows_a_small_count_down_by_all_tables_together(seed):
    crossings = crossings_of(*drawn(seed, 90 + 40 * seed))
    attack = attack_on(crossings, release_together(crossings))
    small = small_counts(crossings)
    assert small
    for about, count in small.items():
        low, high = attack.reach(*about)
        assert low <= count <= high
        assert high - low >= LEAST_COUNT - 1, about


@settings(max_examples=8, deadline=None, derandomize=True)
@given(seed=st.integers(0, 10_000), size=st.integers(0, 260))
def test_nothing_under_ten_stands_in_any_table_of_a_release(seed, size):
    crossings = crossings_of(*drawn(seed, size))
    tables = release_together(crossings)
    cells = chain.from_iterable(chain.from_iterable(table.cells for table in tables))
    assert all(cell is None or cell >= LEAST_COUNT for cell in cells)


def a_pair_that_gives_itself_away():
    """Give two tables, each safe by itself: one hides the theme's total, the other shows it."""
    kinds = Crossing(("homes",), ("member", "group"), ((30, 4),), False, "theme", "kind")
    places = Crossing(("homes",), ("north", "south"), ((20, 14),), False, "theme", "section")
    return kinds, places


def test_tables_released_one_by_one_give_small_counts_away():
    both = a_pair_that_gives_itself_away()
    broken = Released(("homes",), ("member", "group", "all"), ((30, None, None),))
    attack = attack_on(both, (broken, release(both[1])))
    assert attack.reach(("theme", "homes"), ("kind", "group")) == (4, 4)


def test_the_same_tables_released_together_do_not():
    both = a_pair_that_gives_itself_away()
    attack = attack_on(both, release_together(both))
    low, high = attack.reach(("theme", "homes"), ("kind", "group"))
    assert high - low >= LEAST_COUNT - 1


def test_a_total_that_one_table_hides_stands_in_no_other():
    few = Crossing(
        ("north", "south"), ("member", "group"), ((3, 2), (40, 30)), True, "section", "kind"
    )
    ways = Crossing(
        ("north", "south"), ("form", "mail"), ((5, 0), (35, 35)), True, "section", "way"
    )
    kinds, channels = release_together([few, ways])
    assert kinds.cells[0][-1] is None
    assert channels.cells[0][-1] is None


def test_a_part_is_never_shown_where_it_would_pin_down_its_small_whole():
    groups = Crossing(("responses",), ("member", "group"), ((60, 9),), False, by="kind")
    theme = Crossing(("homes",), ("member", "group"), ((30, 9),), False, "theme", "kind")
    attack = attack_on([groups, theme], release_together([groups, theme]))
    low, high = attack.reach(("kind", "group"))
    assert high - low >= LEAST_COUNT - 1


def test_tables_about_other_responses_are_refused():
    one = Crossing(("responses",), ("member",), ((60,),), False, by="kind")
    two = Crossing(("responses",), ("form",), ((61,),), False, by="channel")
    with pytest.raises(InputError, match="not about the same responses"):
        release_together([one, two])


def test_the_same_tables_are_released_alike_whatever_their_order():
    crossings = crossings_of(*drawn(3, 200))
    assert release_together(crossings) == release_together(crossings[::-1])[::-1]


def test_the_order_of_responses_and_themes_changes_no_cell():
    texts, themes = drawn(5, 240)
    one = release_together(crossings_of(texts, themes))
    other = release_together(crossings_of(texts[::-1], themes[::-1]))
    for before, after in zip(one, other, strict=True):
        assert dict(zip(before.rows, before.cells, strict=True)) == dict(
            zip(after.rows, after.cells, strict=True)
        )


def test_large_counts_are_all_published():
    texts = [
        Text(str(n), "", "en", (("kind", KINDS[n % 2]), ("section", SECTIONS[n // 2 % 2])))
        for n in range(80)
    ]
    tables = release_together([cross(texts, "section", "kind"), count_by(texts, "language")])
    assert all(cell is not None for table in tables for row in table.cells for cell in row)


def test_what_protects_a_count_is_the_least_beside_it_even_where_another_table_adds_up_to_it():
    sizes = Crossing(("responses",), ("own", "c1", "c2", "c3"), ((300, 45, 25, 4),), False, by="c")
    kinds = Crossing(("c1", "c2"), ("member", "group"), ((30, 15), (20, 5)), False, "c", "kind")
    released, _ = release_together([sizes, kinds])
    assert released.cells == ((300, 45, None, None, 374),)
