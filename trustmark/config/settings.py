"""How Django is set up; what an operator may change comes from `environment`."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from trustmark.config.environment import ROOT, Environment

ENVIRONMENT = Environment()
MODE = ENVIRONMENT.mode
IS_PRODUCTION = MODE == "production"
DATA_DIR = Path(ENVIRONMENT.data_dir)
DATA_DIR.mkdir(parents=True, exist_ok=True)
PUBLISHED_DIR = DATA_DIR / "published"
VISITS_DIR = DATA_DIR / "visits"
PRECHECKS_DIR = DATA_DIR / "prechecks"
SCHEMES_DIR = ROOT / "schemes"
SCHEMES_ALLOW_UNSEALED = not IS_PRODUCTION
PUBLIC_URL = ENVIRONMENT.public_url.rstrip("/")

if IS_PRODUCTION and (faults := ENVIRONMENT.faults_in_production()):
    raise ImproperlyConfigured(" ".join(faults))

SECRET_KEY = ENVIRONMENT.secret_key.get_secret_value() or "development-only-not-secret"
SECRET_KEY_FALLBACKS = [
    key for key in ENVIRONMENT.earlier_secret_keys.get_secret_value().split(",") if key
]
DEBUG = False
ALLOWED_HOSTS = ENVIRONMENT.list_hosts()
ROOT_URLCONF = "trustmark.config.urls"
WSGI_APPLICATION = "trustmark.config.wsgi.application"

MODULES = [
    "kernel",
    "schemes",
    "correspondence",
    "accounts",
    "shops",
    "audits",
    "billing",
    "memberships",
    "prechecks",
    "certificates",
    "reexaminations",
    "orders",
    "invitations",
    "reviews",
    "applications",
    "dispatches",
]
SITES = ["layout", "components", "public", "member", "staff", "seal", "connect"]
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "anymail",
    "django_htmx",
    "django_tasks_db",
    "trustmark.config",
    *[f"trustmark.{module}" for module in MODULES],
    *[f"trustmark.sites.{site}" for site in SITES],
    # After ours, so that our pages come before theirs.
    "allauth",
    "allauth.account",
    "allauth.mfa",
]
MIDDLEWARE = [
    "trustmark.sites.layout.middleware.real_address",
    "django.middleware.security.SecurityMiddleware",
    "trustmark.sites.layout.middleware.security_headers",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "trustmark.sites.layout.middleware.read_the_clock",
    "trustmark.sites.layout.middleware.refuse_unreadable_paths",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "trustmark.sites.layout.middleware.keep_no_copies",
    "trustmark.sites.layout.sessions.end_stale_work",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "trustmark.sites.layout.context.page",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "trustmark.sites.components.tags",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"


def database(url: str) -> dict[str, Any]:
    """The connection for `DATABASE_URL`; SQLite in the data folder without one."""
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": DATA_DIR / "keurmeester.sqlite3",
            "CONN_MAX_AGE": None,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;",
            },
        }
    parts = urlsplit(url)
    asked = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": asked.get("host") or unquote(parts.hostname or ""),
        "PORT": parts.port or "",
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


DATABASES = {"default": database(ENVIRONMENT.database_url)}
TIMETABLE = "trustmark.config.timetable"
VISITOR = "trustmark.audits.suppliers.visitor.real_visitor"
MACHINES = "trustmark.dispatches.suppliers.machines.real_machines"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "kernel_cache",
    }
}
TASKS = {
    "default": {
        "BACKEND": "django_tasks_db.DatabaseBackend",
        "QUEUES": ["default", "inspections", "machines"],
    }
}

TRUSTED_PROXIES = ENVIRONMENT.trusted_proxies
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": ENVIRONMENT.log_level.upper()},
    # Django would keep its own handlers silent outside of debugging.
    "loggers": {"django": {"handlers": [], "propagate": True, "level": "NOTSET"}},
}

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", _("Dutch")), ("fr", _("French")), ("en", _("English"))]
# The program with which anybody checks a public log; it stands alone.
VERIFY_LOG_FILE = ROOT / "bootstrap" / "verify_log.py"
FONTS_DIR = ROOT / "trustmark" / "sites" / "layout" / "fonts"
LOCALE_PATHS = [ROOT / "trustmark" / "locale"]
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATIC_ROOT.mkdir(exist_ok=True)
MEDIA_ROOT = DATA_DIR / "uploads"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if MODE != "development"
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = MODE == "development"

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "trustmark.sites.layout.errors.refused_form"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
# Plug-ins that follow a redirect post again without their body.
SECURE_REDIRECT_EXEMPT = [
    r"^api/[12]\.0/",
    r"^v1/invite/",
    r"^webshops/",
    r"^shop_rich_snippet\.php/?$",
    r"^sidebar\.js$",
]
if PUBLIC_URL.startswith("https://"):
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SESSION_COOKIE_NAME = "__Host-session"
    CSRF_COOKIE_NAME = "__Host-csrf"
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 63_072_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]

from trustmark.config.post import *  # noqa: E402, F403
from trustmark.config.sign_in import *  # noqa: E402, F403
