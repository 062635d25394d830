"""The intake face with a bug planted in it, to show that a suite sees it: FOLKMOOT_PLANTED says
which. Only these tests start this application; none of it is part of what is installed.
"""

import os
import threading
import time
from collections.abc import Callable
from typing import Any

from folkmoot.web.site.intake_wsgi import application  # isort: skip  # sets Django up
from django.conf import settings
from django.core.handlers import wsgi
from django.db import DatabaseError

from folkmoot.consultation.receipts import new_code
from folkmoot.consultation.responses import facts_of
from folkmoot.web.intake import queries, services, statements
from folkmoot.web.intake.services import submissions
from tests.faults.installation import HARMED


def receipt_before_storing() -> None:
    """Show the receipt at once, and store half a second later."""
    store, known = submissions.submit_response, queries.receipt
    promised: dict[str, Any] = {}

    def later(response: Any, *, code: str, at: Any, **how: Any) -> Any:
        promised[code] = queries.Receipt(response.round, at.date(), False, False, None)
        threading.Thread(target=_after_a_while, args=(store, response, code, at)).start()
        return promised[code]

    services.submit_response = later
    queries.receipt = lambda code: known(code) or promised.get(code)


def _after_a_while(store: Callable[..., Any], response: Any, code: str, at: Any) -> None:
    time.sleep(0.5)
    store(response, code=code, at=at)


def no_mark() -> None:
    """Take what is sent again for something new, while the reply to the first is on its way."""
    store, insert = submissions.submit_response, statements.insert_and_forget_draft

    def anew(response: Any, *, code: str, at: Any, **how: Any) -> None:
        known = queries.receipt(code)
        store(response, code=new_code() if known else code, at=at)
        print(HARMED if known else "stored", flush=True)
        time.sleep(0.5)

    vars(submissions)["insert_and_forget_draft"] = lambda rows, mark: insert(rows, "nobody's")
    vars(services)["submit_response"] = anew


def failure_unseen() -> None:
    """Show a receipt although the response could not be stored."""
    store, known = submissions.submit_response, queries.receipt
    promised: dict[str, Any] = {}

    def whatever(response: Any, *, code: str, at: Any, **how: Any) -> Any:
        promised[code] = queries.Receipt(response.round, at.date(), False, False, None)
        try:
            store(response, code=code, at=at)
        except DatabaseError:
            print(HARMED, flush=True)

    services.submit_response = whatever
    queries.receipt = lambda code: known(code) or promised.get(code)


def no_flush() -> None:
    """Leave it to the system when the disk gets what was stored."""
    options: Any = settings.DATABASES["default"]["OPTIONS"]
    options["init_command"] += "PRAGMA synchronous=OFF;"


def address_logged() -> None:
    """Write down who asked, as many servers do by themselves."""
    logged = wsgi.WSGIHandler.__call__

    def with_log(self: Any, environment: Any, start: Any) -> Any:
        print(environment.get("HTTP_X_FORWARDED_FOR"), environment["PATH_INFO"], flush=True)
        return logged(self, environment, start)

    setattr(wsgi.WSGIHandler, "__call__", with_log)  # noqa: B010


def words_beside() -> None:
    """Let the words of a response stand among its facts."""
    facts = facts_of
    vars(submissions)["facts_of"] = lambda response: (
        facts(response) | {"words": [answer.text for answer in response.answers]}
    )


PLANTS = {
    "address-logged": address_logged,
    "words-beside": words_beside,
    "failure-unseen": failure_unseen,
    "no-flush": no_flush,
    "receipt-before-storing": receipt_before_storing,
    "no-mark": no_mark,
}

if planted := os.environ.get("FOLKMOOT_PLANTED"):
    PLANTS[planted]()
__all__ = ["application"]
