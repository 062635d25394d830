"""The brief on one law, put together from what is stored: by one policy, the others beside it."""

from datetime import date

from folkmoot.assessment.assessments import assess
from folkmoot.assessment.packs import DEFAULT_POLICY
from folkmoot.foundation.errors import InputError
from folkmoot.publication.blocks import Paper
from folkmoot.publication.law_brief import Beside, PolicyName, brief
from folkmoot.web.assessment import queries as assessment
from folkmoot.web.federation import queries as federation
from folkmoot.web.policy import queries as policy


def law_brief(jurisdiction: str, *, by: str = "", on: date, made: date) -> Paper:
    """Give the brief on a law *on* a day by the policy named; InputError for one without rules.

    A day before anything is coded is taken as the first coded day.
    """
    known = assessment.policies()
    asked = by or DEFAULT_POLICY
    if asked not in known:
        raise InputError(f"'{asked}' has no rules of law here. There is {', '.join(known)}.")
    main, *others = (
        _held_to(name, jurisdiction, on) for name in sorted(known, key=lambda one: one != asked)
    )
    publisher = federation.federation_name()
    return brief(main.assessment, main.policy, made=made, publisher=publisher, beside=others)


def _held_to(name: str, jurisdiction: str, on: date) -> Beside:
    law, current, summary = (
        assessment.law_of(jurisdiction),
        policy.current(name),
        policy.policy(name),
    )
    measure = assessment.measure(current.version.number if current else "", name)
    clauses = current.version.clauses if current else ()
    called = PolicyName(summary.title if summary else name, {one.id: one.text for one in clauses})
    return Beside(called, assess(law, measure, on=max(on, law.first_day)))
