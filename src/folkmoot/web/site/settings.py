"""Settings of the workbench and the public record; every one of ours is read from FOLKMOOT_*.

`docs/reference/settings.md` names them all; a house test fails when it does not.
"""

import os
from pathlib import Path

from folkmoot.foundation.languages import INTERFACE, own_name
from folkmoot.web.site.databases import database_from
from folkmoot.web.site.secrets import secret_key_in

HOME = Path(os.environ.get("FOLKMOOT_HOME") or Path.home() / ".folkmoot")
HOME.mkdir(parents=True, exist_ok=True, mode=0o700)

SECRET_KEY = os.environ.get("FOLKMOOT_SECRET_KEY") or secret_key_in(HOME)
DEBUG = False
ALLOWED_HOSTS = os.environ.get("FOLKMOOT_HOSTS", "127.0.0.1,localhost,[::1],testserver").split(",")
INTAKE_ADDRESS = os.environ.get("FOLKMOOT_INTAKE_ADDRESS", "http://127.0.0.1:8001")
SECURE = os.environ.get("FOLKMOOT_SECURE", "no") == "yes"

DATABASES = {"default": database_from(os.environ.get("FOLKMOOT_DATABASE", ""), HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AREAS = (
    "components",
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
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
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

LANGUAGE_CODE = "en"
LANGUAGES = [(code, own_name(code)) for code in INTERFACE]
LOCALE_PATHS = [Path(__file__).parents[1] / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_COOKIE_SAMESITE = "Lax"

STATIC_URL = "/static/"
STATICFILES_DIRS = [Path(__file__).parents[1] / "static"]
STATIC_ROOT = HOME / "static"
STATIC_ROOT.mkdir(exist_ok=True)
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False

LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "desk"
LOGOUT_REDIRECT_URL = "home"
SESSION_COOKIE_NAME = "folkmoot"
SESSION_COOKIE_AGE = 30 * 60
SESSION_SAVE_EVERY_REQUEST = True
SESSION_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_HTTPONLY = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_000_000
FILE_UPLOAD_PERMISSIONS = 0o600

HUEY = {
    "huey_class": "huey.SqliteHuey",
    "name": "folkmoot",
    "filename": str(HOME / "jobs.sqlite3"),
    "immediate": False,
    "consumer": {"workers": 1, "worker_type": "thread"},
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    # Django's request log writes addresses of pages; those of participants are nobody's business.
    "loggers": {"django.request": {"level": "CRITICAL"}, "django.server": {"level": "CRITICAL"}},
}
