"""The door for web servers."""

import importlib
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "trustmark.config.settings")
application = get_wsgi_application()
# Only now are the modules loaded which the checks ask.
importlib.import_module("trustmark.config.checks").refuse_to_start_unfit()
