"""Settings shared by development, tests and production."""

from typing import Any

from csp.constants import NONCE, NONE, SELF

from config.env import BASE_DIR, data_dir, database, env, secret, server_urls

# ── where things are ─────────────────────────────────────────────────
DATA_DIR = data_dir()
URLS = server_urls(DATA_DIR)

SECRET_KEY = secret("LINLI_SECRET_KEY", DATA_DIR)
DEBUG = False
ALLOWED_HOSTS: list[str] = env.list("LINLI_ALLOWED_HOSTS", default=["127.0.0.1", "localhost"])
CSRF_TRUSTED_ORIGINS: list[str] = env.list("LINLI_TRUSTED_ORIGINS", default=[])

# ── parts ────────────────────────────────────────────────────────────
INSTALLED_APPS = [
    "core",
    "accounts",
    "stations",
    "projects",
    "casework",
    "supervision",
    "evaluation",
    "archives",
    "whitenoise.runserver_nostatic",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "axes",
    "crispy_forms",
    "crispy_bootstrap5",
    "csp",
    "django_filters",
    "django_htmx",
    "django_linear_migrations",
    "django_tables2",
    "rest_framework",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "core.middleware.RequestIdMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "accounts.middleware.IdleTimeoutMiddleware",
    "accounts.middleware.LoginInPlaceMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "stations.middleware.WorkspaceMiddleware",
    "stations.middleware.SecondFactorMiddleware",
    "core.middleware.DomainErrorMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
ASGI_APPLICATION = "config.asgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "stations.middleware.workspace_context",
            ],
            "builtins": ["core.templatetags.ui", "core.templatetags.masking"],
        },
    },
]

# ── data ─────────────────────────────────────────────────────────────
DATABASES: dict[str, dict[str, Any]] = {
    "default": {
        **database(URLS.database),
        "ATOMIC_REQUESTS": True,
        "CONN_MAX_AGE": 0,
        "OPTIONS": {"pool": {"min_size": 1, "max_size": 8, "timeout": 10}},
    },
}
if URLS.owner_database:
    DATABASES["owner"] = {**database(URLS.owner_database), "CONN_MAX_AGE": 0}
DATABASE_ROUTERS = ["core.db.OwnerMigrates"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": URLS.redis,
        "KEY_PREFIX": "linli",
    },
}
SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"

MEDIA_ROOT = DATA_DIR / "files"
STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_USE_FINDERS = True

# Personal data: "kid:base64 of 32 bytes, …", the first encrypts, all decrypt.
LINLI_ENCRYPTION_KEYS = secret("LINLI_ENCRYPTION_KEYS", DATA_DIR)
LINLI_BLIND_INDEX_KEY = secret("LINLI_BLIND_INDEX_KEY", DATA_DIR)

# Whether `seed_demo` may run. Development and tests say yes.
LINLI_DEMO = False
# Sheets as the page they are printed from: `check_isolation` searches what they say.
LINLI_DOCUMENTS_AS_HTML = False

# ── language and time ────────────────────────────────────────────────
LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_I18N = True
USE_TZ = True

# ── people ───────────────────────────────────────────────────────────
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "accounts.backends.LongEnoughValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "accounts.backends.NotRecentlyUsedValidator", "OPTIONS": {"remembered": 5}},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
SESSION_COOKIE_AGE = 30 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "SAMEORIGIN"  # the login page opens inside the page whose session ended

ACCOUNT_ADAPTER = "accounts.backends.AccountAdapter"
ACCOUNT_FORMS = {"login": "accounts.forms.SignInForm"}
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_PREVENT_ENUMERATION = True
# Passwords are counted by axes, codes of the second factor by "login_failed".
ACCOUNT_RATE_LIMITS = {"login": "120/m/ip", "login_failed": "5/5m/key"}
USERSESSIONS_ADAPTER = "accounts.backends.SessionsAdapter"
USERSESSIONS_TRACK_ACTIVITY = False
MFA_ADAPTER = "accounts.backends.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_FORMS = {
    "authenticate": "accounts.forms.SecondFactorForm",
    "reauthenticate": "accounts.forms.SecondFactorAgainForm",
}
MFA_TOTP_ISSUER = "邻里社工站"
MFA_TOTP_TOLERANCE = 1  # a code typed as the next one appears is still good (RFC 6238, 5.2)
MFA_ALLOW_UNVERIFIED_EMAIL = True  # people are invited: nobody blocks another one's address
# Roles (codes of stations.enums.Role) that must sign in with a second factor.
LINLI_SECOND_FACTOR_ROLES: list[str] = env.list("LINLI_SECOND_FACTOR_ROLES", default=[])

AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = ["username"]  # whole stations share one address
AXES_LOCKOUT_TEMPLATE = "account/locked.html"
AXES_RESET_ON_SUCCESS = True
AXES_HANDLER = "axes.handlers.database.AxesDatabaseHandler"
AXES_VERBOSE = False  # no greeting in the output of every command

EMAIL_BACKEND = env.str(
    "LINLI_EMAIL_BACKEND", default="django.core.mail.backends.smtp.EmailBackend"
)
EMAIL_HOST = env.str("LINLI_EMAIL_HOST", default="127.0.0.1")
EMAIL_PORT = env.int("LINLI_EMAIL_PORT", default=25)
DEFAULT_FROM_EMAIL = env.str("LINLI_EMAIL_FROM", default="linli@localhost")

# ── the browser ──────────────────────────────────────────────────────
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:", "blob:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "frame-src": [SELF],
        "frame-ancestors": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
    },
}
SECURE_REFERRER_POLICY = "same-origin"

CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"
DJANGO_TABLES2_TEMPLATE = "django_tables2/linli.html"

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework.authentication.SessionAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "EXCEPTION_HANDLER": "core.middleware.api_exception_handler",
    "UNAUTHENTICATED_USER": None,
}

# ── background work ──────────────────────────────────────────────────
CELERY_BROKER_URL = URLS.broker
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True  # a task whose worker was killed runs again
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": 600}
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_DEFAULT_QUEUE = "interactive"
CELERY_TIMEZONE = TIME_ZONE

# ── limits ───────────────────────────────────────────────────────────
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

# Days after which an upload that nothing refers to is removed, and a file on disk without a row.
# Never less than one: a form may be open in a browser.
LINLI_UNUSED_FILES_DAYS = max(1, env.int("LINLI_UNUSED_FILES_DAYS", default=7))

# The virus scanner that is run on every upload: a command, the file's path goes behind it.
LINLI_SCAN_COMMAND = env.str("LINLI_SCAN_COMMAND", default="")

SILENCED_SYSTEM_CHECKS = ["axes.W006"]  # by login name alone, on purpose; see AXES above

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "INFO"},
}
