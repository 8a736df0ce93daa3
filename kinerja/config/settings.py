"""Every setting, from the environment, in one file."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

from kinerja.config.databases import database, use_bundled_sqlite
from kinerja.config.home import home, sealing_keys, secret_key
from kinerja.config.mail import smtp

use_bundled_sqlite()

PACKAGE = Path(__file__).resolve().parent.parent
HOME = home()


def _flag(name: str, default: bool = False) -> bool:
    return os.environ.get(name, str(int(default))).lower() in {"1", "true", "yes", "on"}


DEBUG = _flag("KINERJA_DEBUG")
SECRET_KEY = os.environ.get("SECRET_KEY") or secret_key(HOME)
SEALING_KEYS = sealing_keys(HOME)
ALLOWED_HOSTS = os.environ.get("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [o for o in os.environ.get("CSRF_TRUSTED_ORIGINS", "").split(",") if o]
DATABASES = {"default": database(os.environ.get("DATABASE_URL", ""), HOME)}

INSTALLED_APPS = [
    "kinerja.platform.database",
    "kinerja.platform.files",
    "kinerja.platform.receipts",
    "kinerja.platform.operations",
    "kinerja.platform.notices",
    "kinerja.platform.audit",
    "kinerja.people.accounts",
    "kinerja.people.organisation",
    "kinerja.facts.service",
    "kinerja.facts.teaching",
    "kinerja.facts.care",
    "kinerja.facts.survey",
    "kinerja.facts.casework",
    "kinerja.facts.complaint",
    "kinerja.facts.queueing",
    "kinerja.work.planning",
    "kinerja.work.activity",
    "kinerja.work.feedback",
    "kinerja.work.ballot",
    "kinerja.judgement.measurement",
    "kinerja.judgement.claims",
    "kinerja.judgement.evaluation",
    "kinerja.judgement.history",
    "kinerja.outcomes.transparency",
    "kinerja.outcomes.development",
    "kinerja.outcomes.credit",
    "kinerja.outcomes.documents",
    "kinerja.outcomes.closing",
    "kinerja.doors.jobs",
    "kinerja.doors.web.ui",
    "kinerja.doors.web.shown",
    "kinerja.doors.web.employee",
    "kinerja.doors.web.rater",
    "kinerja.doors.web.school",
    "kinerja.doors.web.ward",
    "kinerja.doors.web.counter",
    "kinerja.doors.web.casework",
    "kinerja.doors.web.complaint",
    "kinerja.doors.web.calibration",
    "kinerja.doors.web.citizen",
    "kinerja.doors.web.leader",
    "kinerja.doors.web.reviewer",
    "kinerja.doors.web.personnel",
    "kinerja.doors.web.inspector",
    "kinerja.doors.web.public",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "kinerja.doors.web.ui.security.ContentSecurityPolicy",
    # Pages and small static files at a quarter of their size; a random filling defeats guessing by length (BREACH).
    "django.middleware.gzip.GZipMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Before the session is read: an unchanged board is answered here.
    "kinerja.doors.web.rater.pulse.BoardPulse",
    "kinerja.doors.web.citizen.pulse.HallPulse",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "kinerja.doors.web.ui.language.ChosenLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "kinerja.doors.web.presence.Presence",
    "kinerja.doors.web.ui.humane.HumaneRefusals",
    # Innermost: it sees the page as the view made it.
    "kinerja.doors.web.ui.exporting.middleware.TableExport",
]

ROOT_URLCONF = "kinerja.config.urls"
WSGI_APPLICATION = "kinerja.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "kinerja.doors.web.ui.context.house",
            ],
        },
    }
]

AUTH_USER_MODEL = "accounts.User"
LOGIN_URL = "/masuk"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"
CSRF_FAILURE_VIEW = "kinerja.doors.web.ui.humane.csrf_failure"
# In the home, so that all processes of this machine count failed sign-ins together.
# With Django's own limit of 300, as many invented names would wipe out the count of a real one.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": HOME / "cache",
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    }
}
PASSWORD_HASHERS = ["kinerja.people.accounts.hashers.OwaspArgon2"]
# A working day: desks are shared, and nobody signs out.
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SECURE_COOKIES = _flag("KINERJA_HTTPS")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_COOKIES
SECURE_SSL_REDIRECT = SECURE_COOKIES
SECURE_REDIRECT_EXEMPT = [r"^denyut$"]  # asked by our own supervisor on this machine
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _flag("KINERJA_BEHIND_PROXY") else None
SECURE_HSTS_SECONDS = 31536000 if SECURE_COOKIES else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Bahasa Indonesia"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_TZ = True
TIME_ZONE = "UTC"  # the zone belongs to the unit, never to the server

STATIC_URL = "/static/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": HOME / "uploads"}},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
# Local settings of the agency: megabytes of one piece of evidence by kind, of one person in 24 hours.
UPLOAD_LIMITS = {
    kind: int(os.environ.get(f"KINERJA_UPLOAD_{kind.upper()}_MB", usual)) * 2**20
    for kind, usual in {"image": 20, "pdf": 20, "office": 20, "text": 5}.items()
}
UPLOAD_DAY_LIMIT = int(os.environ.get("KINERJA_UPLOAD_DAY_MB", "100")) * 2**20
# Of a citizen without account: one paper, and of all citizens together in 24 hours.
PUBLIC_UPLOAD_LIMIT = int(os.environ.get("KINERJA_PUBLIC_UPLOAD_MB", "5")) * 2**20
PUBLIC_UPLOAD_DAY_LIMIT = int(os.environ.get("KINERJA_PUBLIC_UPLOAD_DAY_MB", "2000")) * 2**20
CLAMAV = os.environ.get("KINERJA_CLAMAV", "")  # socket file, or host:port; empty scans nothing
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 2**20
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 2**20
FILE_UPLOAD_HANDLERS = [
    "kinerja.doors.web.ui.uploads.Gate",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

# The service proves to itself that it lives so often; a longer silence is an interruption that moves deadlines.
BEAT_EVERY = timedelta(seconds=float(os.environ.get("KINERJA_BEAT_SECONDS", "20")))
OUTAGE_THRESHOLD = timedelta(seconds=float(os.environ.get("KINERJA_OUTAGE_SECONDS", "300")))

# Messages. Without a mail server or a gateway each has a quiet twin that writes into the home.
PUBLIC_ADDRESS = os.environ.get("KINERJA_ADDRESS", "http://127.0.0.1:8000").rstrip("/")
SMTP_URL = os.environ.get("KINERJA_SMTP_URL", "")
DEFAULT_FROM_EMAIL = os.environ.get("KINERJA_MAIL_FROM", "kinerja@localhost")
EMAIL_TIMEOUT = 10
EMAIL_FILE_PATH = HOME / "outbox"
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
if SMTP_URL:
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST, EMAIL_PORT, EMAIL_HOST_USER, EMAIL_HOST_PASSWORD, EMAIL_USE_SSL, EMAIL_USE_TLS = smtp(SMTP_URL)
GATEWAY_URL = os.environ.get("KINERJA_GATEWAY_URL", "")
GATEWAY_SECRET = os.environ.get("KINERJA_GATEWAY_SECRET", "")

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "filters": {"without_keys": {"()": "kinerja.doors.web.ui.quiet_logs.WithoutKeys"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["without_keys"]}},
    "root": {"handlers": ["stderr"], "level": os.environ.get("KINERJA_LOG", "WARNING")},
}
