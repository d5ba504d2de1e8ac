"""Settings common to every environment."""

from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _
from environs import validate

from warraq.settings.environment import database_from_url, env, mail_from_url

PACKAGE_DIR = Path(__file__).resolve().parent.parent

# --- what the environment says -------------------------------------------------------------------------------------

WARRAQ_DATA_DIR = Path(env.str("WARRAQ_DATA_DIR", "var/warraq")).resolve()
WARRAQ_DATABASE_URL = env.str("WARRAQ_DATABASE_URL", f"sqlite:///{WARRAQ_DATA_DIR / 'warraq.sqlite3'}")
WARRAQ_NEWSROOM_URL = env.str("WARRAQ_NEWSROOM_URL", "http://127.0.0.1:8000")
WARRAQ_CLOCK_SECONDS = env.float("WARRAQ_CLOCK_SECONDS", 1.0)
WARRAQ_LIVE_READERS = env.int("WARRAQ_LIVE_READERS", 2000)
WARRAQ_LIVE_SECONDS = env.float("WARRAQ_LIVE_SECONDS", 1.0)
WARRAQ_WEBSUB_HUB = env.str("WARRAQ_WEBSUB_HUB", "")
WARRAQ_INDEXNOW_URL = env.str("WARRAQ_INDEXNOW_URL", "")
WARRAQ_SEARCH_URL = env.str("WARRAQ_SEARCH_URL", "")
WARRAQ_SEARCH_SECONDS = env.float("WARRAQ_SEARCH_SECONDS", 0.25)
WARRAQ_SEARCH_BY_MEANING = env.bool("WARRAQ_SEARCH_BY_MEANING", True)
WARRAQ_SEARCH_PER_MINUTE = env.int("WARRAQ_SEARCH_PER_MINUTE", 60)
WARRAQ_REDIS_URL = env.str("WARRAQ_REDIS_URL", "")
WARRAQ_CACHE_MEMORY_MB = env.int("WARRAQ_CACHE_MEMORY_MB", 128)
WARRAQ_PURGE: list[str] = env.list("WARRAQ_PURGE", [])
WARRAQ_CACHE_DISK_MB = env.int("WARRAQ_CACHE_DISK_MB", 1024)
WARRAQ_SECOND_FACTOR = env.str(
    "WARRAQ_SECOND_FACTOR", "nobody", validate=validate.OneOf(["nobody", "who-releases", "everybody"])
)
WARRAQ_TRUSTED_PROXIES = env.int("WARRAQ_TRUSTED_PROXIES", 0)
WARRAQ_VIEW_WINDOW_SECONDS = env.int("WARRAQ_VIEW_WINDOW_SECONDS", 1800)
WARRAQ_VIEWS_PER_ADDRESS = env.int("WARRAQ_VIEWS_PER_ADDRESS", 20)
WARRAQ_BEACONS_PER_ADDRESS = env.int("WARRAQ_BEACONS_PER_ADDRESS", 3000)
WARRAQ_DEMO_READERS = env.bool("WARRAQ_DEMO_READERS", False)
WARRAQ_DESIGN_PAGE = env.bool("WARRAQ_DESIGN_PAGE", False)
WARRAQ_MAIL_URL = env.str("WARRAQ_MAIL_URL", "smtp://localhost:25")
WARRAQ_MAIL_FROM = env.str("WARRAQ_MAIL_FROM", "newspaper@localhost")
WARRAQ_RETURNS_ADDRESS = env.str("WARRAQ_RETURNS_ADDRESS", "")
WARRAQ_RETURNS_MAILBOX = env.str("WARRAQ_RETURNS_MAILBOX", "")
WARRAQ_PUSH_KEY = Path(env.str("WARRAQ_PUSH_KEY", str(WARRAQ_DATA_DIR / "push-key.pem"))).resolve()
WARRAQ_PUSH_HOSTS: list[str] = env.list(
    "WARRAQ_PUSH_HOSTS",
    ["fcm.googleapis.com", "push.services.mozilla.com", "push.apple.com", "notify.windows.com"],
)

SECRET_KEY = env.str("WARRAQ_SECRET_KEY", "")
DEBUG = False
ALLOWED_HOSTS = ["*"]  # Hosts are data (Edition.hosts): delivery answers 400 to a host that no edition has.

# --- applications --------------------------------------------------------------------------------------------------

INSTALLED_APPS = [
    "warraq.masthead",
    "warraq.newsroom.desks.apps.DesksConfig",
    "warraq.newsroom.pictures",
    "warraq.newsroom.names",
    "warraq.newsroom.contributors",
    "warraq.newsroom.topics",
    "warraq.newsroom.housestyle",
    "warraq.newsroom.suggestions",
    "warraq.newsroom.emergency",
    "warraq.newsroom.stories",
    "warraq.newsroom.approvals",
    "warraq.newsroom.listing",
    "warraq.newsroom.finding",
    "warraq.newsroom.planning",
    "warraq.newsroom.notices",
    "warraq.newsroom.zones",
    "warraq.newsroom.signin",
    "warraq.newsroom.audit",
    "warraq.newsroom.live",
    "warraq.newsroom.doubles",
    "warraq.newsroom.backgrounds",
    "warraq.newsroom.standing",
    "warraq.publishing.release",
    "warraq.publishing.live",
    "warraq.publishing.fronts",
    "warraq.publishing.vocabulary",
    "warraq.publishing.subjects",
    "warraq.publishing.backgrounds",
    "warraq.publishing.standing",
    "warraq.publishing.corrections",
    "warraq.publishing.panic",
    "warraq.delivery.cache",
    "warraq.delivery.site",
    "warraq.delivery.feeds",
    "warraq.delivery.sitemaps",
    "warraq.delivery.search",
    "warraq.audience.counting",
    "warraq.audience.most_read",
    "warraq.audience.dashboard",
    "warraq.audience.newsletters",
    "warraq.audience.push",
    "warraq.delivery.cards",
    "warraq.delivery.pings",
    "warraq.delivery.oembed",
    "warraq.delivery.offline",
    "warraq.delivery.lite",
    "warraq.delivery.design",
    "warraq.delivery.live",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "warraq.newsroom.desks.apps.JournalistsConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.admin",
    "wagtail",
    "modelsearch",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_tasks",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "warraq.delivery.cache.safety.SafeFiles",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "warraq.newsroom.audit.origin.RememberOrigin",
    "allauth.account.middleware.AccountMiddleware",
    "warraq.newsroom.signin.reasons.ReasonsForRefusal",
    "warraq.newsroom.emergency.sessions.EndedSessions",
    "warraq.newsroom.signin.activity.NewsroomActivity",
    "warraq.newsroom.signin.second_factor.SecondFactorFirst",
    "warraq.newsroom.desks.atomic.AtomicNewsroom",
]

