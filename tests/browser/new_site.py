"""A site of the invented federation before anything was asked; made in the folder that is named.

Run as a program of its own, so that the site's settings are those of that folder.
"""

import os
import sys
from datetime import date
from pathlib import Path

SINCE = date(2025, 1, 1)
STAFF = ("cedar-staff", "cedar-chair", "north-coder", "north-chair")
DELEGATES = ("hill", "port", "vale")


def main() -> None:
    """Set up the bodies, the people with their accounts, and the draft to be asked about."""
    os.environ["FOLKMOOT_HOME"] = sys.argv[1]
    os.environ["DJANGO_SETTINGS_MODULE"] = "folkmoot.web.site.settings"

    import django

    django.setup()
    from django.conf import settings

    from folkmoot.federation.mandates import Mandate, Role
    from folkmoot.foundation.packs import packs_home
    from folkmoot.web.demo import life
    from folkmoot.web.federation.services import give_account, set_up_person
    from tests.tables import provide_tables

    provide_tables()

    stage = life.Stage(packs_home(), Path(settings.HOME))
    life.found_the_federation(stage)
    life.gather_evidence(stage)
    for person in DELEGATES:
        mandate = Mandate(person, Role.DELEGATE, "north", SINCE)
        set_up_person(person, f"Delegate of {person} (invented)", [mandate])
    for person in (*STAFF, *DELEGATES):
        give_account(person, life.PASSWORD)


if __name__ == "__main__":
    main()
