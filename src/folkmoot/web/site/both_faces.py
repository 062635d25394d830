"""Settings that the workbench and the intake face have in common, for the home of either."""

import os
from pathlib import Path

from folkmoot.foundation.languages import INTERFACE, own_name

WORKBENCH_HOME = Path(os.environ.get("FOLKMOOT_HOME") or Path.home() / ".folkmoot")
INTAKE_HOME = Path(os.environ.get("FOLKMOOT_INTAKE_HOME") or WORKBENCH_HOME / "intake")
INTAKE_DATABASE = os.environ.get("FOLKMOOT_INTAKE_DATABASE", "")

DEBUG = False
ALLOWED_HOSTS = os.environ.get("FOLKMOOT_HOSTS", "127.0.0.1,localhost,[::1],testserver").split(",")
INTAKE_ADDRESS = os.environ.get("FOLKMOOT_INTAKE_ADDRESS", "http://127.0.0.1:8001")
SECURE = os.environ.get("FOLKMOOT_SECURE", "no") == "yes"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "en"
LANGUAGES = [(code, own_name(code)) for code in INTERFACE]
LOCALE_PATHS = [Path(__file__).parents[1] / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_COOKIE_SAMESITE = "Lax"

STATIC_URL = "/static/"
STATICFILES_DIRS = [Path(__file__).parents[1] / "static"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False

CSRF_COOKIE_SECURE = SECURE
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_HTTPONLY = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_000_000
FILE_UPLOAD_PERMISSIONS = 0o600

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    # Django writes addresses of pages into these; those of participants are nobody's business.
    "loggers": {
        name: {"level": "CRITICAL"}
        for name in ("django.request", "django.server", "django.security")
    },
}
