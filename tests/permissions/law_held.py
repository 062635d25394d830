"""What the desk of the law holds: a draft of a change, something watched."""

from datetime import datetime

from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.assessment import change_services, watch_services
from tests.permissions.held import Objects

RESEARCHER = Reference(Kind.PERSON, "secretariat-researcher")


def all_of(*, at: datetime) -> Objects:
    """Make one of each, about the law of New Zealand."""
    watch = watch_services.watch(
        "NZL", "Invented.", "2027", source="Invented.", by=RESEARCHER, at=at
    )
    change = change_services.begin("NZL", "Invented.", by=RESEARCHER, at=at)
    return {
        "law_watch": {"": {"watch": str(watch)}},
        "law_change": {"": {"place": "NZL", "change": str(change)}},
    }
