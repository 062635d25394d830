"""What the desk of the law holds: a draft of a change, a changed rule, something watched."""

from datetime import date, datetime

from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.assessment import (
    change_services,
    judged_services,
    rules_queries,
    rules_services,
    watch_services,
)
from tests.permissions.held import Objects

RESEARCHER = Reference(Kind.PERSON, "secretariat-researcher")


def all_of(*, at: datetime) -> Objects:
    """Make one of each, about the law of New Zealand."""
    watch = watch_services.watch(
        "NZL", "Invented.", "2027", source="Invented.", by=RESEARCHER, at=at
    )
    change = change_services.begin("NZL", "Invented.", by=RESEARCHER, at=at)
    test = judged_services.restrict(
        "NZL", "S7", date(2026, 1, 1), purpose="Invented.", by=RESEARCHER, at=at
    )
    scheme = rules_queries.text_of("laws/schemes/axes.toml") + "# Invented.\n"
    rule = rules_services.propose(scheme, "Invented.", by=RESEARCHER, at=at)
    return {
        "law_rule": {"": {"change": str(rule)}},
        "law_test": {"": {"place": "NZL", "restriction": str(test)}},
        "law_watch": {"": {"watch": str(watch)}},
        "law_change": {"": {"place": "NZL", "change": str(change)}},
    }
