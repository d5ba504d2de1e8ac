"""The engine of this install."""

from functools import cache
from pathlib import Path

from django.conf import settings

from warraq.delivery.search.embedded.engine import EmbeddedEngine
from warraq.delivery.search.engine import Engine


def index_folder() -> Path:
    """Where this machine keeps its index."""
    return Path(settings.WARRAQ_DATA_DIR) / "search"


def get_engine() -> Engine:
    return _embedded(index_folder())


@cache
def _embedded(folder: Path) -> EmbeddedEngine:
    return EmbeddedEngine(folder)
