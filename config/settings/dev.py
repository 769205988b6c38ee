"""Development and `bin/run`: plain HTTP on this machine, embedded servers."""

from config.env import env
from config.settings.base import *

INSTALLED_APPS += ["bench"]
LINLI_DEMO = True
DEBUG = env.bool("LINLI_DEBUG", default=False)
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = DATA_DIR / "mail"
