"""WSGI entry point."""

import gc
import os
from importlib import import_module

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
application = get_wsgi_application()
import_module(settings.ROOT_URLCONF)  # else the first request loads the pages

# What is loaded now lives as long as the process. Left to the collector, it is walked through
# again every few dozen requests, and one of them waits 50 to 90 ms.
gc.collect()
gc.freeze()
