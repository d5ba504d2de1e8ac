import threading
from datetime import UTC, datetime

import pytest
from django.db import OperationalError

from warraq.command import clock


@pytest.fixture(autouse=True)
def _no_database(monkeypatch):
    monkeypatch.setattr(clock, "close_old_connections", lambda: None)
    monkeypatch.setattr(clock.connections, "close_all", lambda: None)


class Remembering(threading.Event):
    """An event that does not wait, remembers how long it was asked to, and stops after `rounds`."""

    def __init__(self, rounds: int) -> None:
        super().__init__()
        self.rounds, self.waits = rounds, []

    def wait(self, timeout=None):
        self.waits.append(timeout)
        if len(self.waits) >= self.rounds:
            self.set()
        return self.is_set()


def test_clock_looks_every_so_often_with_the_present_moment():
    moment = datetime(2026, 11, 23, 12, tzinfo=UTC)
    seen = []
    stop = Remembering(3)

    clock.run_clock(lambda now: seen.append(now) or 0, every_seconds=1.0, stop=stop, now=lambda: moment)

    assert seen == [moment] * 3
    assert stop.waits == [1.0, 1.0, 1.0]


def test_clock_waits_longer_while_the_database_is_away_and_returns_to_its_beat():
    answers = iter([OperationalError("gone"), OperationalError("gone"), 0, 0])

    def run_due(_now):
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        return answer

    stop = Remembering(4)
    clock.run_clock(run_due, every_seconds=1.0, stop=stop)

    assert stop.waits == [2.0, 4.0, 1.0, 1.0]


def test_clock_never_waits_longer_than_half_a_minute():
    def run_due(_now):
        raise OperationalError("gone")

    stop = Remembering(10)
    clock.run_clock(run_due, every_seconds=1.0, stop=stop)

    assert max(stop.waits) == clock.LONGEST_PAUSE_SECONDS
