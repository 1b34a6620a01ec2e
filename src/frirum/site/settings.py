"""Django's settings. Everything that differs between places comes from the environment (docs/settings.md)."""

import os

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from frirum.record.sniffing import NAMES
from frirum.site import environment
from frirum.site.home import HOME

ENV = os.environ

FRIRUM_HOME = HOME
FRIRUM_DEMO = environment.flag(ENV, "FRIRUM_DEMO")
DEMO_FOLDER = HOME / "var" / "demo"

# --- secrets -----------------------------------------------------------------
SECRET_KEY = environment.secret(ENV, "FRIRUM_SECRET_KEY", DEMO_FOLDER / "secret" if FRIRUM_DEMO else None)
FRIRUM_KEYS = environment.secret(ENV, "FRIRUM_KEYS", DEMO_FOLDER / "keys" if FRIRUM_DEMO else None)

FRIRUM_ERASURE_LEDGER = ENV.get("FRIRUM_ERASURE_LEDGER", "").strip()

# --- documents: what is taken, and that no upload lies on the disk in the clear ---
FRIRUM_DOCUMENT_MB = environment.number(ENV, "FRIRUM_DOCUMENT_MB", 20, range(1, 201))
FRIRUM_DOCUMENT_TYPES = environment.chosen(ENV, "FRIRUM_DOCUMENT_TYPES", tuple(NAMES))
FILE_UPLOAD_HANDLERS = ["frirum.site.uploads.InMemory"]
DATA_UPLOAD_MAX_NUMBER_FILES = 20

# --- database ----------------------------------------------------------------
DATABASE_URL = ENV.get("FRIRUM_DATABASE") or ("sqlite:///var/demo/frirum.sqlite3" if FRIRUM_DEMO else "")
DATABASES = {"default": environment.database(DATABASE_URL, HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- time and language -------------------------------------------------------
FRIRUM_AT = ENV.get("FRIRUM_AT", "").strip()
FRIRUM_OWN_DAYS = FRIRUM_DEMO  # without FRIRUM_AT, each municipality of the demo is met on a day of its own
USE_TZ = True
TIME_ZONE = "Europe/Copenhagen"
LANGUAGE_CODE = "da"
LANGUAGES = [("da", "Dansk"), ("en", "English")]
LOCALE_PATHS = [HOME / "src" / "frirum" / "locale"]
LANGUAGE_COOKIE_SAMESITE = "Lax"

# --- what runs ---------------------------------------------------------------
INSTALLED_APPS = [
    "frirum.site",
    "frirum.access",
    "frirum.record",
    "frirum.desk",
    "frirum.front",
    "frirum.home",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
    "django_htmx",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "frirum.site.language.chosen_language",
    "frirum.site.wrong_way.wrong_way_in",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "frirum.site.locked.locked_tablet",
    *(["frirum.site.demo_day.own_day"] if FRIRUM_DEMO else []),
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
ROOT_URLCONF = "frirum.site.urls"
WSGI_APPLICATION = "frirum.site.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# --- who ---------------------------------------------------------------------
AUTH_USER_MODEL = "access.User"
LOGIN_URL = "front:sign_in"
LOGIN_REDIRECT_URL = "front:start"
LOGOUT_REDIRECT_URL = "front:start"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("UserAttributeSimilarityValidator", {"user_attributes": ("username", "name")}),
        ("MinimumLengthValidator", {"min_length": 12}),
        ("CommonPasswordValidator", {}),
    )
]

# --- static files ------------------------------------------------------------
STATIC_URL = "/static/"
STATICFILES_DIRS = [HOME / "build" / "static"]
# The demo serves each file from where it lies; elsewhere `frirum manage collectstatic` gathers them once.
STATIC_ROOT = None if FRIRUM_DEMO else HOME / "build" / "collected"
WHITENOISE_USE_FINDERS = FRIRUM_DEMO
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if FRIRUM_DEMO
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# --- the browser's side of safety ---------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
ENCRYPTED = not FRIRUM_DEMO  # the demo answers on 127.0.0.1 without TLS
ALLOWED_HOSTS = environment.words(ENV, "FRIRUM_HOSTS", ("127.0.0.1", "localhost") if FRIRUM_DEMO else ())
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS] if ENCRYPTED else []
SECURE_SSL_REDIRECT = ENCRYPTED
# W005, W021: whether the municipality's other sites answer by TLS alone is not Frirum's to promise.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if ENCRYPTED else 0
FRIRUM_BEHIND_PROXY = environment.flag(ENV, "FRIRUM_BEHIND_PROXY")
if FRIRUM_BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = ENCRYPTED
SESSION_COOKIE_NAME = "__Host-session" if ENCRYPTED else "frirum-session"
CSRF_COOKIE_NAME = "__Host-csrf" if ENCRYPTED else "frirum-csrf"
SESSION_COOKIE_AGE = 8 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# --- what is told to the log: faults, never what people wrote ------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"()": "frirum.site.logs.WithoutKeys"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}

if FRIRUM_AT:
    from frirum.site.clock import read

    try:
        read(FRIRUM_AT)
    except ValueError as fault:
        raise ImproperlyConfigured(
            f"FRIRUM_AT is {FRIRUM_AT!r}. Write a date, 2018-06-15, or an instant, 2018-06-15T14:30. "
            "Nothing was started."
        ) from fault
