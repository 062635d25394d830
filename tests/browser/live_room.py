"""A council of the invented federation in session; made in the folder that is named.

Run as a program of its own, so that the site's settings are those of that folder.
"""

import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

PEOPLE = ("magda", "north-1", "harbour-1")


def main() -> None:
    """Set up the bodies, people with accounts, and a meeting with its roll and agenda."""
    os.environ["FOLKMOOT_HOME"] = sys.argv[1]
    os.environ["DJANGO_SETTINGS_MODULE"] = "folkmoot.web.site.settings"

    import django

    django.setup()
    from django.conf import settings

    from folkmoot.foundation.packs import packs_home
    from folkmoot.web.demo import life
    from folkmoot.web.federation.services import give_account
    from tests.tables import provide_tables

    provide_tables()

    stage = life.Stage(packs_home(), Path(settings.HOME))
    life.found_the_federation(stage)
    life.gather_evidence(stage)
    for person in PEOPLE:
        give_account(person, life.PASSWORD)
    hold_the_council(stage.lantern)


def hold_the_council(lantern: Path) -> None:
    """Call the council of the pack again, today, and put its agenda to it."""
    from folkmoot.decision.packs import load_meetings
    from folkmoot.web.decision import queries, services

    told = next(each for each in load_meetings(lantern) if each.body == "council")
    by, at = told.chair, datetime.now(UTC) - timedelta(hours=1)
    services.load_rule_set(told.rules, by=by, at=at)
    services.hold_meeting(
        "in-session",
        told.body,
        title=told.title,
        day=at.date(),
        rules=told.rules.id,
        chair=by,
        note=told.note,
    )
    services.freeze_roll("in-session", told.roll, by=by, at=at)
    for motion in told.motions:
        services.table_motion("in-session", motion, at=at)
    for draft in told.amendments:
        if text := queries.clause_text(draft.target):
            services.move_amendment("in-session", draft, text=text, at=at)


if __name__ == "__main__":
    main()
