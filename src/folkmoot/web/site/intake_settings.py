"""Settings of the intake face: no login, no session, no workbench, a database of its own.

Nothing here names the workbench's database, its secret or a key that opens a response: this
process can run on a host of its own, with FOLKMOOT_INTAKE_HOME as all that it has.
"""

import os

from folkmoot.web.site.both_faces import *  # noqa: F403
from folkmoot.web.site.both_faces import INTAKE_DATABASE, INTAKE_HOME, SECURE
from folkmoot.web.site.databases import database_from
from folkmoot.web.site.secrets import home_made, secret_key_in

HOME = home_made(INTAKE_HOME)
SECRET_KEY = os.environ.get("FOLKMOOT_INTAKE_SECRET_KEY") or secret_key_in(HOME)
INTAKE_SECRET = SECRET_KEY
DATABASES = {"default": database_from(INTAKE_DATABASE, HOME / "intake.sqlite3")}

INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "folkmoot.web.components",
    "folkmoot.web.intake",
    "folkmoot.web.site",
]
MIDDLEWARE = [
    "folkmoot.web.site.headers.safe_headers",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "folkmoot.web.intake.giving_back.GiveBack",
]
ROOT_URLCONF = "folkmoot.web.site.intake_urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "folkmoot.web.intake.surroundings.surroundings",
            ],
        },
    }
]
STATIC_ROOT = home_made(HOME / "static")

_HERE_ONLY = "__Host-" if SECURE else ""  # a browser takes such a cookie from no other host
CSRF_COOKIE_NAME = f"{_HERE_ONLY}survey-form"
CSRF_COOKIE_AGE = None
CSRF_FAILURE_VIEW = "folkmoot.web.intake.views.not_ours"
LANGUAGE_COOKIE_NAME = f"{_HERE_ONLY}survey-language"
