"""Each number of an opinion group opens to just the responses that it counts."""

import pytest

from folkmoot.analysis.groups import find_groups
from folkmoot.web.analysis.group_queries import voting
from folkmoot.web.analysis.reading import votes_in
from tests.analysis.groups.conversations import planted
from tests.analysis.web_groups.test_landscape import answers_of, keep

pytestmark = pytest.mark.django_db


def test_each_number_opens_to_as_many_responses_as_it_says() -> None:
    drawn = planted(2, people=40, asked=12)
    held = {one.id: one for one in answers_of(drawn)}
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
