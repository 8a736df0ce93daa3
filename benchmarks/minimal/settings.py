"""The house's database and models, and nothing else; with MINIMAL_SIGNED_IN the sign-in of Django."""

import os

from kinerja.config import settings as house

SECRET_KEY = house.SECRET_KEY
ALLOWED_HOSTS = house.ALLOWED_HOSTS
DATABASES = house.DATABASES
AUTH_USER_MODEL = house.AUTH_USER_MODEL
DEFAULT_AUTO_FIELD = house.DEFAULT_AUTO_FIELD
USE_TZ = True
INSTALLED_APPS = [
    "kinerja.platform.database",
    "kinerja.platform.files",
    "kinerja.platform.audit",
    "kinerja.people.accounts",
    "kinerja.people.organisation",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "benchmarks.minimal",
]
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
] * bool(os.environ.get("MINIMAL_SIGNED_IN"))
ROOT_URLCONF = "benchmarks.minimal.urls"
TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}]
