"""All settings: one file, changed by the environment. Every name that may be set is listed in docs/operating/settings.md."""

import os
from pathlib import Path
from urllib.parse import unquote, urlsplit

from csp.constants import NONE, SELF

from mahua.access.keys import key_folder, own_key

ROOT = Path(__file__).resolve().parent.parent.parent
HOME = Path(os.environ.get("MAHUA_HOME", ROOT / "var")).resolve()
KEYS = key_folder(HOME, named=os.environ.get("MAHUA_KEYS"))
PORT = int(os.environ.get("PORT", "8000"))
DEBUG = os.environ.get("MAHUA_DEBUG") == "1"
SECRET_KEY = own_key(KEYS, "session")
SEAL_KEY = own_key(KEYS, "seal", size=32)  # SM2: signs the seals of the ledger
ALLOWED_HOSTS = os.environ.get("MAHUA_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [origin for origin in os.environ.get("MAHUA_ORIGINS", "").split(",") if origin]

INSTALLED_APPS = [
    "mahua.project",
    "mahua.console",
    "mahua.api",
    "mahua.insight",
    "mahua.assessment",
    "mahua.undertakings",
    "mahua.meetings",
    "mahua.calls",
    "mahua.inspections",
    "mahua.duties",
    "mahua.tasks",
    "mahua.notices",
    "mahua.members",
    "mahua.places",
    "mahua.organisations",
    "mahua.ui",
    "mahua.access",
    "mahua.jobs",
    "mahua.ledger",
    "axes",
    "csp",
    "django_htmx",
    "django_cotton.apps.SimpleAppConfig",
    "template_partials.apps.SimpleAppConfig",
    "django_linear_migrations",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]
INSTALLED_APPS = [
    app for app in INSTALLED_APPS if not app.startswith("mahua.") or (ROOT / app.replace(".", "/")).is_dir()
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "mahua.access.sessions.LimitedSessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "mahua.access.password_age.NewPasswordFirst",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "mahua.ui.refusals.PersonalPagesNoStore",
    "mahua.ui.refusals.OnlySentTo",
    "mahua.ui.refusals.RefusedAsConflict",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "mahua.project.urls"
WSGI_APPLICATION = "mahua.project.wsgi.application"

_loaders = [
    (
        "template_partials.loader.Loader",
        [
            (
                "django.template.loaders.cached.Loader",
                [
                    "django_cotton.cotton_loader.Loader",
                    "django.template.loaders.filesystem.Loader",
                    "django.template.loaders.app_directories.Loader",
                ],
            )
        ],
    )
]
FORM_RENDERER = "mahua.ui.choices.Renderer"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": _loaders,
            "builtins": [
                "django_cotton.templatetags.cotton",
                "template_partials.templatetags.partials",
                "mahua.ui.templatetags.ui",
                "mahua.calls.templatetags.calls",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]


def _database(address: str) -> dict:
    """SQLite under MAHUA_HOME, or `postgresql://user:password@host:port/name` from MAHUA_DATABASE."""
    if not address:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": HOME / "mahua.sqlite3",
            "CONN_MAX_AGE": None,  # opening costs a page's worth of pragmas and an empty cache
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 30,
                "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA recursive_triggers=ON;"
                "PRAGMA foreign_keys=ON;PRAGMA cache_size=-65536;PRAGMA mmap_size=268435456;PRAGMA temp_store=MEMORY;",
            },
        }
    parts = urlsplit(address)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"options": "-c jit=off"},  # compiling a page's query takes longer than running it
    }


