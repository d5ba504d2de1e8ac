"""Two nodes on PostgreSQL and Redis behind Varnish and nginx, with the very files of deploy/."""

import subprocess

import pytest
import requests
from django.db import connection, transaction
from django.utils import timezone

from tests.faults.nodes import Cluster, free_port, wait_until
from warraq.delivery.site.blocks.most_read import RAIL
from warraq.delivery.site.canonical import encode
from warraq.delivery.site.rails import rail_key
from warraq.delivery.site.tests import factories
from warraq.publishing.release import bulletin
from warraq.publishing.release.keys import latest_key, section_key, story_key
from warraq.publishing.release.models import BulletinEntry, PublishedStory

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.postgresql,
    pytest.mark.redis,
    pytest.mark.varnish,
    pytest.mark.nginx,
]


@pytest.fixture
def edition():
    if connection.vendor != "postgresql":
        pytest.skip("runs with the tests on PostgreSQL")
    edition = factories.make_edition()
    edition.culture = factories.make_section(edition, "ثقافة", order=1)
    for number in range(1, 15):
        factories.make_story(number, edition.culture)
    return edition


@pytest.fixture
def cluster(edition, tmp_path, redis_url, settings):
    settings.WARRAQ_REDIS_URL = redis_url
    cluster = Cluster(tmp_path, redis_url=redis_url)
    web, varnish, cluster.port = [free_port(), free_port()], free_port(), free_port()
    cluster.purge = f"varnish+http://127.0.0.1:{varnish}/"
    try:
        for name, port in zip("ab", web, strict=True):
            cluster.start_web(name, port)
            cluster.start_courier(name)
        for port in web:
            url = f"http://127.0.0.1:{port}/_front/health"
            wait_until(lambda url=url: requests.get(url, timeout=5).json()["position"] >= 0, what=url, seconds=240)
        cluster.start_varnish(varnish, web)
        cluster.start_nginx(cluster.port, varnish)
        wait_until(lambda: get(cluster, "/").status_code == 200, what="nginx", seconds=60)
        yield cluster
    finally:
        cluster.stop()


def get(cluster, path, **headers):
    url = f"http://127.0.0.1:{cluster.port}{encode(path)}"
    return requests.get(url, headers={"Host": factories.HOST, **headers}, timeout=15, allow_redirects=False)


def append(kind, row, *, is_hard=False):
    keys = [story_key(row.story_id), latest_key(row.edition_id), section_key(row.section_id)]
    keys += [rail_key(RAIL, row.edition_id, section_id=section_id) for section_id in (None, row.section_id)]
    bulletin.append(kind, keys=keys, now=timezone.now(), story_id=row.story_id, is_hard=is_hard)


def test_releases_and_withdrawals_reach_readers_and_a_dead_node_is_not_missed(cluster, edition):
    pages = ["/", "/ثقافة/", "/ثقافة/خبر-3/"]
    for path in pages:
        get(cluster, path)
        wait_until(lambda path=path: get(cluster, path).headers["X-Cache"] == "hit", what=f"a hit of {path}")
    heard = get(cluster, pages[2], **{"Accept-Encoding": "gzip"})
    assert heard.headers["Content-Encoding"] == "gzip"
    assert "esi:include" not in heard.text
    assert 'class="masthead' in heard.text
    assert "Surrogate-Key" not in heard.headers
    assert get(cluster, "/_front/health").status_code == 404
    assert requests.request("BAN", f"http://127.0.0.1:{cluster.port}/", timeout=5).status_code in {403, 405}

    with transaction.atomic():
        row = factories.make_story(15, edition.culture, headline="خبر وصل الآن")
        append(BulletinEntry.Kind.RELEASED, row)
    for path in [*pages, "/ثقافة/خبر-15/"]:
        wait_until(lambda path=path: "خبر وصل الآن" in get(cluster, path).text, seconds=20, what=f"fresh {path}")

    with transaction.atomic():
        row = PublishedStory.objects.get(story_id=15)
        append(BulletinEntry.Kind.WITHDRAWN, row, is_hard=True)
        row.delete()
    wait_until(lambda: get(cluster, "/ثقافة/خبر-15/").status_code in {404, 410}, seconds=20, what="withdrawal")
    for path in pages:
        wait_until(lambda path=path: "خبر وصل الآن" not in get(cluster, path).text, seconds=20, what=f"clean {path}")
    wait_until(_all_told, seconds=20, what="every purge told twice")
    for _ in range(10):
        assert "خبر وصل الآن" not in "".join(get(cluster, path).text for path in pages)

    cluster.kill("web-a")
    assert {get(cluster, path).status_code for path in pages} == {200}
    cluster.kill("web-b")
    assert get(cluster, pages[0]).status_code == 200


def _all_told():
    from warraq.delivery.cache.models import Purge

    return Purge.objects.exists() and not Purge.objects.exclude(status=Purge.Status.DONE).exists()


@pytest.mark.slowhttptest
def test_slow_connections_leave_a_normal_reader_served(cluster):
    """1,500 clients that never finish their headers; a reader at another address is served."""
    url = f"http://127.0.0.1:{cluster.port}/"
    command = ["slowhttptest", "-c", "1500", "-H", "-i", "5", "-r", "500", "-l", "12", "-u", url]
    slow = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        session = requests.Session()
        session.mount("http://", FromAnotherAddress())
        times = []
        for _ in range(20):
            answer = session.get(url, headers={"Host": factories.HOST}, timeout=10)
            assert answer.status_code == 200
            times.append(answer.elapsed.total_seconds())
        assert slow.poll() is None
        assert sorted(times)[15] < 1.0
    finally:
        slow.kill()
        slow.wait()


class FromAnotherAddress(requests.adapters.HTTPAdapter):
    def init_poolmanager(self, *arguments, **options):
        super().init_poolmanager(*arguments, source_address=("127.0.0.7", 0), **options)
