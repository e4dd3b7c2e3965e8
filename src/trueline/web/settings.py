"""Settings of Django. What a person may choose stands in ``core.settings``; the rest is fixed."""

from pathlib import Path

import django_stubs_ext
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from trueline.web.address import allowed_hosts, site_address
from trueline.web.database.place import database_at
from trueline.web.environment import (
    read_address,
    read_folder,
    read_host,
    read_port,
    read_secret_key,
    read_text,
    read_yes_or_no,
)
from trueline.web.mail_server import mail_sender, mail_server

django_stubs_ext.monkeypatch()

WEB = Path(__file__).parent
TRUELINE_HOME = read_folder("TRUELINE_HOME")
TRUELINE_HOST = read_host("TRUELINE_HOST")
TRUELINE_PORT = read_port("TRUELINE_PORT")
TRUELINE_ADDRESS = site_address(TRUELINE_HOST, TRUELINE_PORT, read_address("TRUELINE_ADDRESS"))
TRUELINE_WORKSPACE_OPENER = "trueline.home.opening.workspace"
"""Web stands below home, so it names what opens a workspace instead of importing it."""

DEBUG = read_yes_or_no("TRUELINE_DEBUG")
SECRET_KEY = read_secret_key(TRUELINE_HOME)
ALLOWED_HOSTS = allowed_hosts(TRUELINE_ADDRESS)
CSRF_TRUSTED_ORIGINS = [TRUELINE_ADDRESS]

# Applications --------------------------------------------------------------------------------
INSTALLED_APPS = [
    "trueline.web.apps.WebConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "trueline.web.privacy.keep_private",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
ROOT_URLCONF = "trueline.web.urls"
WSGI_APPLICATION = "trueline.web.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [WEB / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "trueline.web.door.demo_door",
            ],
        },
    },
]

# Database ------------------------------------------------------------------------------------
DATABASES = {"default": database_at(read_text("TRUELINE_DATABASE"), TRUELINE_HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "web_cache",
    },
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# People --------------------------------------------------------------------------------------
AUTH_USER_MODEL = "web.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ACCOUNT_ADAPTER = "trueline.web.accounts.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_ON_GET = False
CAN_PASSKEYS = TRUELINE_ADDRESS.startswith(("https://", "http://localhost"))  # browsers' own rule
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", *(["webauthn"] if CAN_PASSKEYS else [])]
MFA_PASSKEY_LOGIN_ENABLED = CAN_PASSKEYS
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = TRUELINE_ADDRESS.startswith("http://localhost")
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "overview"

# Mail ----------------------------------------------------------------------------------------
MAIL = mail_server(read_text("TRUELINE_MAIL"))
EMAIL_BACKEND = MAIL.backend
EMAIL_HOST, EMAIL_PORT = MAIL.host, MAIL.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL.user, MAIL.password
EMAIL_USE_SSL, EMAIL_USE_TLS = MAIL.is_secret_at_once, MAIL.becomes_secret
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = mail_sender(read_text("TRUELINE_MAIL_FROM"))

# Cookies and headers -------------------------------------------------------------------------
IS_HTTPS = TRUELINE_ADDRESS.startswith("https://")
SESSION_COOKIE_NAME = "trueline_session"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = IS_HTTPS
CSRF_FAILURE_VIEW = "trueline.web.faults.stale_form"
CSRF_COOKIE_NAME = "trueline_csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_SECURE = IS_HTTPS
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}

# Language and time ---------------------------------------------------------------------------
LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", _("English"))]
LOCALE_PATHS = [WEB / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

# Files ---------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = TRUELINE_HOME / "assets" / "public"
STATICFILES_DIRS = [WEB / "static", ("built", TRUELINE_HOME / "assets" / "built")]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
UPLOADS = TRUELINE_HOME / "uploads"
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]
DATA_UPLOAD_MAX_NUMBER_FILES = 200
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"terminal": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["terminal"], "level": "WARNING"},
    "loggers": {"django.request": {"level": "ERROR"}},  # a page that is not there is no fault
}
