"""Settings for tests: tasks run at once, passwords hash fast, files go to a folder of the run's own."""

import tempfile
from pathlib import Path

from warraq.settings.base import *  # noqa: F403 - a settings module re-exports its base
from warraq.settings.environment import database_from_url, env

SECRET_KEY = "for-tests-only"  # noqa: S105 - no secret
WARRAQ_DATA_DIR = Path(tempfile.mkdtemp(prefix="warraq-test-"))
# Reading the model takes seconds; the tests that need it turn it on.
WARRAQ_SEARCH_BY_MEANING = False
