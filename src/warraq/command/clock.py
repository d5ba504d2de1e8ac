"""The clock as a process: it releases what is due, second by second, and outlives trouble with the database."""

import logging
import signal
import threading
from collections.abc import Callable
from datetime import datetime

import click
from django.conf import settings
from django.db import Error as DatabaseTrouble
from django.db import close_old_connections, connections
from django.utils import timezone

from warraq.command.words import gettext as _
from warraq.newsroom.zones.settle import settle_zones
from warraq.publishing.release.clock import Clock
from warraq.publishing.release.following import Following

logger = logging.getLogger(__name__)
LONGEST_PAUSE_SECONDS = 30.0


def run_clock(
    run_due: Callable[[datetime], int],
    *,
    every_seconds: float,
    stop: threading.Event,
    now: Callable[[], datetime] = timezone.now,
) -> None:
    """Call `run_due` every `every_seconds` until `stop`; after trouble wait longer each time, half a minute at most."""
    pause = every_seconds
    while not stop.is_set():
        close_old_connections()
        try:
            run_due(now())
        except DatabaseTrouble:
            pause = min(max(pause, 0.5) * 2, LONGEST_PAUSE_SECONDS)
            logger.exception("Clock cannot reach the database", extra={"event": "command.clock.database_trouble"})
            connections.close_all()
        else:
            pause = every_seconds
        stop.wait(pause)


def settling_first(releasing: Clock) -> Callable[[datetime], int]:
    """Release what is due, once it is sure that the zones' rules are those by which times were reckoned."""
    is_settled = False

    def run_due(moment: datetime) -> int:
        nonlocal is_settled
        if not is_settled:
            settle_zones(now=moment)
            is_settled = True
        return releasing.run_due(now=moment)

    return run_due


@click.command(help=_("Release what is due, alone in this process."))
@click.option("--once", is_flag=True, help=_("Look once, say how many stories there were, and stop."))
def clock(once: bool) -> None:
    run_due = settling_first(Clock())
    if once:
        click.echo(_("Released or withdrawn: %(number)d") % {"number": run_due(timezone.now())})
        return
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_caught: stop.set())
    following = Following()
    # In a thread of its own: a follower that draws or waits for another machine must not make a release late.
    beside = threading.Thread(
        target=run_clock,
        args=[lambda moment: following.run(now=moment)],
        kwargs={"every_seconds": settings.WARRAQ_CLOCK_SECONDS, "stop": stop},
        name="following",
        daemon=True,
    )
    beside.start()
    run_clock(run_due, every_seconds=settings.WARRAQ_CLOCK_SECONDS, stop=stop)
