"""Whatever people do in whatever order: what two did not let out is on no page and in no data."""

from collections.abc import Callable, Iterator
from itertools import count

import pytest
from django.test import Client
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)

from folkmoot.consultation.asides import Aside
from folkmoot.consultation.quotations import find
from folkmoot.consultation.redaction import Reason, Span
from folkmoot.consultation.responses import Consents, Response
from folkmoot.consultation.safeguarding import Concern, Outcome
from folkmoot.foundation.errors import FolkmootError
from folkmoot.foundation.references import Reference
from folkmoot.publication.opendata import as_json
from folkmoot.web.analysis.quoted_queries import published_in
from folkmoot.web.consultation import services
from folkmoot.web.publication.gathering.respondents import datasets
from tests.consultation.moderation.rounds import OPEN, TRIAL, put

PEOPLE = [Reference.parse(f"person:{name}") for name in ("bo", "ivo", "eva")]
NUMBERS = count(1)
SEEN: list[bool] = []
"""Whether the words were public, step by step: they have to be, at times."""

people = st.sampled_from(PEOPLE)


class Desk(RuleBasedStateMachine):
    """Three people at the desk of one round, one response and any number of quotations."""

    quotations = Bundle("quotations")

    def __init__(self) -> None:
        super().__init__()
        self.name, self.client = f"north-{next(NUMBERS)}", Client()
        self.secret = f"Canary of {self.name} sings at night"
        self.agreed: dict[int, set[Reference]] = {}
        self.response: Response

    @initialize(target=quotations, may=st.sampled_from([True, True, False]), second=st.booleans())
    def somebody_writes_and_is_quoted(self, may: bool, second: bool) -> object:
        self.response = put(self.name, f"{self.secret}, they say.", consents=Consents(quote=may))
        key = self.somebody_proposes(PEOPLE[0])
        if isinstance(key, int) and second:
            self.somebody_approves(key, PEOPLE[1])
        return key

    @rule(target=quotations, by=people)
    def somebody_proposes_once_more(self, by: Reference) -> object:
        return self.somebody_proposes(by)

    def somebody_proposes(self, by: Reference) -> object:
        passage = find(self.response, self.secret)
        key = self._try(lambda: services.propose_quotation(self.response, passage, by=by, at=OPEN))
        if not isinstance(key, int):
            return multiple()
        self.agreed[key] = {by}
        return key

    @rule(key=quotations, by=people)
    def somebody_approves_it(self, key: int, by: Reference) -> None:
        self.somebody_approves(key, by)

    def somebody_approves(self, key: int, by: Reference) -> None:
        def approve() -> bool:
            services.approve_quotation(key, by=by, at=OPEN)
            return True

        if self._try(approve):
            self.agreed[key].add(by)

    @rule(key=quotations, by=people)
    def somebody_takes_it_back(self, key: int, by: Reference) -> None:
        services.take_back_quotation(key, by=by, at=OPEN)
        self.agreed[key].clear()

    @rule(by=people, what=st.sampled_from(["aside", "flag", "redact", "withdraw"]))
    def something_ends_all_quotations(self, by: Reference, what: str) -> None:
        span = Span("q2", 0, len(self.secret), Reason.TELLING)
        ends: dict[str, Callable[[], object]] = {
            "aside": lambda: services.set_aside(self.name, Aside.ABUSE, by=by, at=OPEN),
            "flag": lambda: services.flag(self.name, Concern.CHILD, by=by, at=OPEN),
            "redact": lambda: services.redact(self.name, [span], by=by, at=OPEN),
            "withdraw": lambda: services.withdraw_by_name(self.name, by=by, at=OPEN),
        }
        if self._try(lambda: ends[what]() or True):
            for agreed in self.agreed.values():
                agreed.clear()

    @rule(by=people)
    def it_is_taken_up_again_and_settled(self, by: Reference) -> None:
        self._try(lambda: services.settle(self.name, Outcome.KNOWN, by=by, at=OPEN))
        self._try(lambda: services.take_up(self.name, by=by, at=OPEN))

    @invariant()
    def the_public_sees_what_two_people_let_out_and_nothing_else(self) -> None:
        let_out = any(len(by) >= 2 for by in self.agreed.values())
        shown = [self.secret in said for said in self._everything_public()]
        assert let_out or not any(shown)
        SEEN.append(all(shown))

    def _everything_public(self) -> Iterator[str]:
        yield str(published_in(TRIAL).get(self.name, ""))
        yield self.client.get(f"/response/{self.name}/").content.decode()
        yield "".join(as_json(each).decode() for each in datasets((), TRIAL))

    def _try(self, act: Callable[[], object]) -> object:
        try:
            return act()
        except FolkmootError:
            return None


@pytest.mark.django_db
@pytest.mark.usefixtures("trial")
def test_no_way_leads_to_the_public_without_two_people_and_consent() -> None:
    few = settings(
        max_examples=8,
        stateful_step_count=10,
        deadline=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate],
    )
    run_state_machine_as_test(Desk, settings=few)
    assert any(SEEN)
    assert not all(SEEN)
