"""A site of the invented federation with the coded laws, judged by the draft; made in a folder.

Run as a program of its own, so that the site's settings are those of that folder.
"""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

PEOPLE = ("leif", "ines")


def main() -> None:
    """Set up the bodies, the people with their accounts, the draft, and the law held to it."""
    os.environ["FOLKMOOT_HOME"] = sys.argv[1]
    os.environ["DJANGO_SETTINGS_MODULE"] = "folkmoot.web.site.settings"

    import django

    django.setup()
    from django.conf import settings

    from folkmoot.foundation.packs import packs_home
    from folkmoot.foundation.references import Reference
    from folkmoot.web.assessment import services
    from folkmoot.web.demo import life
    from folkmoot.web.federation.services import give_account
    from tests.tables import provide_tables

    provide_tables()

    stage = life.Stage(packs_home(), Path(settings.HOME))
    life.found_the_federation(stage)
    life.gather_evidence(stage)
    by, at = Reference.parse("person:leif"), datetime(2026, 1, 1, 12, tzinfo=UTC)
    services.import_laws(by=by, at=at)
    services.assess_all(Reference.parse("policy:sex-work-rights@1"), at.date(), by=by, at=at)
    for person in PEOPLE:
        give_account(person, life.PASSWORD)


if __name__ == "__main__":
    main()
