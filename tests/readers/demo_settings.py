"""Settings of the demo newspaper as tests serve it: static files as they lie, and no network."""

from tests.node_settings import *  # noqa: F403 - a settings module re-exports its base

WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
