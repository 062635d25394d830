"""Which one unanswered question would settle a model."""

from hypothesis import given
from hypothesis import strategies as st

from folkmoot.assessment.expressions import TRUE
from folkmoot.assessment.law import imagine, stand
from folkmoot.assessment.parsing import parse
from folkmoot.assessment.rows import Row, read_rows
from folkmoot.assessment.settling import settlers
from tests.assessment.laws import CODEBOOK, NEW_YEAR, RECORDED, a_law, an_answer

ROWS = (
    Row("criminalisation", parse("S1 != none and S2 == none")),
    Row("end_demand", parse("B1 == criminal")),
    Row("partial_criminalisation", parse("T1 == offence")),
    Row("decriminalisation", TRUE),
)
ANSWERS = st.fixed_dictionaries(
    {},
    optional={
        question.id: st.sampled_from((*question.answers, "unknown", "contested"))
        for question in CODEBOOK
    },
)


def test_the_question_that_settles_it_whatever_the_answer_comes_first() -> None:
    law = a_law(an_answer("S1", "none"), an_answer("T1", "lawful"))
    standing = stand(law, CODEBOOK, on=NEW_YEAR)
    (settler,) = settlers(standing, CODEBOOK, ROWS)
    assert settler.question == "B1"
    assert settler.is_sure
    assert dict(settler.settles)["criminal"] == "end_demand"


def test_a_settled_model_asks_for_nothing() -> None:
    law = a_law(an_answer("S1", "criminal"), an_answer("S2", "none"))
    assert settlers(stand(law, CODEBOOK, on=NEW_YEAR), CODEBOOK, ROWS) == ()


@given(ANSWERS)
def test_each_outcome_is_what_the_rows_say_of_the_law_with_that_answer(
    answers: dict[str, str],
) -> None:
    law = a_law(*(an_answer(question, value) for question, value in answers.items()))
    standing = stand(law, CODEBOOK, on=RECORDED)
    now = set(read_rows(ROWS, standing.values).possible)
    for settler in settlers(standing, CODEBOOK, ROWS):
        for value, labels in settler.outcomes:
            told = imagine(standing, CODEBOOK, {settler.question: value})
            assert read_rows(ROWS, told.values).possible == labels
            assert set(labels) <= now, "knowing more never opens what was closed"
