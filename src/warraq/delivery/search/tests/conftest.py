"""An index of documents, and a small newspaper with an index of its own."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from warraq.delivery.search import engines
from warraq.delivery.search.cluster.engine import ClusterEngine
from warraq.delivery.search.cluster.store import ClusterStore, ClusterWriter
from warraq.delivery.search.cluster.tests.double import Cluster, serve
from warraq.delivery.search.documents import Document
from warraq.delivery.search.embedded.engine import EmbeddedEngine
from warraq.delivery.search.embedded.places import Places
from warraq.delivery.search.embedded.writer import IndexWriter
from warraq.delivery.search.engine import Filters, Order
from warraq.delivery.search.follower import Follower
from warraq.delivery.site.tests import factories
from warraq.index.asked import read

NOW = datetime(2026, 8, 16, 12, tzinfo=UTC)


def document(key: int, headline: str = "", body: str = "", *, days: float = 0, **values) -> Document:
    released = int((NOW - timedelta(days=days)).timestamp())
    return Document(key=key, story=key, edition=1, headline=headline, body=body, released=released, **values)


def fill_files(folder: Path, documents: Iterable[Document]) -> EmbeddedEngine:
    places = Places(folder)
    writer = IndexWriter(places.making, create=True)
    writer.add(documents)
    writer.save(position=7)
    writer.close()
    places.put_in_place()
    return EmbeddedEngine(folder)


class ServedCluster:
    """The double of a cluster behind an address; `memory` is its inside."""

    def __init__(self, url: str, memory: Cluster) -> None:
        self.url, self.memory = url, memory

    def store_of(self, *documents: Document) -> ClusterStore:
        store = ClusterStore(self.url)
        name = store._create()
        writer = ClusterWriter(self.url, name)
        writer.add(documents)
        writer.save(position=7)
        store._put_in_place(name)
        return store


@pytest.fixture
def cluster():
    memory = Cluster()
    address, stop = serve(memory)
    yield ServedCluster(f"{address}/press", memory)
    stop()


@pytest.fixture(params=["files", "cluster"])
def index_of(request, tmp_path):
    """`index_of(documents)` gives an engine that has them; `search(engine, "words")` the keys it finds."""
    if request.param == "files":
        return lambda *documents: fill_files(tmp_path, documents)
    served = request.getfixturevalue("cluster")

    def index_of(*documents: Document) -> ClusterEngine:
        served.store_of(*documents)
        return ClusterEngine(served.url)

    return index_of


def search(engine, text: str, *, order: Order = Order.BEST, **filters) -> list[int]:
    return [hit.key for hit in engine.search(read(text), Filters(**filters), order=order, now=NOW).hits]


@pytest.fixture
def follower(tmp_path, settings, db):
    """The writer of an index for this test alone, which the pages then read."""
    settings.WARRAQ_DATA_DIR = tmp_path
    settings.WARRAQ_SEARCH_PER_MINUTE = 0
    following = Follower(engines.index_folder())
    yield following
    following.close()


@pytest.fixture
def edition(db):
    return factories.make_edition()


@pytest.fixture
def reader(client):
    client.defaults["HTTP_HOST"] = factories.HOST
    return client
