"""The settings of the site. Everything that differs between installations comes from its home or the environment.

DOUDI_HOME: the folder of the installation. DATABASE_URL: another database than the SQLite file in it.
"""

import os
from datetime import timedelta
from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from doudi.web.accounts.factor_policy import roles_with_two
from doudi.web.accounts.password_policy import policy_named
from doudi.web.privacy.keeping import days_to_keep
from doudi.web.privacy.sealing import cipher_named
from doudi.web.site import clock
from doudi.web.site.home import open_home

env = environ.Env()
BASE_DIR = Path(__file__).resolve().parent
WEB = BASE_DIR.parent
HOME = open_home(Path(os.environ.get("DOUDI_HOME", "doudi-home")))
DEMO = HOME.demo
if DEMO:
    clock.rule()
    clock.CLOCK.keep_days_away(HOME.settings.get("days_away", 0))
SECRET_KEY = HOME.secret_key
DEBUG = False
ALLOWED_HOSTS = HOME.settings.get("hosts", ["localhost", "127.0.0.1"])
CSRF_TRUSTED_ORIGINS = HOME.settings.get("origins", [])
TLS = bool(HOME.settings.get("tls", False))

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "axes",
    "doudi.web.ui",
    "doudi.web.privacy",
    "doudi.web.orgs",
    "doudi.web.audit",
    "doudi.web.accounts",
    "doudi.web.jobs",
    "doudi.web.workdays",
    "doudi.web.notices",
    "doudi.web.papers",
    "doudi.web.disclosure",
    "doudi.web.cases",
    "doudi.web.intake",
    "doudi.web.campaigns",
    "doudi.web.search",
    "doudi.web.boards",
    "doudi.web.workbench",
    "doudi.web.site",
    "doudi.web.operations",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "doudi.web.site.middleware.speak_language",
    "doudi.web.site.middleware.lead_back_from_buttons",
    "doudi.web.accounts.middleware.end_idle_sessions",
    "doudi.web.orgs.middleware.take_the_post",
    "doudi.web.audit.middleware.log_refusals",
    "doudi.web.disclosure.middleware.keep_no_copies",
    "doudi.web.accounts.middleware.FirstThingsFirst",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "doudi.web.site.urls"
WSGI_APPLICATION = "doudi.web.site.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "doudi.web.site.context.site",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "doudi.web.ui.templatetags.ui",
                "doudi.web.privacy.templatetags.masking",
            ],
        },
    }
]

DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{HOME.database}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; "
        "PRAGMA cache_size=-8000;",
    }
else:
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
    # PostgreSQL takes a count over a million rows for worth compiling, and compiles for longer than it counts.
    _given = DATABASES["default"].setdefault("OPTIONS", {})
    _given["options"] = f"-c jit=off {_given.get('options', '')}".strip()
# A thread keeps its connection: to open one, and teach SQLite our functions, takes 3 ms of every page.
DATABASES["default"]["CONN_MAX_AGE"] = 60
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 3000},  # a board and a few counts for each of some hundred units, and sign-ins
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

FIELD_CIPHER = cipher_named(HOME.settings.get("field_cipher", "aes"))
KEEP_DAYS = days_to_keep(HOME.settings.get("keep_days", 0))

AUTH_USER_MODEL = "orgs.User"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
PASSWORD_POLICY = policy_named(HOME.settings.get("password_policy", "asvs"))
AUTH_PASSWORD_VALIDATORS = PASSWORD_POLICY.validators
SECOND_FACTOR_ROLES = roles_with_two(HOME.settings.get("second_factor"), demo=DEMO)
MFA_ADAPTER = "doudi.web.accounts.vault.Vault"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_TOTP_ISSUER = "Doudi"
MFA_TOTP_TOLERANCE = 1
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_CALLABLE = "doudi.web.accounts.lockout.locked_page"
AXES_RESET_ON_SUCCESS = True
AXES_DISABLE_ACCESS_LOG = True
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "code", "credential", "new_password", "new_password_again"]
SEARCHES_AN_HOUR = int(HOME.settings.get("searches_an_hour", 300))
EXPORTS_AN_HOUR = int(HOME.settings.get("exports_an_hour", 30))
LOGIN_URL = "sign_in"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "sign_in"
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 8 * 3600
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = TLS
SESSION_COOKIE_NAME = "__Host-doudi" if TLS else "doudi"
CSRF_COOKIE_NAME = "__Host-doudi-csrf" if TLS else "doudi-csrf"
CSRF_COOKIE_HTTPONLY = True  # scripts take the token from the page
CSRF_COOKIE_SAMESITE = "Lax"

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("中文")), ("en", "English")]
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = HOME.folder / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MEDIA_ROOT = HOME.folder / "files"
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
DATA_UPLOAD_MAX_NUMBER_FILES = 1000
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_TEMP_DIR = HOME.folder
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "doudi.web.privacy.passing.SealedUploads",
]

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if TLS else 0
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {
            "()": "doudi.web.privacy.errors.WithoutValues",
            "format": "%(asctime)s %(levelname)s %(name)s %(message)s",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
