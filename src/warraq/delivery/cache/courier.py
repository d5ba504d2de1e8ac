"""The courier: one process of a machine that follows the bulletin for the others.

It marks on disk what is stale, renders what a change touches before anybody asks, and tells the caches in front of us.
"""

import logging
import threading
from collections.abc import Callable

from django.db import Error as DatabaseTrouble
from django.db import connections

from warraq.delivery.cache import outbox
from warraq.delivery.cache.addresses import touched_addresses
from warraq.delivery.cache.disk import Disk
from warraq.delivery.cache.hosts import Hosts
from warraq.delivery.cache.renderer import Renderer
from warraq.delivery.cache.starting import find_position
from warraq.delivery.cache.warming import Warmer
from warraq.publishing.release.follow import POLL_SECONDS, Follower
from warraq.publishing.release.models import BulletinEntry

logger = logging.getLogger(__name__)


class Courier:
    """Two followers: one of the machine's disk tier, which warms, and one of the install's outbox, which tells others."""

    def __init__(self, disk: Disk | None) -> None:
        self._disk = disk
        self._renderer = Renderer()
        self._warmer = Warmer(disk, self._renderer, Hosts.read()) if disk is not None else None
        self.follower = Follower(self.consume, position=find_position(disk), name="courier")
        self._sender = threading.Thread(target=self._send_for_ever, name="courier-outbox", daemon=True)
        self._stop = threading.Event()

    def run(self, stop: threading.Event) -> None:
        self._stop = stop
        self._sender.start()
        self.follower.start()
        stop.wait()
        self.follower.stop()
        self._sender.join(5)
        if self._disk is not None:
            self._disk.close()

    def consume(self, entries: list[BulletinEntry]) -> None:
        position = entries[-1].pk
        keys = {key for entry in entries for key in entry.keys}
        if self._disk is not None:
            self._disk.record(entries, position=position)
            self._disk.look_again()
        if self._warmer is None:
            return
        if any(key.startswith("masthead:") for key in keys):
            self._warmer.hosts = Hosts.read()
        self._warmer.warm(touched_addresses(keys), position=position)

    def _send_for_ever(self) -> None:
        _until(self._stop, outbox.run_once)


def _until(stop: threading.Event, act: Callable[[], object]) -> None:
    while not stop.is_set():
        try:
            act()
        except DatabaseTrouble as error:
            logger.warning("Outbox cannot be read: %s", error, extra={"event": "delivery.cache.outbox_trouble"})
            connections.close_all()
            stop.wait(1.0)
        stop.wait(POLL_SECONDS)
    connections.close_all()
