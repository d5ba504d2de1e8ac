"""The engine of this install."""

from functools import cache
from pathlib import Path

from django.conf import settings

from warraq.delivery.search.embedded.engine import EmbeddedEngine
from warraq.delivery.search.embedded.store import EmbeddedStore
from warraq.delivery.search.engine import Engine, Store
from warraq.delivery.search.semantic.encoder import Loading, is_wanted


def index_folder() -> Path:
    """Where this machine keeps its index."""
    return Path(settings.WARRAQ_DATA_DIR) / "search"


def get_engine() -> Engine:
    """By words, and by meaning where the extra `warraq[semantic]` is installed and wanted."""
    return engine_in(index_folder())


def engine_in(folder: Path) -> Engine:
    return _by_meaning(folder, settings.WARRAQ_SEARCH_URL) if is_wanted() else _by_words(folder)


def store_in(folder: Path) -> Store:
    """What a follower writes: the cluster of WARRAQ_SEARCH_URL, or files in this folder."""
    if settings.WARRAQ_SEARCH_URL:
        from warraq.delivery.search.cluster.store import ClusterStore

        return ClusterStore(settings.WARRAQ_SEARCH_URL)
    return EmbeddedStore(folder)


def _by_words(folder: Path) -> Engine:
    return _cluster(settings.WARRAQ_SEARCH_URL) if settings.WARRAQ_SEARCH_URL else _embedded(folder)


@cache
def _embedded(folder: Path) -> EmbeddedEngine:
    return EmbeddedEngine(folder)


@cache
def _cluster(url: str) -> Engine:
    # Its client is an extra, `warraq[opensearch]`.
    from warraq.delivery.search.cluster.engine import ClusterEngine

    return ClusterEngine(url)


@cache
def _by_meaning(folder: Path, url: str) -> Engine:
    from warraq.delivery.search.semantic.engine import SemanticEngine
    from warraq.delivery.search.semantic.vectors import Vectors, vectors_folder

    return SemanticEngine(_by_words(folder), Vectors(vectors_folder(folder)), _loading().find)


@cache
def _loading() -> Loading:
    return Loading()
