"""Settings of the workbench and the public record; every one of ours is read from FOLKMOOT_*.

`docs/reference/settings.md` names them all; a house test fails when it does not.
"""

import os

from folkmoot.web.site.both_faces import *  # noqa: F403
from folkmoot.web.site.both_faces import INTAKE_DATABASE, INTAKE_HOME, SECURE, WORKBENCH_HOME
from folkmoot.web.site.databases import database_from
from folkmoot.web.site.mail import mail_to
from folkmoot.web.site.routing import INTAKE
from folkmoot.web.site.secrets import home_made, secret_key_in

HOME = home_made(WORKBENCH_HOME)
SECRET_KEY = os.environ.get("FOLKMOOT_SECRET_KEY") or secret_key_in(HOME)
INTAKE_SECRET = os.environ.get("FOLKMOOT_INTAKE_SECRET_KEY") or secret_key_in(
    home_made(INTAKE_HOME)
)
DATABASES = {
    "default": database_from(os.environ.get("FOLKMOOT_DATABASE", ""), HOME / "folkmoot.sqlite3"),
    INTAKE: database_from(INTAKE_DATABASE, INTAKE_HOME / "intake.sqlite3"),
}
DATABASE_ROUTERS = ["folkmoot.web.site.routing.ApartFromIntake"]

AREAS = (
    "components",
    "intake",
    "ledger",
    "federation",
    "policy",
    "consultation",
    "analysis",
    "decision",
    "assessment",
    "publication",
    "life",
    "demo",
    "keeping",
    "site",
)
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "huey.contrib.djhuey",
    *(f"folkmoot.web.{area}" for area in AREAS),
]
MIDDLEWARE = [
    "folkmoot.web.site.headers.safe_headers",
    "folkmoot.web.decision.early.pulse_first",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "folkmoot.web.federation.scopes.each_request_in_its_scope",
]
ROOT_URLCONF = "folkmoot.web.site.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "folkmoot.web.site.surroundings.surroundings",
            ],
        },
    }
]
STATIC_ROOT = home_made(HOME / "static")
FILE_UPLOAD_TEMP_DIR = home_made(HOME / "reading")
SENTENCE_MODEL = os.environ.get("FOLKMOOT_SENTENCE_MODEL", "")
MAILBOX = os.environ.get("FOLKMOOT_MAILBOX", "")
MAILBOX_PASSWORD_FILE = os.environ.get("FOLKMOOT_MAILBOX_PASSWORD_FILE", "")
MAILBOX_DONE = os.environ.get("FOLKMOOT_MAILBOX_DONE", "")
MAILBOX_AUTHORITY = os.environ.get("FOLKMOOT_MAILBOX_AUTHORITY", "")

LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "desk"
LOGOUT_REDIRECT_URL = "home"
SESSION_COOKIE_NAME = "folkmoot"
SESSION_COOKIE_AGE = 30 * 60
SESSION_SAVE_EVERY_REQUEST = True
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_SECURE = SECURE

HUEY = {
    "huey_class": "huey.SqliteHuey",
    "name": "folkmoot",
    "filename": str(HOME / "jobs.sqlite3"),
    "immediate": False,
    "consumer": {"workers": 1, "worker_type": "thread"},
}

# Django has no one setting for all of this.
globals().update(mail_to(os.environ.get("FOLKMOOT_MAIL", ""), HOME / "outbox"))
