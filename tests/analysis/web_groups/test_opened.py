"""Each number of an opinion group opens to just the responses that it counts."""

from datetime import date

import pytest

from folkmoot.analysis.groups import find_groups
from folkmoot.analysis.votes import GAP
from folkmoot.consultation.responses import Answer, Channel, Response
from folkmoot.web.analysis.group_queries import voting
from folkmoot.web.analysis.reading import votes_in
from tests.analysis.groups.conversations import planted
from tests.analysis.web_groups.test_landscape import keep

pytestmark = pytest.mark.django_db


def answered(name: str, row: list[int], asked: tuple[str, ...]) -> Response:
    """Give a response that votes as *row* says: twice as strongly, as a form has it."""
    answers = tuple(
        Answer(statement, scale=2 * vote)
        for statement, vote in zip(asked, row, strict=True)
        if vote != GAP
    )
    return Response(name, "r", Channel.FORM, date.min, language="en", answers=answers)


def test_each_number_opens_to_as_many_responses_as_it_says() -> None:
    drawn = planted(2, people=40, asked=12)
    held = {
        name: answered(name, row, drawn.statements)
        for name, row in zip(drawn.participants, drawn.matrix.tolist(), strict=True)
    }
    found = find_groups(votes_in(held.values(), drawn.statements))
    run = keep(found)
    for place, group in enumerate(found.groups):
        whole = voting(run, held, group=group.id, statement="", vote="")
        assert whole == frozenset(group.members)
        for one in found.statements:
            asked = {"group": group.id, "statement": one.id}
            agreeing = voting(run, held, **asked, vote="agree")
            assert len(agreeing) == one.support[place].agree
            assert len(voting(run, held, **asked, vote="pass")) == one.support[place].passed
            assert len(voting(run, held, **asked, vote="")) == one.support[place].voted
            assert agreeing <= whole
