"""The WSGI application; any WSGI server can serve it, `mahua serve` uses granian."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mahua.project.settings")
application = get_wsgi_application()
