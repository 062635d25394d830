"""The intake face, as a server starts it: a process of its own, with settings of its own."""

import os

from django.core.wsgi import get_wsgi_application

os.environ["DJANGO_SETTINGS_MODULE"] = "folkmoot.web.site.intake_settings"
application = get_wsgi_application()
