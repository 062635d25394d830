"""The site's own settings, in a home of their own that is gone when the tests are."""

import atexit
import os
import shutil
import tempfile

if "FOLKMOOT_TEST_HOME" not in os.environ:  # the first one's, removed at the end
    os.environ["FOLKMOOT_TEST_HOME"] = tempfile.mkdtemp(prefix="folkmoot-tests-")
    atexit.register(shutil.rmtree, os.environ["FOLKMOOT_TEST_HOME"], ignore_errors=True)
if worker := os.environ.get("PYTEST_XDIST_WORKER", "alone"):  # rounds of one name, other keys
    os.environ["FOLKMOOT_HOME"] = os.path.join(os.environ["FOLKMOOT_TEST_HOME"], worker)
    os.makedirs(os.environ["FOLKMOOT_HOME"], exist_ok=True)
if named := os.environ.get("FOLKMOOT_DATABASE"):
    os.environ.setdefault("FOLKMOOT_INTAKE_DATABASE", named.replace("/folkmoot?", "/intake?"))

from folkmoot.web.site.settings import *  # the home must be named before
from folkmoot.web.site.settings import DATABASES, HOME, HUEY

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick; nobody's real one
HUEY = {**HUEY, "immediate": True}  # a job is done when it is asked for

for name, database in DATABASES.items():
    if database["ENGINE"] == "django.db.backends.sqlite3":
        # In a file, not in memory: only there do write-ahead log and IMMEDIATE do what they do.
        database["TEST"] = {"NAME": str(HOME / f"test-{name}.sqlite3")}
        options = database["OPTIONS"]
        assert isinstance(options, dict)
        options["timeout"] = 300  # fifty threads take their turns on a busy machine too
