"""Rendering before anybody asks: into the disk tier, where the machine's web processes find it."""

import logging
from collections.abc import Iterable
from time import monotonic

from warraq.delivery.cache.disk import Disk
from warraq.delivery.cache.entries import Address, Entry
from warraq.delivery.cache.hosts import Hosts, Site
from warraq.delivery.cache.purged import State
from warraq.delivery.cache.renderer import Renderer
from warraq.delivery.cache.rendering_lock import RenderingLock

logger = logging.getLogger(__name__)


class Warmer:
    """Renders addresses that are not fresh on disk."""

    def __init__(self, disk: Disk, renderer: Renderer, hosts: Hosts) -> None:
        self._disk, self._renderer = disk, renderer
        self.hosts = hosts

    def warm(self, addresses: Iterable[Address], *, position: int) -> int:
        """Render what is missing or stale; how many pages that were. `position`: how far the bulletin was known before."""
        homes = self.hosts.first_of_each()
        return sum(
            self._warm(address, *homes[address[0]], position=position) for address in addresses if address[0] in homes
        )

    def _warm(self, address: Address, host: bytes, site: Site, *, position: int) -> int:
        found = self._disk.get(address)
        if found is not None and found[1] is State.FRESH and found[0].is_fresh(monotonic()):
            return 0
        lock = RenderingLock(self._disk.folder, address)
        if not lock.take():
            return 0  # a web process is at it, for a reader
        try:
            entry = self._render(address, host, is_secure=site.is_secure, position=position)
            if entry is not None:
                self._disk.put([entry])
            return int(entry is not None)
        finally:
            lock.free()

    def _render(self, address: Address, host: bytes, *, is_secure: bool, position: int) -> Entry | None:
        rendered = self._renderer.render(address, host=host, is_secure=is_secure, position=position)
        if rendered.status >= 500:
            logger.warning("Page cannot be warmed", extra={"event": "delivery.cache.warm_failed"})
        return rendered.entry
