"""Settings for one machine: the demo newspaper and development."""

import os

from warraq.settings.base import *  # noqa: F403 - a settings module re-exports its base

SECRET_KEY = SECRET_KEY or "only-for-the-demo-and-development-never-on-the-open-net"  # noqa: F405
if "WARRAQ_MAIL_URL" not in os.environ:
    EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