ROOT_URLCONF = "warraq.settings.urls"
# Patterns that begin with a slash catch addresses with several, which get one redirect.
SILENCED_SYSTEM_CHECKS = ["urls.W002"]
AUTH_USER_MODEL = "desks.Journalist"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# --- what is kept, and where ---------------------------------------------------------------------------------------

DATABASES = {"default": database_from_url(WARRAQ_DATABASE_URL)}
MEDIA_ROOT = WARRAQ_DATA_DIR / "media"
MEDIA_URL = "/media/"
STATIC_ROOT = WARRAQ_DATA_DIR / "static"
STATIC_URL = "/static/"
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "warraq.delivery.site.finders.BuiltFilesFinder",  # the reader's stylesheet and fonts
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
# Shared by all processes, since it counts wrong passwords: in the database where there is no Redis.
CACHES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "warraq_cache"}
}
if WARRAQ_REDIS_URL:
    CACHES["default"] = {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": WARRAQ_REDIS_URL,
        "OPTIONS": {"socket_timeout": 0.25, "socket_connect_timeout": 0.25},
    }
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

# --- mail --------------------------------------------------------------------------------------------------------------

globals().update(mail_from_url(WARRAQ_MAIL_URL))
DEFAULT_FROM_EMAIL = SERVER_EMAIL = WARRAQ_MAIL_FROM

# --- language and time ---------------------------------------------------------------------------------------------

LANGUAGE_CODE = "ar"
LANGUAGES = [("ar", _("Arabic")), ("en", _("English")), ("fr", _("French"))]
LOCALE_PATHS = [PACKAGE_DIR / "locale"]
TIME_ZONE = "UTC"
USE_I18N = True
FORMAT_MODULE_PATH = ["warraq.settings.formats"]
USE_TZ = True

# --- signing in and safety -----------------------------------------------------------------------------------------

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
WAGTAILADMIN_LOGIN_URL = LOGIN_URL
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
ACCOUNT_ADAPTER = "warraq.newsroom.signin.adapters.AccountAdapter"
ACCOUNT_FORMS = {"login": "warraq.newsroom.signin.forms.SignInForm"}
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_LOGOUT_REDIRECT_URL = LOGIN_URL
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
# Five wrong passwords for a name from one address, and twenty from an address whatever the name.
ACCOUNT_RATE_LIMITS = {"login_failed": "20/5m/ip,5/5m/key", "login": "60/m/ip"}
ALLAUTH_TRUSTED_PROXY_COUNT = WARRAQ_TRUSTED_PROXIES
MFA_ADAPTER = "warraq.newsroom.signin.adapters.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "warraq.newsroom.signin.codes.TypedAuthenticateForm",
    "reauthenticate": "warraq.newsroom.signin.codes.TypedReauthenticateForm",
    "activate_totp": "warraq.newsroom.signin.codes.TypedActivateForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Warraq"
MFA_TOTP_TOLERANCE = 1
MFA_ALLOW_UNVERIFIED_EMAIL = True
USERSESSIONS_TRACK_ACTIVITY = True
LOGIN_REDIRECT_URL = "wagtailadmin_home"
X_FRAME_OPTIONS = "SAMEORIGIN"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"  # also in delivery/cache/safety.py
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"

# --- the newsroom (Wagtail) ----------------------------------------------------------------------------------------

WAGTAIL_SITE_NAME = "ورّاق"
WAGTAILADMIN_BASE_URL = WARRAQ_NEWSROOM_URL
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAIL_ALLOW_UNICODE_SLUGS = True
WAGTAILIMAGES_IMAGE_MODEL = "pictures.Picture"
WAGTAILIMAGES_IMAGE_FORM_BASE = "warraq.newsroom.pictures.forms.PictureForm"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp", "avif", "gif"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 25 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 60_000_000
WAGTAILDOCS_EXTENSIONS = ["mp4", "webm", "mp3", "m4a", "ogg", "wav", "pdf"]
WAGTAILDOCS_SERVE_METHOD = "direct"
WAGTAILEMBEDS_RESPONSIVE_HTML = False
# A second mail of every story handed in, to all superusers. Notices tell those who can approve it.
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
MODELSEARCH_BACKENDS = {"default": {"BACKEND": "warraq.newsroom.finding.backend"}}
WAGTAILSEARCH_BACKENDS = MODELSEARCH_BACKENDS

# --- what happened -------------------------------------------------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"warraq": {"level": "INFO"}},
}
