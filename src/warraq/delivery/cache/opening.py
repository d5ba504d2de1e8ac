"""Building the front, and what it needs to hear of changes."""

import asyncio
import hashlib
import logging
import threading
from importlib.metadata import version
from pathlib import Path
from time import monotonic
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.asgi import get_asgi_application
from django.db import Error as DatabaseTrouble
from django.db import close_old_connections, connections

import warraq
from warraq.delivery.cache.disk import Disk
from warraq.delivery.cache.front import Front
from warraq.delivery.cache.hosts import Hosts
from warraq.delivery.cache.keeper import Keeper
from warraq.delivery.cache.memory import Memory
from warraq.delivery.cache.renderer import Renderer
from warraq.delivery.cache.roll import Roll
from warraq.delivery.cache.starting import find_position
from warraq.publishing.release.follow import Follower
from warraq.publishing.release.models import BulletinEntry

logger = logging.getLogger(__name__)
_DATABASE_SILENT_SECONDS = 1.0
_FIRST_SECONDS = 2.0
_MIB = 1024 * 1024
_RENDERED_BY = {".py", ".html", ".css", ".js", ".svg", ".mo"}


def build_front(*, folder: Path | None = None, django: Any = None) -> Front:
    """The front as the settings say."""
    folder = folder or cache_folder()
    keeper = Keeper(
        memory=Memory(most_bytes=settings.WARRAQ_CACHE_MEMORY_MB * _MIB),
        disk=open_disk(folder),
        renderer=Renderer(),
        folder=folder,
    )
    ear = Ear(keeper)
    return Front(django or get_asgi_application(), keeper, opened=ear.open, closed=ear.close)


def cache_folder() -> Path:
    return Path(settings.WARRAQ_DATA_DIR) / "cache"


def open_disk(folder: Path) -> Disk | None:
    """The disk tier, or None where WARRAQ_CACHE_DISK_MB is 0."""
    megabytes = settings.WARRAQ_CACHE_DISK_MB
    return Disk(folder, most_bytes=megabytes * _MIB, build=find_build()) if megabytes else None


def find_build(program: Path = Path(warraq.__file__).parent) -> str:
    """Names what pages look like: all that they are rendered by, and the static files they point to.

    A newspaper may follow the repository, or mend a template of its own, from one version to the same.
    """
    rendered_by = hashlib.blake2b(digest_size=8)
    for path in sorted(program.rglob("*")):
        if path.suffix in _RENDERED_BY and "tests" not in path.parts:
            rendered_by.update(path.read_bytes())
    manifest = getattr(staticfiles_storage, "manifest_hash", "")
    return f"{version('warraq')}-{rendered_by.hexdigest()}-{manifest}"


class Ear:
    """Lets the front of one process hear the bulletin."""

    def __init__(self, keeper: Keeper) -> None:
        self._keeper = keeper
        self._front: Front | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._follower: Follower | None = None
        self._roll = Roll()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._begin, name="front-ear", daemon=True)
        self._has_begun = threading.Event()
        self._looked_at = 0.0

    async def open(self, front: Front) -> None:
        """Begin to hear; returns when all is heard, or soon in any case: without the database there are the last copies."""
        self._front, self._loop = front, asyncio.get_running_loop()
        if self._keeper.disk is not None:
            front.hosts = Hosts.load(self._keeper.disk.read_hosts())
        self._keeper.is_database_answering = self._is_database_answering
        self._thread.start()
        await asyncio.to_thread(self._has_begun.wait, _FIRST_SECONDS)

    async def close(self, front: Front) -> None:
        self._stopping.set()
        if self._follower is not None:
            await asyncio.to_thread(self._follower.stop, timeout_seconds=2.0)
            await asyncio.to_thread(self._roll.stop)
        if self._keeper.disk is not None:
            await asyncio.to_thread(self._keeper.disk.close)

    def _is_database_answering(self) -> bool:
        return self._follower is not None and self._follower.is_answered(within_seconds=_DATABASE_SILENT_SECONDS)

    def _begin(self) -> None:
        """Find out where to begin, however long the database is gone, and follow from there."""
        while not self._stopping.is_set():
            try:
                position = find_position(self._keeper.disk)
                self._read_hosts()
                follower = Follower(self._consume, position=position, name="front", on_answer=self._look_after)
                self._follower = follower
                self._tell([], position=position)
                follower.read_once()
            except DatabaseTrouble as error:
                logger.warning("Front cannot reach the database: %s", error, extra={"event": "delivery.cache.deaf"})
                connections.close_all()
                self._stopping.wait(0.5)
            else:
                follower.start()
                self._roll.start()
                break
        close_old_connections()
        self._has_begun.set()

    def _consume(self, entries: list[BulletinEntry]) -> None:
        """First to disk, so that it is known after a crash; then to memory."""
        position = entries[-1].pk
        if self._keeper.disk is not None:
            self._keeper.disk.record(entries, position=position)
        if any(key.startswith("masthead:") for entry in entries for key in entry.keys):
            self._read_hosts()
        self._tell(entries, position=position)

    def _tell(self, entries: list[BulletinEntry], *, position: int) -> None:
        """Let the loop hear, and wait until it has."""
        assert self._loop is not None
        heard = threading.Event()

        def hear() -> None:
            self._keeper.hear(entries, position=position)
            heard.set()

        self._loop.call_soon_threadsafe(hear)
        while not heard.wait(1.0) and not self._stopping.is_set():
            logger.warning("The loop is busy", extra={"event": "delivery.cache.loop_busy"})
        if heard.is_set():
            self._roll.mark(position)

    def _read_hosts(self) -> None:
        hosts = Hosts.read()
        if self._front is not None:
            self._front.hosts = hosts
        if self._keeper.disk is not None:
            self._keeper.disk.remember_hosts(hosts.dump())

    def _look_after(self) -> None:
        now = monotonic()
        if self._keeper.disk is not None and now - self._looked_at > 2.0:
            self._looked_at = now
            self._keeper.disk.look_again()
