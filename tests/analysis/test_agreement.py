"""Agreement between coders, against the published library as a witness."""

import krippendorff
import numpy as np
import pytest

from folkmoot.analysis.codings import codings_of
from folkmoot.analysis.sheets import Table
from folkmoot.foundation.agreement import agreement, gwet_ac1, krippendorff_alpha
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
