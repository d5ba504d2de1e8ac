"""What only a cluster does: the same bulletin written by several, its own limits, and being away."""

from datetime import UTC, datetime

import pytest
from opensearchpy.exceptions import RequestError
from opensearchpy.helpers import BulkIndexError

from warraq.delivery.search import engines, filling
from warraq.delivery.search.cluster.client import alias_of, client_of
from warraq.delivery.search.cluster.engine import ClusterEngine
from warraq.delivery.search.cluster.layout import FINGERPRINT, build_index
from warraq.delivery.search.cluster.store import ClusterStore
from warraq.delivery.search.engine import Filters, Order
from warraq.delivery.search.follower import Follower
from warraq.delivery.search.tests.conftest import NOW, document, search
from warraq.delivery.site.tests import factories
from warraq.index.asked import read
from warraq.index.opening import NotReady
from warraq.publishing.release import bulletin
from warraq.publishing.release.models import BulletinEntry, PublishedStory


@pytest.fixture
def followed(cluster, settings, tmp_path, edition):
    """A newspaper whose index is in the cluster."""
    settings.WARRAQ_SEARCH_URL, settings.WARRAQ_DATA_DIR = cluster.url, tmp_path
    return Follower(engines.index_folder())


def tell(story_id, kind=BulletinEntry.Kind.RELEASED):
    return bulletin.append(kind, keys=[f"story:{story_id}"], now=datetime.now(UTC), story_id=story_id)


def test_the_path_of_the_address_names_the_alias():
    assert alias_of("https://user:word@search.example:9200/press") == "press"
    assert alias_of("https://search.example:9200") == "warraq"


def test_releases_corrections_and_withdrawals_reach_the_cluster(followed, edition):
    section = factories.make_section(edition)
    factories.make_story(1, section, headline="افتتاح المسرح البلدي")
    followed.step()
    engine = engines.get_engine()
    assert isinstance(engine, ClusterEngine)
    assert len(search(engine, "مسرح")) == 1

    row = factories.make_story(2, section, headline="المسرح يغلق أبوابه")
    tell(2)
    followed.step()
    PublishedStory.objects.filter(pk=row.pk).update(headline="السينما تغلق أبوابها")
    tell(2, BulletinEntry.Kind.CORRECTED)
    followed.step()
    assert search(engine, "السينما") == [row.pk]
    assert len(search(engine, "مسرح")) == 1

    row.delete()
    last = tell(2, BulletinEntry.Kind.WITHDRAWN)
    followed.step()
    assert search(engine, "السينما") == []
    assert (engine.state().documents, engine.state().position) == (1, last.pk)


def test_what_a_slow_writer_brings_late_changes_nothing(cluster):
    store = cluster.store_of(document(1, "كما كان"))
    slow, quick = store.open(), store.open()

    slow.replace([1], [document(1, "قديم")])
    quick.replace([1], [document(1, "جديد")])
    quick.save(position=9)
    slow.save(position=8)

    assert search(ClusterEngine(cluster.url), "جديد") == [1]
    assert search(ClusterEngine(cluster.url), "قديم") == []


def test_readers_keep_the_present_index_until_the_new_one_is_whole(followed, edition, cluster, monkeypatch):
    section = factories.make_section(edition)
    for number in range(1, 6):
        factories.make_story(number, section, headline=f"المسرح رقم {number}")
    followed.step()
    before = ClusterStore(cluster.url).name()
    monkeypatch.setattr(filling, "ROWS_AT_ONCE", 1)
    monkeypatch.setattr(filling, "ROWS_BETWEEN_SAVES", 2)

    def stop_at_three(done, total):
        assert len(search(engines.get_engine(), "المسرح")) == 5
        if done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ClusterStore(cluster.url).make(on_progress=stop_at_three)
    assert ClusterStore(cluster.url).is_being_made()

    assert ClusterStore(cluster.url).make() == 3
    assert ClusterStore(cluster.url).name() != before
    assert list(cluster.memory.indexes) == [ClusterStore(cluster.url).name()]
    assert engines.get_engine().state().documents == 5
    followed.step()
    assert len(search(engines.get_engine(), "المسرح")) == 5


def test_an_index_of_another_version_is_made_anew(followed, edition, cluster):
    client = client_of(cluster.url)
    client.indices.create(index="press-older-1", body=build_index())
    client.indices.update_aliases(body={"actions": [{"add": {"index": "press-older-1", "alias": "press"}}]})
    factories.make_story(1, factories.make_section(edition), headline="المسرح")
    assert not ClusterStore(cluster.url).is_ours()

    followed.step()

    assert FINGERPRINT in ClusterStore(cluster.url).name()
    assert len(search(engines.get_engine(), "المسرح")) == 1


def test_a_cluster_that_does_not_answer_is_told_as_no_index(cluster):
    cluster.store_of(document(1, "كأس"))
    cluster.memory.is_broken = True
    with pytest.raises(NotReady):
        ClusterEngine(cluster.url).search(read("كأس"), Filters(), order=Order.BEST, now=NOW)
    with pytest.raises(NotReady):
        ClusterStore(cluster.url).name()
    with pytest.raises(NotReady):
        ClusterEngine("http://127.0.0.1:9/press").state()


def test_a_document_that_is_refused_is_not_passed_over_in_silence(cluster, monkeypatch):
    store = cluster.store_of()
    from warraq.delivery.search.cluster import store as module

    monkeypatch.setattr(module, "build_source", lambda one: {"unknown": 1})
    writer = store.open()
    writer.replace([1], [document(1, "كأس")])
    with pytest.raises(BulkIndexError):
        writer.save(position=8)


def test_the_longest_questions_stay_below_the_clusters_limits(cluster):
    cluster.store_of(document(1, "كأس"))
    engine = ClusterEngine(cluster.url)
    for text in ("وبالمستشفيات " * 24, " ".join(f"كلمة{number}" for number in range(60)), '"ا ب" ' * 9, "-ا " * 90):
        engine.search(read(text), Filters(edition=1, section=2, since=1, until=9), order=Order.BEST, now=NOW)


def test_the_double_refuses_what_a_cluster_refuses(cluster):
    store = cluster.store_of(document(1, "كأس"))
    client = client_of(cluster.url)
    for query in (
        {"match_phrase": {"stems": "ا ب"}},
        {"term": {"nothing": {"value": 1}}},
        {"fuzzy": {"words": "x"}},
        {"bool": {"should": [{"term": {"words": {"value": str(number)}}} for number in range(1_100)]}},
    ):
        with pytest.raises(RequestError):
            client.search(index=store.name(), body={"query": query})
    with pytest.raises(RequestError):
        client.search(index=store.name(), body={"size": 20_000})
    with pytest.raises(RequestError):
        client.indices.create(index="Upper", body=build_index())
