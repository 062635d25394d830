"""Settings of the intake face: no login, no workbench, a cookie of its own."""

from folkmoot.web.site.settings import *  # noqa: F403
from folkmoot.web.site.settings import MIDDLEWARE as WORKBENCH_MIDDLEWARE

ROOT_URLCONF = "folkmoot.web.site.intake_urls"
MIDDLEWARE = [name for name in WORKBENCH_MIDDLEWARE if not name.startswith("django.contrib.auth.")]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "folkmoot.web.site.surroundings.surroundings",
            ],
        },
    }
]
SESSION_COOKIE_NAME = "survey"
SESSION_COOKIE_AGE = 2 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_NAME = "survey-form"
CSRF_COOKIE_AGE = None
LANGUAGE_COOKIE_NAME = "survey-language"
