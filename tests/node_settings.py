"""Settings of a node that a test starts: production's base, without collected static files."""

from warraq.settings.base import *  # noqa: F403 - a settings module re-exports its base

SECRET_KEY = "for-tests-only"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
