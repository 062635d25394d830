"""Somebody's answers while they are written, with what they are answers to."""

from dataclasses import dataclass, replace
from functools import cached_property

from folkmoot.consultation.notices import Notice
from folkmoot.consultation.pack import Consultation
from folkmoot.consultation.responses import Response
from folkmoot.web.intake.composing import response_of
from folkmoot.web.intake.drafting import Draft, Fields, Role, answers_in, role_of
from folkmoot.web.intake.pages import Step
from folkmoot.web.intake.steps import Way, way_through


@dataclass(frozen=True)
class Writing:
    """Somebody's answers while they are written: under which code, to what, in which words."""

    code: str
    draft: Draft
    notice: Notice
    language: str

    @cached_property
    def way(self) -> Way:
        """The steps of this form."""
        return way_through(self.notice, self.draft)

    @property
    def role(self) -> Role:
        """Who writes."""
        return role_of(self.draft)

    @property
    def pack(self) -> Consultation:
        """What is asked."""
        return self.notice.consultation

    @property
    def fields(self) -> Fields:
        """What stands in each field."""
        return answers_in(self.draft)

    @property
    def response(self) -> Response:
        """The response that would be sent now."""
        return response_of(self.draft, self.notice)

    def typed(self, changes: Draft) -> "Writing":
        """Give the same with *changes* in it, saved or not."""
        answers = {**self.fields, **answers_in(changes)}
        return replace(self, draft={**self.draft, **changes, "answers": answers})


def bare_step(writing: Writing, name: str, **given: object) -> Step:
    """Give the page of a step with what every step has, and *given*."""
    known = {
        "round": writing.notice.round.id,
        "step": name,
        "before": writing.way.before(name),
        "shape": name,
        "fields": (),
        "safeguarding": writing.pack.safeguarding.in_language(writing.language),
    }
    return Step(**{**known, **given})  # type: ignore[arg-type]  # each is a field of Step
