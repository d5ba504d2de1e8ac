"""Web workers and the courier killed again and again under load: nothing stale after a hard purge, nothing torn."""

import os
import signal
import threading
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.db import connection

from tests.faults.nodes import Cluster, free_port, wait_until
from tests.faults.readers import Readers, get, health, wait_for
from warraq.delivery.cache.models import Listener
from warraq.delivery.cache.outbox import CONSUMER
from warraq.delivery.cache.reach import find_reach
from warraq.publishing.release.keys import story_key
from warraq.publishing.release.models import BulletinCursor

KILLS = int(os.environ.get("WARRAQ_TEST_KILLS", "4"))
WORKERS = 2

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgresql, pytest.mark.redis]


class CacheInFront:
    """Takes bans as Varnish does, and remembers the keys."""

    def __init__(self) -> None:
        self.keys: set[str] = set()
        cache = self

        class Handler(BaseHTTPRequestHandler):
            def do_BAN(self) -> None:
                cache.keys |= set(self.headers["Warraq-Keys"].split("|"))
                self.send_response(200)
                self.end_headers()

            def log_message(self, *_arguments: object) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"varnish+http://127.0.0.1:{self.server.server_port}/"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


class Tree(Cluster):
    """One node whose workers and courier are killed and come back, as they do below `warraq up`."""

    port: int

    def start_all(self) -> None:
        self.port = free_port()
        self.start_web("a", self.port, workers=WORKERS)
        self.start_courier("a")
        self.wait_until_whole()
        wait_until(BulletinCursor.objects.filter(consumer=CONSUMER).exists, what="the courier", seconds=240)

    def kill_one(self, turn: int) -> None:
        """In turn: a worker, the courier, the other worker, and both workers with the courier."""
        turn %= 4
        workers = list(Listener.objects.order_by("pk").values_list("process", flat=True))
        for process in {0: workers[:1], 1: [], 2: workers[:1], 3: workers}[turn]:
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        if turn in {1, 3}:
            self.kill("courier-a")
            self.start_courier("a")

    def wait_until_whole(self) -> None:
        wait_until(self._is_whole, what="every worker on the roll", seconds=240)
        wait_until(lambda: health(self.port)["position"] >= 0, what="the web", seconds=60)

    def _is_whole(self) -> bool:
        if self.processes["web-a"].poll() is not None:  # granian gives up when one worker dies twice within seconds
            self.start_web("a", self.port, workers=WORKERS)
        return len(find_reach(0).heard) == WORKERS


@pytest.fixture
def cache():
    cache = CacheInFront()
    yield cache
    cache.server.shutdown()
    cache.server.server_close()


@pytest.fixture
def tree(paper, cache, redis_url, tmp_path, settings):
    if connection.vendor != "postgresql":
        pytest.skip("runs with the tests on PostgreSQL")
    settings.WARRAQ_REDIS_URL, settings.WARRAQ_PURGE = redis_url, [cache.address]
    tree = Tree(tmp_path, redis_url=redis_url)
    tree.purge = cache.address
    try:
        tree.start_all()
        yield tree
    finally:
        tree.stop()


def test_kills_let_nothing_stale_through_after_a_hard_purge_and_tear_no_page(tree, paper, cache):
    versions: dict[str, set[str]] = {}
    with Readers([tree.port], paper.paths, versions=versions) as readers:
        for turn in range(KILLS):
            number, wrong, right = 100 + turn, f"خبر خطأ {turn:03}", f"خبر صواب {turn:03}"
            path = paper.release(number, wrong)
            versions[path] = {wrong, right}
            paper.paths.append(path)
            assert wrong in wait_for(tree.port, path).text
            wait_until(lambda wrong=wrong: wrong in get(tree.port, "/").text, what="the front", seconds=20)

            is_before = turn // 4 % 2 == 0
            if is_before:
                tree.kill_one(turn)
            is_correction = turn % 2 == 0
            position = paper.correct(number, right) if is_correction else paper.withdraw(number)
            if not is_before:
                tree.kill_one(turn)
            wait_until(lambda position=position: find_reach(position).is_everywhere, what="hard purge", seconds=60)
            readers.forbidden = {*readers.forbidden, wrong}
            assert story_key(number) in cache.keys

            tree.wait_until_whole()
            answer = wait_for(tree.port, path)
            assert answer.status_code in ({200} if is_correction else {404, 410})
            assert (right in answer.text) == is_correction

    print(f"{KILLS} kills: {dict(readers.statuses)}, {readers.unanswered} unanswered, slowest {readers.slowest:.2f} s")
    assert (readers.torn, readers.stale) == ([], [])
    assert set(readers.statuses) <= {200, 404, 410}, readers.statuses
    assert readers.statuses[200] > 20 * KILLS