DATABASES = {"default": _database(os.environ.get("MAHUA_DATABASE", ""))}
EXTERNAL_DATABASE = bool(os.environ.get("MAHUA_DATABASE"))
DEMO_ON_EXTERNAL = os.environ.get("MAHUA_DEMO_ON_EXTERNAL") == "1"  # only for a database that a test throws away
MIGRATION_STATEMENT_SECONDS = int(os.environ.get("MAHUA_MIGRATION_STATEMENT_SECONDS", "60"))
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Access (domain.md §8.1: usual values of assessors, not in the standard; each may be changed)
AUTH_USER_MODEL = "access.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "mahua.access.backends.DatedAssignments",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
PASSWORD_MIN_LENGTH = int(os.environ.get("MAHUA_PASSWORD_MIN_LENGTH", "8"))
PASSWORD_MIN_CLASSES = int(os.environ.get("MAHUA_PASSWORD_MIN_CLASSES", "3"))
PASSWORD_MAX_AGE_DAYS = int(os.environ.get("MAHUA_PASSWORD_MAX_AGE_DAYS", "90"))
ONE_TIME_PASSWORD_DAYS = int(os.environ.get("MAHUA_ONE_TIME_PASSWORD_DAYS", "7"))
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "mahua.access.passwords.Length", "OPTIONS": {"least": PASSWORD_MIN_LENGTH}},
    {"NAME": "mahua.access.passwords.Classes", "OPTIONS": {"least": PASSWORD_MIN_CLASSES}},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "console:log_in"
LOGIN_REDIRECT_URL = "console:home"
PASSWORD_CHANGE_URL = "console:change_password"  # noqa: S105 (an address)
LOGOUT_REDIRECT_URL = "console:log_in"
AXES_FAILURE_LIMIT = int(os.environ.get("MAHUA_LOCK_AFTER", "5"))
AXES_COOLOFF_TIME = int(os.environ.get("MAHUA_LOCK_MINUTES", "30")) / 60
AXES_LOCKOUT_PARAMETERS = ["username"]
AXES_USERNAME_CALLABLE = "mahua.access.lock_out.typed_username"
AXES_LOCKOUT_CALLABLE = "mahua.access.lock_out.locked_out"
AXES_RESET_ON_SUCCESS = True
AXES_DISABLE_ACCESS_LOG = True
AXES_VERBOSE = False
AXES_CLIENT_IP_CALLABLE = "mahua.access.addresses.address_of"
TRUSTED_PROXIES = int(os.environ.get("MAHUA_PROXIES", "0"))
AXES_ENABLE_ADMIN = False
AXES_NEVER_LOCKOUT_GET = True

SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_IDLE_MINUTES = int(os.environ.get("MAHUA_IDLE_MINUTES", "30"))
SESSION_COOKIE_AGE = SESSION_IDLE_MINUTES * 60
SESSION_MAX_HOURS = int(os.environ.get("MAHUA_SESSION_HOURS", "12"))
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = os.environ.get("MAHUA_HTTPS") == "1"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SESSION_COOKIE_SECURE else None
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "mahua.ui.errors.csrf_failure"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = None  # WhiteNoise serves from the packages themselves
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "mahua.ui.static_files.RememberedStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 86400
MEDIA_ROOT = HOME / "files"
DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
REVIEW_CAP_BASE = os.environ.get("MAHUA_REVIEW_CAP_BASE", "members")  # of what the third of 优秀 is taken
GRID_CODE_LENGTH = int(os.environ.get("MAHUA_GRID_CODE_LENGTH", "15"))  # DB11: 15 digits, CJ/T 349-2010: 20
BURDEN_CAP = int(
    os.environ.get("MAHUA_BURDEN_CAP", "1200")
)  # minutes a body may be asked for in a month without a reason
MEETING_HOUR = os.environ.get("MAHUA_MEETING_HOUR", "15:00")
REQUESTER_DAYS = int(os.environ.get("MAHUA_REQUESTER_DAYS", "180"))  # kept under seal after a call has ended
CALL_LABEL = os.environ.get("MAHUA_CALL_LABEL", "呼件")
EGRESS = os.environ.get("MAHUA_EGRESS", "")  # the only ends notices are sent to; empty: nothing leaves
UPLOAD_MAX_BYTES = int(os.environ.get("MAHUA_UPLOAD_MAX_MB", "20")) * 1024 * 1024

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
TEST_RUNNER = "django.test.runner.DiscoverRunner"
SILENCED_SYSTEM_CHECKS = [
    "axes.W001",
    "axes.W006",
]  # a whole office shares one address: names are locked, not addresses
