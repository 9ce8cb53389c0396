"""Django settings. Everything a site may want to change is an environment variable.

CLERKWORK_DATA    folder of the embedded database, outgoing mail and the secret key
DATABASE_URL      postgresql://user:password@host:port/name instead of the embedded server
CLERKWORK_HOSTS   comma-separated host names the pages answer to
CLERKWORK_URL     where customers reach the pages, for links in mails: https://orders.example
CLERKWORK_SMTP    smtp://user:password@host:port, or smtps://, instead of a folder of .eml files
CLERKWORK_INBOX   folder whose files are taken as documents; unset, none is watched
CLERKWORK_OUTBOX  folder for our EDI and UBL answers, `outbox` in the data folder by default
CLERKWORK_DEBUG   1 for tracebacks in the browser
CLERKWORK_RELEASE_SURENESS  values read less surely than this hold their order, 0.98 by default
"""

import os
import sys
from pathlib import Path
from typing import Any

import structlog

from clerkwork.core import site

DATA = site.data_folder()
DEBUG = os.environ.get("CLERKWORK_DEBUG") == "1"
SECRET_KEY = site.secret_key(DATA)
ALLOWED_HOSTS = site.hosts(os.environ.get("CLERKWORK_HOSTS", ""))
PUBLIC_URL = site.public_url(os.environ.get("CLERKWORK_URL", ""), ALLOWED_HOSTS)
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS if host != "*"]

INSTALLED_APPS = [
    "unfold",
    "unfold.contrib.import_export",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.contrib.postgres",
    "import_export",
    "django_htmx",
    "ninja",  # the API's description is served from here, not from elsewhere
    "procrastinate.contrib.django",
    "clerkwork.core",
    "clerkwork.parties",
    "clerkwork.messaging",
    "clerkwork.catalog",
    "clerkwork.inventory",
    "clerkwork.orders",
    "clerkwork.intake",
    "clerkwork.verification",
    "clerkwork.fulfilment",
    "clerkwork.changes",
    "clerkwork.answers",
    "clerkwork.shipping",
    "clerkwork.training",
    "clerkwork.desk",
    "clerkwork.api",
    "clerkwork.config",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "clerkwork.desk.middleware.RedirectMiddleware",
    "clerkwork.desk.middleware.RefusalMiddleware",
    "clerkwork.desk.middleware.ContentSecurityPolicyMiddleware",
]

ROOT_URLCONF = "clerkwork.config.urls"
WSGI_APPLICATION = "clerkwork.config.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "clerkwork.desk.context.chrome",
            ],
        },
    },
]

DATABASES = {"default": site.database(os.environ.get("DATABASE_URL", ""), DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("MinimumLengthValidator", "CommonPasswordValidator", "NumericPasswordValidator")
]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "worklist"
LOGOUT_REDIRECT_URL = "login"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"

LANGUAGE_CODE = "en"
TIME_ZONE = os.environ.get("TZ") or "UTC"
USE_I18N = True
USE_TZ = True

STATIC_URL = "static/"
WHITENOISE_USE_FINDERS = True  # no collectstatic step on a small installation
DATA_UPLOAD_MAX_MEMORY_SIZE = 64 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 8 * 1024 * 1024

EMAIL = site.email(os.environ.get("CLERKWORK_SMTP", ""), DATA)
EMAIL_BACKEND = EMAIL.pop("EMAIL_BACKEND")
globals().update(EMAIL)  # EMAIL_HOST and so on, one name each

MAX_DOCUMENT_BYTES = 64 * 1024 * 1024
RELEASE_SURENESS = float(os.environ.get("CLERKWORK_RELEASE_SURENESS", "0.98"))
INBOX = Path(named).expanduser() if (named := os.environ.get("CLERKWORK_INBOX")) else None
OUTBOX = Path(os.environ.get("CLERKWORK_OUTBOX") or DATA / "outbox").expanduser()
SECRETS = DATA / "secrets"  # files with passwords of mailboxes

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": os.environ.get("CLERKWORK_LOG", "WARNING")},
}

UNFOLD = {
    "SITE_TITLE": "Clerkwork",
    "SITE_HEADER": "Clerkwork",
    "SITE_SUBHEADER": "Back office",
    "SITE_URL": "/",
    "SHOW_HISTORY": True,
}

# Standard output belongs to what a command was asked for.
structlog.configure(logger_factory=structlog.PrintLoggerFactory(sys.stderr))
