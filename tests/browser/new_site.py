"""A site of the invented federation before anything was asked; made in the folder that is named.

Run as a program of its own, so that the site's settings are those of that folder.
"""

import os
import sys
from pathlib import Path

STAFF = ("cedar-staff", "cedar-chair", "north-coder")


def main() -> None:
    """Set up the bodies, the people with their accounts, and the draft to be asked about."""
    os.environ["FOLKMOOT_HOME"] = sys.argv[1]
    os.environ["DJANGO_SETTINGS_MODULE"] = "folkmoot.web.site.settings"

    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    for database in settings.DATABASES:
        call_command("migrate", database=database, verbosity=0)

    from folkmoot.foundation.packs import packs_home
    from folkmoot.web.demo import life
    from folkmoot.web.federation.services import give_account

    stage = life.Stage(packs_home(), Path(settings.HOME))
    life.found_the_federation(stage)
    life.gather_evidence(stage)
    for person in STAFF:
        give_account(person, life.PASSWORD)


if __name__ == "__main__":
    main()
