"""By which policy a page reads the law: its measure, and the others that could be chosen."""

from dataclasses import dataclass

from folkmoot.assessment.assessments import Measure
from folkmoot.web.assessment import queries, stored
from folkmoot.web.policy import queries as policy_queries


@dataclass(frozen=True, slots=True)
class PolicyChoice:
    """One policy that laws can be held to; *is_chosen* says that this page does."""

    id: str
    title: str
    is_chosen: bool


def measure_of(policy: str) -> Measure:
    """Give what laws are held to: the version of *policy* in force, else that of its rules."""
    current = policy_queries.current(policy)
    return queries.measure(current.version.number if current else "", policy)


def choices(chosen: str) -> tuple[PolicyChoice, ...]:
    """Give every policy with rules of law, by its title."""
    titles = {each.id: each.title for each in policy_queries.policies()}
    return tuple(
        PolicyChoice(each, titles.get(each, each.replace("-", " ")), each == chosen)
        for each in stored.policies()
    )
