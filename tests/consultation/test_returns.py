"""What goes back to a section: because of it, without it, not taken; and nothing is guessed."""

from datetime import date

import pytest

from folkmoot.consultation.returns import (
    AnswerBack,
    ClauseBack,
    Rested,
    Return,
    read_return,
    return_document,
)
from folkmoot.foundation.canonical import Json
from folkmoot.foundation.errors import InputError

CARRIED = Rested("amendment:a", "Amendment of clause 2.3", "carried")
LOST = Rested("motion:m", "Buying an offence", "lost")
BACK = Return(
    round="north-2025",
    consulted="policy:p@1",
    adopted="policy:p@2",
    made=date(2026, 6, 21),
    decision="decision:board",
    clauses=(
        ClauseBack("2.2", "Buying", "same", motions=(LOST,), responses=78),
        ClauseBack("2.3", "Around it", "changed", ("added “x”",), (CARRIED,), responses=None),
        ClauseBack("4.5", "Exploitation", "added", themes=(Rested("theme:t", "Who exploits"),)),
        ClauseBack("5.7", "Taking part", "changed", motions=(LOST,), passages=(("kept", None),)),
    ),
    answers=(
        AnswerBack("Buyers", "Asked.", "Said.", "It was not done, because.", done=False),
        AnswerBack("Safety", "Asked.", "Said.", "Done.", done=True),
    ),
)


def names(clauses: tuple[ClauseBack, ...]) -> list[str]:
    return [each.clause for each in clauses]


def test_a_clause_changed_because_of_a_section_only_where_a_motion_of_its_own_carried() -> None:
    assert names(BACK.because_of_it) == ["2.3"]
    assert names(BACK.changed_otherwise) == ["4.5", "5.7"]
    assert names(BACK.unchanged) == ["2.2"]


def test_every_clause_stands_in_one_place_and_in_no_other() -> None:
    told = [*BACK.because_of_it, *BACK.changed_otherwise, *BACK.unchanged]
    assert sorted(names(tuple(told))) == names(BACK.clauses)


def test_what_was_not_taken_is_told_with_its_reason() -> None:
    assert [each.did for each in BACK.not_taken] == ["It was not done, because."]


def test_a_return_is_read_as_it_was_written() -> None:
    assert read_return(return_document(BACK)) == BACK


@pytest.mark.parametrize(
    "document",
    [None, [], {}, {**return_document(BACK), "clauses": "2.3"},
     {**return_document(BACK), "made": "soon"}, {**return_document(BACK), "answers": [1]},
     {**return_document(BACK), "clauses": [{"clause": "2.3"}]}],
)  # fmt: skip
def test_what_is_no_return_is_refused(document: Json) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_return(document)
