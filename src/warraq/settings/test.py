"""Settings for tests: tasks run at once, passwords hash fast, files go to a folder of the run's own."""

import tempfile
from pathlib import Path

from warraq.settings.base import *  # noqa: F403 - a settings module re-exports its base
from warraq.settings.environment import database_from_url, env

SECRET_KEY = "for-tests-only"  # noqa: S105 - no secret
WARRAQ_DATA_DIR = Path(tempfile.mkdtemp(prefix="warraq-test-"))
WARRAQ_PUSH_KEY = WARRAQ_DATA_DIR / "push-key.pem"
# Reading the model takes seconds; the tests that need it turn it on.
WARRAQ_SEARCH_BY_MEANING = False
MEDIA_ROOT = WARRAQ_DATA_DIR / "media"
STATIC_ROOT = WARRAQ_DATA_DIR / "static"
DATABASES = {
    "default": database_from_url(env.str("WARRAQ_TEST_DATABASE_URL", f"sqlite:///{WARRAQ_DATA_DIR / 'test.sqlite3'}"))
}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
WHITENOISE_AUTOREFRESH = True
