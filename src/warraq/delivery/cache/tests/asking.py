"""A front in this process, asked as a server asks it."""

import asyncio
import gzip
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from urllib.parse import quote, unquote

from django.core import signals
from django.db import close_old_connections, connections

from warraq.delivery.cache.disk import Disk
from warraq.delivery.cache.front import Front
from warraq.delivery.cache.hosts import Hosts
from warraq.delivery.cache.keeper import Keeper
from warraq.delivery.cache.memory import Memory
from warraq.delivery.cache.renderer import Renderer
from warraq.publishing.release import bulletin
from warraq.publishing.release.models import BulletinEntry


@dataclass
class Heard:
    status: int
    headers: list[tuple[bytes, bytes]]
    body: bytes

    def __getitem__(self, name: str) -> str:
        return self.find(name) or ""

    def find(self, name: str) -> str | None:
        return next((value.decode() for key, value in self.headers if key.decode().lower() == name.lower()), None)

    @property
    def text(self) -> str:
        body = gzip.decompress(self.body) if self["content-encoding"] == "gzip" and self.body else self.body
        return body.decode()


def one_thread():
    """A thread that renders with this thread's connection, so that it is inside the test's transaction."""
    ours = connections["default"]
    ours.inc_thread_sharing()

    def share():
        connections["default"] = ours

    return ThreadPoolExecutor(1, initializer=share)


async def _behind(scope, receive, send):
    await send({"type": "http.response.start", "status": 299, "headers": []})
    await send({"type": "http.response.body", "body": b"Django"})


class Asking:
    """A front whose bulletin is read when the test says so (`hear`)."""

    def __init__(
        self,
        folder,
        *,
        host="almarfa.example",
        disk_bytes=32 * 1024 * 1024,
        memory_bytes=8 * 1024 * 1024,
        position=None,
    ):
        self.host, self.folder = host, folder
        self.loop = asyncio.new_event_loop()
        renderer = Renderer()
        renderer.threads.shutdown()
        renderer.threads = one_thread()
        self.rendered = Counter()  # how often each path was rendered
        render = renderer.render

        def count(address, **options):
            self.rendered[unquote(address[1].decode())] += 1
            # As Django's own test client: a request's end would close a connection that is in a transaction.
            signals.request_started.disconnect(close_old_connections)
            signals.request_finished.disconnect(close_old_connections)
            return render(address, **options)

        renderer.render = count
        disk = Disk(folder, most_bytes=disk_bytes, build="test") if disk_bytes else None
        self.keeper = Keeper(memory=Memory(most_bytes=memory_bytes), disk=disk, renderer=renderer, folder=folder)
        self.front = Front(_behind, self.keeper, opened=_nothing, closed=_nothing)
        self.front.hosts = Hosts.read()
        self.position = position or 0
        self.keeper.position = self.position
        self.hear()

    def hear(self):
        entries = bulletin.read_after(self.position)
        if entries:
            self.position = entries[-1].pk
            if self.keeper.disk is not None:
                self.keeper.disk.record(entries, position=self.position)
            self.keeper.hear(entries, position=self.position)
        return len(entries)

    def change(self, *keys, story_id=None, is_hard=False, now=None):
        from django.utils import timezone

        kind = BulletinEntry.Kind.WITHDRAWN if is_hard else BulletinEntry.Kind.RELEASED
        bulletin.append(kind, keys=keys, now=now or timezone.now(), story_id=story_id, is_hard=is_hard)
        self.hear()

    @property
    def renders(self):
        return self.keeper.renderer.renders

    def get(self, path="/", **options):
        return self.loop.run_until_complete(self.ask(path, **options))

    def get_many(self, paths, **options):
        async def all_of_them():
            return await asyncio.gather(*(self.ask(path, **options) for path in paths))

        return self.loop.run_until_complete(all_of_them())

    async def ask(self, path="/", *, query="", method="GET", headers=(), gzipped=True, host=None, raw=False):
        sent = []
        given = [(name.lower().encode(), value.encode()) for name, value in dict(headers).items()]
        given += [(b"host", (host or self.host).encode())]
        if gzipped:
            given.append((b"accept-encoding", b"gzip, deflate, br"))
        scope = {
            "type": "http",
            "method": method,
            "path": path,
            "raw_path": path.encode("latin-1") if raw else quote(path, safe="/-._~%").encode(),
            "query_string": query.encode("latin-1", "replace"),
            "headers": given,
            "client": ("127.0.0.1", 1),
        }

        async def receive():
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message):
            sent.append(message)

        await self.front(scope, receive, send)
        body = b"".join(message.get("body", b"") for message in sent[1:])
        return Heard(sent[0]["status"], list(sent[0]["headers"]), body)

    def settle(self):
        """Until all that waits is written."""

        async def wait():
            while self.keeper._tasks:
                await asyncio.gather(*self.keeper._tasks)

        self.loop.run_until_complete(wait())

    def close(self):
        self.settle()
        if self.keeper.disk is not None:
            self.keeper.disk.close()
        self.loop.close()
        self.keeper.renderer.threads.shutdown()
        connections["default"].dec_thread_sharing()
        signals.request_started.connect(close_old_connections)
        signals.request_finished.connect(close_old_connections)


async def _nothing(front):
    return None
