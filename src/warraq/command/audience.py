"""What is done for the audience while the newspaper runs: counts are added, lists made, letters and pushes sent."""

import logging
import signal
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

import click
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
from warraq.audience.newsletters.prepare import prepare_issues
from warraq.audience.newsletters.subscribe import forget_unconfirmed
from warraq.command.words import gettext as _

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


def build_rounds() -> list[Round]:
    buffer, chooser = build_buffer(), Chooser()
    return [
        Round("counts", 1, lambda now: apply_waiting(buffer, now=now)),
        Round("most read", 60, lambda now: recompute(chooser, now=now)),
        Round("fronts", 60, lambda now: watch_fronts(now=now)),
        Round("paces", 600, lambda now: keep_paces(now=now)),
        Round("issues", 20, lambda now: prepare_issues(now=now)),
        Round("letters", 5, lambda now: deliver(now=now)),
        Round("unconfirmed", 3600, lambda now: forget_unconfirmed(now=now)),
        Round("reports", 60, lambda now: send_reports(now=now)),
        Round("roll up", 3600, lambda now: roll_up(now=now)),
    ]


def run_rounds(rounds: Sequence[Round], *, stop: threading.Event, now: Callable[[], datetime] = timezone.now) -> None:
    """Do each when it is due until `stop`."""
    while not stop.is_set():
        for one in rounds:
            one.run(monotonic=time.monotonic(), now=now())
        stop.wait(TICK_SECONDS)


@click.command(help=_("Count readers, make the lists of the most read, and send letters, in this process."))
@click.option("--once", is_flag=True, help=_("Do everything once, and stop."))
def audience(once: bool) -> None:
    rounds = build_rounds()
    if once:
        for one in rounds:
            one.act(timezone.now())
        return
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_caught: stop.set())
    run_rounds(rounds, stop=stop)
