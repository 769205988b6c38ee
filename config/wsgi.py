"""WSGI entry point."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
application = get_wsgi_application()

# What is loaded now lives as long as the process. Left to the collector, it is walked through
# again every few dozen requests, and one of them waits 50 to 90 ms.
gc.collect()
gc.freeze()
