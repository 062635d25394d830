"""Agreement between coders, against the published library as a witness."""

import krippendorff
import numpy as np
import pandas  # type: ignore[import-untyped]  # it ships no types
import pytest
from irrCAC.raw import CAC  # type: ignore[import-untyped]  # nor does this

from folkmoot.analysis.codings import codings_of
from folkmoot.analysis.sheets import Table
from folkmoot.foundation.agreement import Coding, agreement, gwet_ac1, krippendorff_alpha
from folkmoot.foundation.errors import InputError

# Krippendorff (2011), part C: four observers, twelve units, gaps.
OBSERVED = (
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
)


def counts_of(rows):
    columns = list(zip(*(row.split() for row in rows), strict=True))
    return [[column.count(value) for value in "12345"] for column in columns]


def test_alpha_is_that_of_the_published_example_and_of_the_witness():
    counts = counts_of(OBSERVED)
    witness = krippendorff.alpha(value_counts=np.array(counts), level_of_measurement="nominal")
    ours = krippendorff_alpha(counts)
    assert ours is not None
    assert ours == pytest.approx(witness, abs=1e-12)
    assert round(ours, 3) == 0.743


@pytest.mark.parametrize("seed", range(20))
def test_alpha_equals_the_witness_on_tables_with_gaps(seed):
    counts = [[(seed + 3 * u * v + u) % 4 for v in range(3)] for u in range(12)]
    witness = krippendorff.alpha(value_counts=np.array(counts), level_of_measurement="nominal")
    assert krippendorff_alpha(counts) == pytest.approx(witness, abs=1e-12)


def test_ac1_of_two_raters_worked_by_hand():
    # 118 both yes, 5 and 2 split, 0 both no: agreement .944, yes share .972, chance .054432.
    counts = [[2, 0]] * 118 + [[1, 1]] * 7
    assert gwet_ac1(counts) == pytest.approx((0.944 - 0.054432) / (1 - 0.054432), abs=1e-12)


def a_table(seed):
    """Give what up to five coders found in up to 30 units, with gaps: a row per unit, by seed."""
    dice = np.random.default_rng(seed)
    units, coders, values = dice.integers(3, 30), dice.integers(2, 6), dice.integers(2, 6)
    truth = dice.integers(0, values, (units, 1))
    coded = np.where(
        dice.random((units, coders)) < 0.7, truth, dice.integers(0, values, (units, coders))
    )
    table = np.where(dice.random((units, coders)) < 0.25, -1, coded)
    table[:2, :2] = [[0, 0], [0, 1]]
    return table


def a_witness(table):
    """Let irrCAC look at a table; told the values, or it takes a gap for one of them."""
    gaps = np.where(table < 0, np.nan, table + 1.0)
    return CAC(pandas.DataFrame(gaps), categories=np.unique(gaps[table >= 0]).tolist(), digits=15)


def told(table):
    """Give the agreement on a table by our own way: codings, one by one."""
    codings = [
        Coding("a", f"unit-{unit}", f"coder-{coder}", str(value))
        for (unit, coder), value in np.ndenumerate(table)
        if value >= 0
    ]
    (found,) = agreement(codings)
    return found


@pytest.mark.parametrize("seed", range(25))
def test_alpha_and_ac1_equal_both_witnesses_whatever_the_gaps_coders_and_values(seed):
    table = a_table(seed)
    gaps = np.where(table < 0, np.nan, table.astype(float))
    alpha = krippendorff.alpha(reliability_data=gaps.T, level_of_measurement="nominal")
    witness = a_witness(table)
    found = told(table)
    assert found.alpha == pytest.approx(alpha, abs=1e-12)
    assert found.alpha == pytest.approx(
        witness.krippendorff()["est"]["coefficient_value"], abs=1e-12
    )
    assert found.ac1 == pytest.approx(witness.gwet()["est"]["coefficient_value"], abs=1e-12)


def test_the_witness_for_ac1_tells_a_wrong_value():
    table = a_table(1)
    right = a_witness(table).gwet()["est"]["coefficient_value"]
    table[0] = 1
    assert told(table).ac1 != pytest.approx(right, abs=1e-6)


def test_the_same_codings_in_another_order_give_the_same_intervals():
    codings = [Coding("a", str(n), coder, str(n % 3 % 2)) for n in range(40) for coder in "xy"]
    codings[3] = Coding("a", "1", "y", "0")
    assert agreement(codings) == agreement(codings[::-1])


def test_an_interval_is_that_of_units_drawn_anew():
    # By hand: 20 units, half agree; AC1 of 20 drawn with replacement has a spread of about .22.
    codings = [
        Coding("a", str(n), coder, "yes" if n % 2 or coder == "x" else "no")
        for n in range(20)
        for coder in "xy"
    ]
    (found,) = agreement(codings)
    assert found.ac1_interval is not None
    assert found.ac1 is not None
    low, high = found.ac1_interval
    assert low < found.ac1 < high
    assert 0.4 < high - low < 1.2


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ((("1", "x", "a", "yes"), ("2", "y", "a", "yes")), "no unit was coded by two people"),
        ((("1", "x", "a", "yes"), ("1", "y", "a", "yes")), "all values are the same"),
        ((("1", "x", "a", "yes"), ("1", "y", "a", "no")), "One unit alone gives no interval"),
        ((("1", "x", "a", "yes"), ("2", "x", "a", "no")), "only one person coded"),
    ],
)
def test_where_nothing_can_be_told_there_is_a_sentence(rows, said):
    (found,) = agreement(codings_of(a_sheet(*rows)))
    assert said in found.reason
    assert found.alpha_interval is None


def test_no_codings_at_all_give_no_agreement():
    assert agreement(codings_of(a_sheet())) == ()


def test_an_empty_value_is_no_coding():
    (found,) = agreement(codings_of(a_sheet(("1", "x", "a", "yes"), ("1", "y", "a", " "))))
    assert found.coders == 1


def a_sheet(*rows):
    return Table("codings.csv", ("unit", "coder", "code", "value"), rows)


def test_each_code_has_its_own_agreement_with_an_interval_around_it():
    rows = [
        (str(unit), coder, code, "yes" if unit % 3 or (code, coder) == ("b", "x") else "no")
        for unit in range(30)
        for coder in "xy"
        for code in "ab"
    ]
    a, b = agreement(codings_of(a_sheet(*rows)))
    assert a.alpha == a.ac1 == 1.0
    assert b.alpha is not None
    assert b.alpha_interval is not None
    assert b.alpha_interval[0] <= b.alpha <= b.alpha_interval[1]


def test_one_coder_only_gives_a_sentence():
    (found,) = agreement(codings_of(a_sheet(("1", "x", "a", "yes"), ("2", "x", "a", "no"))))
    assert found.alpha is None
    assert "only one person coded" in found.reason


def test_a_coder_who_says_two_things_of_one_unit_is_refused():
    with pytest.raises(InputError, match="gives unit 1 two values"):
        codings_of(a_sheet(("1", "x", "a", "yes"), ("1", "x", "a", "no")))
