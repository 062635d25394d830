"""Every scheme: total, deterministic, true to its publisher's examples, and checked by itself."""

import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from folkmoot.assessment.codebook import STANDARD, UNKNOWN, Question
from folkmoot.assessment.expressions import Comparison, comparisons
from folkmoot.assessment.law import imagine, stand
from folkmoot.assessment.pack_rules import read_rules, read_scheme
from folkmoot.assessment.packs import policies_with_rules, rules_name
from folkmoot.assessment.rows import read_rows
from folkmoot.assessment.schemes import Scheme, axes_of, flags_of, model_of
from folkmoot.foundation.errors import InputError, PackFaults
from folkmoot.foundation.packs import PackFile, packs_home, read_toml
from tests.assessment.laws import NEW_YEAR, a_law, an_answer, real_laws, real_measure

LAWS = real_laws()
SCHEMES = list(LAWS.schemes.values())
WITH_MODELS = [scheme for scheme in SCHEMES if scheme.rows]
EMPTY = stand(a_law(an_answer("D2", "no")), LAWS.codebook, on=NEW_YEAR)
OPEN = st.fixed_dictionaries(
    {q.id: st.sampled_from((UNKNOWN, *q.answers, *STANDARD)) for q in LAWS.codebook}
)


def _told_apart(question: Question, scheme: Scheme) -> tuple[str, ...]:
    """Give one answer for each set of answers that no row of *scheme* tells apart."""
    asked: list[Comparison] = [
        each
        for row in scheme.rows
        for each in comparisons(row.when)
        if each.question == question.id
    ]
    kinds = {tuple(value in each.values for each in asked): value for value in question.answers}
    return tuple(kinds.values())


def _every_full_answer(scheme: Scheme) -> Iterator[dict[str, str]]:
    questions = [LAWS.codebook.questions[name] for name in scheme.questions]
    for values in product(*(_told_apart(question, scheme) for question in questions)):
        yield dict(zip(scheme.questions, values, strict=True))


@pytest.mark.parametrize("scheme", WITH_MODELS, ids=lambda scheme: str(scheme.id))
def test_every_full_answer_gives_exactly_one_model_that_has_a_meaning(scheme: Scheme) -> None:
    reached = set()
    for values in _every_full_answer(scheme):
        (model,) = read_rows(scheme.rows, values).possible
        reached.add(model)
    assert reached == set(scheme.meanings)
    assert all(scheme.meanings.values())


@pytest.mark.parametrize("scheme", SCHEMES, ids=lambda scheme: str(scheme.id))
@settings(max_examples=60, deadline=None)
@given(OPEN)
def test_every_answer_however_open_gives_the_same_reading_each_time(
    scheme: Scheme, values: dict[str, str]
) -> None:
    standing = imagine(EMPTY, LAWS.codebook, values)
    if scheme.rows:
        model = model_of(scheme, standing)
        assert model.possible
        assert set(model.possible) <= set(scheme.meanings)
        assert bool(model.missing) == (len(model.possible) > 1)
        assert model == model_of(scheme, standing)
    assert set(axes_of(scheme, standing)) == {axis.id for axis in scheme.axes}
    assert flags_of(scheme, standing) == flags_of(scheme, standing)


@pytest.mark.parametrize(
    ("jurisdiction", "letter"),
    [("SWE", "E"), ("NZL", "K"), ("GB-EAW", "J"), ("SEN", "H"), ("CHE", "I")],
)
def test_the_publishers_own_examples_get_their_letter(jurisdiction: str, letter: str) -> None:
    standing = stand(LAWS.law(jurisdiction), LAWS.codebook, on=NEW_YEAR)
    assert axes_of(LAWS.schemes["ids-2015"], standing)[letter]


def test_a_letter_that_no_question_can_tell_is_left_out() -> None:
    assert "".join(axis.id for axis in LAWS.schemes["ids-2015"].axes) == "ABCDEFHIJK"


def test_schemes_disagree_where_their_publishers_do() -> None:
    regulated = {"S1": "none", "B1": "none", "R2": "mandatory", "T1": "offence"}
    standing = imagine(EMPTY, LAWS.codebook, regulated)
    of = {name: model_of(LAWS.schemes[name], standing).settled for name in LAWS.schemes}
    assert of["pack-2014"] == "partial_criminalisation"
    assert of["five-models"] == "legalisation"


def test_a_law_is_read_by_another_scheme_or_other_axes() -> None:
    rules = real_measure(LAWS).rules
    assert LAWS.measure(rules, "five-models").scheme.id == "five-models"
    lettered = LAWS.measure(rules, "ids-2015")
    assert (lettered.scheme.id, lettered.axes.id) == ("pack-2014", "ids-2015")
    with pytest.raises(InputError, match="There is no scheme 'six-models' here"):
        LAWS.measure(rules, "six-models")


FILES = [*(rules_name(each) for each in policies_with_rules())]
FILES += [f"laws/schemes/{name}.toml" for name in LAWS.schemes]
CONDITION = re.compile(r'(?:breached|partly|not_applicable|when) = "(?!true")(.+)"')


def _read(file: PackFile) -> object:
    is_policy = "policy" in file.data
    return (read_rules if is_policy else read_scheme)(file, LAWS.codebook)


@pytest.mark.parametrize("name", FILES)
def test_the_truth_table_in_a_file_fails_when_any_of_its_rows_is_turned_round(
    tmp_path: Path, name: str
) -> None:
    text = (packs_home() / name).read_text(encoding="utf-8")
    path = tmp_path / "turned.toml"
    rows = list(CONDITION.finditer(text))
    assert rows
    for row in rows:
        path.write_text(f"{text[: row.start(1)]}not ({row[1]}){text[row.end(1) :]}")
        with pytest.raises(PackFaults, match=r"turned.toml:\d+: This check should give"):
            _read(read_toml(path, root=tmp_path))
