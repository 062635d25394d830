"""The participants' face by itself, with one round that is open today; prints its address.

Run as a program of its own: the ledger's rows cannot be deleted, so a test database that is
emptied after each test would not do.
"""

import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

PACK = Path(__file__).parents[1] / "consultation" / "pack"


class Server(ThreadingMixIn, WSGIServer):
    """Answers although a browser connects in advance and then says nothing."""

    daemon_threads = True


class Silent(WSGIRequestHandler):
    """Writes no log, as the face itself writes none."""

    def log_message(self, *args: object) -> None:
        """Say nothing."""


def main() -> None:
    """Make a home in the folder that is named, hold the round, and serve until stopped."""
    os.environ["FOLKMOOT_INTAKE_HOME"] = sys.argv[1]
    os.environ["DJANGO_SETTINGS_MODULE"] = "folkmoot.web.site.intake_settings"

    import django

    django.setup()
    from django.core.wsgi import get_wsgi_application

    from tests.tables import provide_tables

    provide_tables()
    hold_a_round()
    server = make_server("127.0.0.1", 0, get_wsgi_application(), Server, Silent)
    sys.stdout.write(f"http://127.0.0.1:{server.server_port}/s/open-now/\n")
    sys.stdout.flush()
    server.serve_forever()


def hold_a_round() -> None:
    """Tell the face of a round that opened yesterday and closes tomorrow."""
    from folkmoot.consultation.notices import Notice
    from folkmoot.consultation.pack import pack_texts
    from folkmoot.consultation.rounds import Round
    from folkmoot.consultation.sealing import new_key_pair
    from folkmoot.web.intake.box_services import post_notice

    now = datetime.now(UTC)
    begins, ends = now - timedelta(days=1), now + timedelta(days=1)
    held = Round(
        *("open-now", "trial-2025", "north", "UTC", begins, ends),
        languages=("en", "ar"),
        announced=begins,
    )
    post_notice(Notice(held, pack_texts(PACK), new_key_pair()[1], "North"))


if __name__ == "__main__":
    main()
