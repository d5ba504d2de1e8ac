"""What is done for the audience while the newspaper runs: counts are added, lists made, letters and alerts sent."""

import logging
import signal
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

import click
from django.conf import settings
from django.db import close_old_connections, connections
from django.utils import timezone

from warraq.audience.counting.apply import apply_waiting
from warraq.audience.counting.rollup import roll_up
from warraq.audience.counting.set_up import build_buffer
from warraq.audience.dashboard.front_watch import watch_fronts
from warraq.audience.dashboard.pace import keep_paces
from warraq.audience.dashboard.reports import send_reports
from warraq.audience.most_read.choose import Chooser
from warraq.audience.most_read.recompute import recompute
from warraq.audience.newsletters.deliver import deliver
from warraq.audience.newsletters.mailbox import fetch_returned
from warraq.audience.newsletters.prepare import prepare_issues
from warraq.audience.newsletters.subscribe import forget_unconfirmed
from warraq.audience.push.deliver import deliver as deliver_pushes
from warraq.command.words import gettext as _
from warraq.demo.readers import DemoReaders

logger = logging.getLogger(__name__)
TICK_SECONDS = 0.2


@dataclass
class Round:
    """Something to be done every so often. One that fails is done again when its time comes, and holds up no other."""

    name: str
    every_seconds: float
    act: Callable[[datetime], object]
    due: float = field(default=0.0)

    def run(self, *, monotonic: float, now: datetime) -> None:
        if monotonic < self.due:
            return
        self.due = monotonic + self.every_seconds
        close_old_connections()
        try:
            self.act(now)
        except Exception:  # one round's trouble, whatever it is, must not hold up the others
            logger.exception("Round failed", extra={"event": "command.audience.failed", "round": self.name})
            connections.close_all()


def build_lanes() -> list[list[Round]]:
    """Rounds by lane: each lane has a thread of its own, so that no slow mail server keeps an alert or a count waiting."""
    buffer, chooser = build_buffer(), Chooser()
    made_up = [Round("demo readers", 5, lambda now: readers.read(now=now))] if settings.WARRAQ_DEMO_READERS else []
    readers = DemoReaders()
    return [
        [
            *made_up,
            Round("counts", 1, lambda now: apply_waiting(buffer, now=now)),
            Round("most read", 60, lambda now: recompute(chooser, now=now)),
            Round("fronts", 60, lambda now: watch_fronts(now=now)),
            Round("paces", 600, lambda now: keep_paces(now=now)),
            Round("roll up", 3600, lambda now: roll_up(now=now)),
        ],
        [
            Round("issues", 20, lambda now: prepare_issues(now=now)),
            Round("letters", 5, lambda now: deliver(now=now)),
            Round("returned mail", 60, lambda now: fetch_returned(now=now)),
            Round("unconfirmed", 3600, lambda now: forget_unconfirmed(now=now)),
            Round("reports", 60, lambda now: send_reports(now=now)),
        ],
        [Round("alerts", 1, lambda now: deliver_pushes(now=now))],
    ]


def run_rounds(rounds: Sequence[Round], *, stop: threading.Event, now: Callable[[], datetime] = timezone.now) -> None:
    """Do each when it is due until `stop`."""
    while not stop.is_set():
        for one in rounds:
            one.run(monotonic=time.monotonic(), now=now())
        stop.wait(TICK_SECONDS)


@click.command(help=_("Count readers, make the lists of the most read, send letters and alerts, in this process."))
@click.option("--once", is_flag=True, help=_("Do everything once, and stop."))
def audience(once: bool) -> None:
    lanes = build_lanes()
    if once:
        for one in (one for lane in lanes for one in lane):
            one.act(timezone.now())
        return
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_caught: stop.set())
    first, *others = lanes
    for lane in others:
        # A daemon: one that waits for a mail server must not keep the process from ending.
        threading.Thread(target=run_rounds, args=(lane,), kwargs={"stop": stop}, daemon=True).start()
    run_rounds(first, stop=stop)
