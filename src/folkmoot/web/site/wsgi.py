"""The workbench and the public record, as a server starts them."""

import os

from django.core.wsgi import get_wsgi_application

from folkmoot.web.federation.scopes import answer_only_requests

os.environ["DJANGO_SETTINGS_MODULE"] = "folkmoot.web.site.settings"
answer_only_requests()
application = get_wsgi_application()

from folkmoot.web.consultation.services.private_folder import sweep  # noqa: E402 - the settings come first

sweep()  # what a killed process left in the clear
