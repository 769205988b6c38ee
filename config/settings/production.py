"""Production: HTTPS behind a proxy, static files with hashes in their names.

It refuses to start half configured: what the environment tells is looked at here, what only the
database can tell in `config/checks.py`, by `manage.py check --deploy --database default`.
"""

from django.core.exceptions import ImproperlyConfigured

from config.checks import problems_of_environment
from config.env import env

if problems := problems_of_environment(env):
    raise ImproperlyConfigured("\n".join(problems))

from config.settings.base import *

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = False

# The proxy in front ends HTTPS and must set this header itself, whatever the browser sent.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True

SILENCED_SYSTEM_CHECKS += [
    "security.W019",  # frames of our own pages are used: logging in in place
    "security.W021",  # entering the browsers' preload list is for the owner of the domain to decide
]
