"""Processes of the front door killed at any moment while readers read and stories are released and withdrawn."""

import os
import random
import signal
import subprocess
import time

import pytest
from django.db import connection

from tests.faults.nodes import Cluster, free_port, wait_until
from tests.faults.readers import Readers, get, health
from warraq.delivery.cache.reach import find_reach

KILLS = int(os.environ.get("WARRAQ_TEST_KILLS", "30"))

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgresql]


@pytest.fixture
def cluster(paper, tmp_path, settings):
    if connection.vendor != "postgresql":
        pytest.skip("runs with the tests on PostgreSQL")
    settings.WARRAQ_REDIS_URL = ""
    cluster = Cluster(tmp_path)
    cluster.port = free_port()
    try:
        cluster.start_web("a", cluster.port, workers=2)
        cluster.start_courier("a")
        wait_until(lambda: health(cluster.port)["position"] >= 0, what="the web", seconds=240)
        yield cluster
    finally:
        cluster.stop()


def test_no_kill_lets_a_withdrawn_story_be_served_again_or_tears_a_page(cluster, paper):
    """A withdrawal counts as acknowledged when `find_reach` says so; readers who ask after that never see it."""
    chance = random.Random(20261126)
    killed = {"worker": 0, "courier": 0}
    with Readers([cluster.port], paper.paths) as readers:
        for number in range(KILLS):
            headline = f"خبر عابر رقم {1000 + number} انتهى"
            path = paper.release(1000 + number, headline)
            if number % 3:  # of every third nobody ever saw a page
                wait_until(lambda path=path: get(cluster.port, path).status_code == 200, what=path, seconds=60)
            entry = paper.withdraw(1000 + number)
            time.sleep(chance.random() * 0.3)
            who = "courier" if number % 3 == 2 else "worker"
            _kill(cluster, who, chance)
            killed[who] += 1
            wait_until(lambda entry=entry: find_reach(entry).is_everywhere, what="withdrawal", seconds=120)
            readers.forbidden = {*readers.forbidden, headline}
            for page in ("/", "/ثقافة/", path):
                assert headline not in wait_for(cluster.port, page).text

    assert killed["worker"] + killed["courier"] == KILLS
    assert (readers.torn, readers.stale) == ([], [])
    assert set(readers.statuses) == {200}
    assert sum(readers.statuses.values()) > 10 * KILLS
    wait_until(lambda: health(cluster.port)["position"] >= 0, what="the web", seconds=60)


def _kill(cluster, who, chance):
    if who == "courier":
        cluster.kill("courier-a")
        cluster.start_courier("a")
        return
    workers = _workers(cluster.processes["web-a"].pid)
    if workers:  # granian starts it again
        os.kill(chance.choice(workers), signal.SIGKILL)


def _workers(granian):
    """The serving processes: those that are in the roll."""
    from warraq.delivery.cache.models import Listener

    told = subprocess.run(["pgrep", "-P", str(granian)], capture_output=True, text=True, check=False)
    serving = set(Listener.objects.values_list("process", flat=True))
    return [int(pid) for pid in told.stdout.split() if int(pid) in serving]


def wait_for(port, path):
    """An answer, also while a worker is being started again."""
    found = []

    def ask():
        found[:] = [get(port, path)]
        return True

    wait_until(ask, what=path, seconds=60)
    return found[0]
