"""The engine of this install."""

from functools import cache
from pathlib import Path

from django.conf import settings

from warraq.delivery.search.embedded.engine import EmbeddedEngine
from warraq.delivery.search.engine import Engine
from warraq.delivery.search.semantic.encoder import Loading, is_wanted


def index_folder() -> Path:
    """Where this machine keeps its index."""
    return Path(settings.WARRAQ_DATA_DIR) / "search"


def get_engine() -> Engine:
    """By words, and by meaning where the extra `warraq[semantic]` is installed and wanted."""
    return engine_in(index_folder())


def engine_in(folder: Path) -> Engine:
    return _by_meaning(folder) if is_wanted() else _embedded(folder)


@cache
def _embedded(folder: Path) -> EmbeddedEngine:
    return EmbeddedEngine(folder)


@cache
def _by_meaning(folder: Path) -> Engine:
    from warraq.delivery.search.semantic.engine import SemanticEngine
    from warraq.delivery.search.semantic.vectors import Vectors, vectors_folder

    return SemanticEngine(_embedded(folder), Vectors(vectors_folder(folder)), _loading().find)


@cache
def _loading() -> Loading:
    return Loading()
