"""Settings for the open net: a secret is required, and everything goes over TLS."""

import os

from warraq.settings.base import *  # noqa: F403 - a settings module re-exports its base
from warraq.settings.environment import env

SECRET_KEY = env.str("WARRAQ_SECRET_KEY")
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
CSRF_TRUSTED_ORIGINS = [WARRAQ_NEWSROOM_URL]  # noqa: F405
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 31_536_000
if "WARRAQ_SECOND_FACTOR" not in os.environ:
    WARRAQ_SECOND_FACTOR = "who-releases"
