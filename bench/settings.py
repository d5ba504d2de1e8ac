"""Settings under which speed is measured: production's, with a database and folder of the run's own."""

from warraq.settings.base import *  # noqa: F403 - a settings module re-exports its base

SECRET_KEY = "only-for-measuring"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    # Without collected files; a manifest costs a look-up in a dict.
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
LOGGING["loggers"]["warraq"]["level"] = "WARNING"  # noqa: F405
INSTALLED_APPS = [*INSTALLED_APPS, "bench.plain"]  # noqa: F405
ROOT_URLCONF = "bench.plain.urls"
# Of its own process: what the plain site keeps there must not cost it a query.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
