"""Tests: real servers of their own, cheap passwords."""

from config.env import env
from config.settings.base import *

INSTALLED_APPS += ["bench"]
LINLI_DEMO = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
ALLOWED_HOSTS = ["*"]
DATABASES["default"]["OPTIONS"] = {}
# Tests that run side by side must not take each other's tasks.
CELERY_BROKER_TRANSPORT_OPTIONS |= {"global_keyprefix": env.str("PYTEST_XDIST_WORKER", default="")}
