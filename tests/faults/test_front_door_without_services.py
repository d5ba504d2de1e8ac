"""The front door with the database stopped under load, and with Redis frozen and stopped; real processes."""

import os
import time

import pytest

from tests.faults.nodes import Cluster, free_port, wait_until
from tests.faults.private import PrivateRedis
from tests.faults.readers import Readers, get, health
from warraq.delivery.cache.reach import find_reach

OUTAGE_SECONDS = float(os.environ.get("WARRAQ_TEST_OUTAGE_SECONDS", "60"))

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgresql, pytest.mark.redis]


@pytest.fixture
def redis(tmp_path):
    server = PrivateRedis(tmp_path)
    yield server
    server.stop()


@pytest.fixture
def cluster(postgres, redis, tmp_path, settings):
    settings.WARRAQ_REDIS_URL = redis.url
    cluster = Cluster(tmp_path, redis_url=redis.url)
    cluster.port = free_port()
    try:
        cluster.start_web("a", cluster.port)
        cluster.start_courier("a")
        wait_until(lambda: health(cluster.port)["position"] >= 0, what="the web", seconds=240)
        yield cluster
    finally:
        cluster.stop()


def test_without_the_database_every_warm_page_is_served_and_after_it_none_is_stale(cluster, paper, postgres):
    gone = paper.release(50, "خبر سُحب قبل العطل")
    for path in [*paper.paths, gone]:
        assert get(cluster.port, path).status_code == 200
    withdrawn = paper.withdraw(50)
    wait_until(lambda: find_reach(withdrawn).is_everywhere, what="withdrawal", seconds=30)
    for path in paper.paths:
        assert get(cluster.port, path).status_code == 200

    with Readers([cluster.port], paper.paths, forbidden={"خبر سُحب قبل العطل"}) as readers:
        postgres.stop()
        began, waited = time.monotonic(), []
        while time.monotonic() - began < OUTAGE_SECONDS:
            cold = get(cluster.port, f"/ثقافة/لم-يطلبه-أحد-{len(waited)}/")
            waited.append(cold.elapsed.total_seconds())
            assert cold.status_code == 503
            assert cold.headers["Retry-After"]
            assert "default-src 'self'" in cold.headers["Content-Security-Policy"]
            assert 'dir="rtl"' in cold.text
            assert get(cluster.port, gone).status_code == 503  # it was withdrawn: there is no copy
            time.sleep(1.0)
        assert sorted(waited)[len(waited) // 2] <= 1.0
        during = dict(readers.statuses)
        postgres.start()
        _check_recovery(cluster, paper, readers)

    assert set(readers.statuses) == {200}, readers
    assert sum(during.values()) > 20 * OUTAGE_SECONDS
    assert (readers.unanswered, readers.torn, readers.stale) == (0, [], [])


def _check_recovery(cluster, paper, readers):
    """A release and a withdrawal right after are seen everywhere."""
    paper.release(51, "خبر بعد العطل")
    for path in paper.paths:
        wait_until(lambda path=path: "خبر بعد العطل" in get(cluster.port, path).text, seconds=20, what=path)
    withdrawn = paper.withdraw(51)
    wait_until(lambda: find_reach(withdrawn).is_everywhere, what="withdrawal", seconds=30)
    readers.forbidden = {*readers.forbidden, "خبر بعد العطل"}
    assert "خبر بعد العطل" not in "".join(get(cluster.port, path).text for path in paper.paths)
    assert not [path for path in paper.paths if "Warning" in get(cluster.port, path).headers]


def test_a_process_that_starts_without_the_database_serves_what_is_on_disk(cluster, paper, postgres):
    for path in paper.paths:
        assert get(cluster.port, path).status_code == 200
    time.sleep(0.5)  # written to disk by then
    postgres.stop()
    cluster.kill("web-a")
    cluster.start_web("a", cluster.port)
    wait_until(lambda: health(cluster.port)["pages"] >= 0, what="the web", seconds=240)

    answers = [get(cluster.port, path) for path in paper.paths]

    assert {answer.status_code for answer in answers} == {200}
    postgres.start()
    wait_until(lambda: health(cluster.port)["position"] >= 0, what="hearing", seconds=30)
    paper.release(51, "خبر بعد العطل")
    wait_until(lambda: "خبر بعد العطل" in get(cluster.port, "/").text, seconds=20, what="fresh")


def test_redis_frozen_and_stopped_delays_nothing_much(cluster, paper, redis):
    for path in paper.paths:
        assert get(cluster.port, path).status_code == 200

    times = {}
    with Readers([cluster.port], paper.paths) as readers:
        for number, (name, act) in enumerate([("حاضر", lambda: None), ("جامد", redis.freeze), ("غائب", redis.stop)]):
            act()
            began = time.monotonic()
            path = paper.release(60 + number, f"خبر وصل {name}")
            committed = time.monotonic() - began
            told = {"/", path}
            seen = {
                one: wait_until(
                    lambda one=one, name=name: f"خبر وصل {name}" in get(cluster.port, one).text,
                    seconds=20,
                    what=f"{one}, Redis {name}",
                )
                for one in told
            }
            times[name] = (committed, max(seen.values()))
            time.sleep(6.0)  # until those who rest from a silent Redis ask it again

    assert set(readers.statuses) == {200}
    assert readers.unanswered == 0
    assert all(committed < 1.5 for committed, _fresh in times.values()), times
    assert all(fresh < 3.0 for _committed, fresh in times.values()), times
