"""The participants' face by itself, with one round that is open today; prints its address.

Run as a program of its own: the ledger's rows cannot be deleted, so a test database that is
emptied after each test would not do.
"""

import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from wsgiref.simple_server import WSGIRequestHandler, make_server

PACK = Path(__file__).parents[1] / "consultation" / "pack"


class Silent(WSGIRequestHandler):
    """Writes no log, as the face itself writes none."""

    def log_message(self, *args: object) -> None:
        """Say nothing."""


def main() -> None:
    """Make a home in the folder that is named, hold the round, and serve until stopped."""
    os.environ["FOLKMOOT_HOME"] = sys.argv[1]
    os.environ["DJANGO_SETTINGS_MODULE"] = "folkmoot.web.site.intake_settings"

    import django

    django.setup()
    from django.core.management import call_command
    from django.core.wsgi import get_wsgi_application

    call_command("migrate", verbosity=0)
    hold_a_round()
    server = make_server("127.0.0.1", 0, get_wsgi_application(), handler_class=Silent)
    sys.stdout.write(f"http://127.0.0.1:{server.server_port}/s/open-now/\n")
    sys.stdout.flush()
    server.serve_forever()


def hold_a_round() -> None:
    """Hold a round that opened yesterday and closes tomorrow."""
    from folkmoot.consultation.rounds import Round
    from folkmoot.foundation.references import Reference
    from folkmoot.web.consultation import services

    now, by = datetime.now(UTC), Reference.parse("body:north")
    pack = services.publish_pack(PACK, by=by, at=now)
    begins, ends = now - timedelta(days=1), now + timedelta(days=1)
    held = Round(
        "open-now", pack.id, "north", "UTC", begins, ends, languages=("en", "ar"), announced=begins
    )
    services.hold_round(held, by=by, at=now)


if __name__ == "__main__":
    main()
