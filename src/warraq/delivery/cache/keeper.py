"""Keeping pages: from memory, from disk, or rendered once for all who wait; and hearing what is stale."""

import asyncio
import logging
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import monotonic

from warraq.delivery.cache.disk import Disk
from warraq.delivery.cache.entries import Address, Entry
from warraq.delivery.cache.memory import Memory
from warraq.delivery.cache.purged import Purged, State, Touch, hard_key
from warraq.delivery.cache.renderer import Rendered, Renderer
from warraq.delivery.cache.rendering_lock import RenderingLock

logger = logging.getLogger(__name__)
LAST_COPY_SECONDS = 1.0  # how long a reader waits for a new page when there is a last copy
COLD_SECONDS = 0.9  # how long when there is none, and the database does not answer
PATIENT_SECONDS = 10.0  # how long when it does
_LOOK_AGAIN_SECONDS = 0.05
_TROUBLE_SECONDS = 1.0
_MOST_WAITING = 200
_OTHERS_TURNS = 100
_OTHERS_SECONDS = 0.01


@dataclass(frozen=True, slots=True)
class Obtained:
    """An entry, or the one answer that may not be kept, or neither: nothing can be rendered. `is_in_trouble` tells
    that the entry is a last copy because it could not be rendered anew."""

    entry: Entry | None = None
    rendered: Rendered | None = None
    is_in_trouble: bool = False


class Keeper:
    """All of this runs on one event loop; only rendering and writing to disk are done by threads."""

    def __init__(self, *, memory: Memory, disk: Disk | None, renderer: Renderer, folder: Path) -> None:
        self.memory, self.disk, self.renderer = memory, disk, renderer
        self.position = -1  # how far the bulletin was heard; -1: not yet
        self.generation = 0  # grows when any shared block changes: pages put together before are looked at again
        self.hard_generation = 0  # pages put together before this may show what was withdrawn
        self.made_stale = 0
        self.is_database_answering: Callable[[], bool] = lambda: True
        self._purged = Purged()
        self._folder = folder
        self._flights: dict[Address, asyncio.Task[Obtained]] = {}
        self._trouble_until = 0.0
        self._unwritten: list[Entry] = []
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="disk-tier")
        self._tasks: set[asyncio.Task[None]] = set()

    # --- asking ---

    async def obtain(self, address: Address, *, host: bytes, is_secure: bool) -> Obtained:
        """The entry of the address. One request renders; while it does, the others get the last copy if there is one."""
        now = monotonic()
        entry = self.memory.get(address)
        if entry is not None and entry.is_fresh(now):
            return Obtained(entry)
        entry = self._look_on_disk(address, entry, now=now)
        if entry is not None and entry.is_fresh(now):
            return Obtained(entry)
        if entry is not None and now < self._trouble_until:
            return Obtained(entry, is_in_trouble=True)
        flight = self._flights.get(address)
        if flight is not None and entry is not None:
            return Obtained(entry)
        if flight is None:
            if len(self._flights) >= _MOST_WAITING:
                return Obtained(entry, is_in_trouble=True)
            flight = asyncio.create_task(self._fly(address, host=host, is_secure=is_secure))
            self._flights[address] = flight
        if await self._wait(flight, has_copy=entry is not None):
            obtained = flight.result()
            if obtained.entry is not None or (obtained.rendered is not None and entry is None):
                return obtained
            if obtained.rendered is not None and obtained.rendered.status < 500:
                return obtained
        # What was withdrawn while this request waited is no copy to fall back on.
        entry = self.memory.get(address)
        return Obtained(entry, is_in_trouble=True)

    async def _wait(self, flight: "asyncio.Task[Obtained]", *, has_copy: bool) -> bool:
        """Whether the flight landed in time."""
        if has_copy:
            done, _pending = await asyncio.wait({flight}, timeout=LAST_COPY_SECONDS)
            return bool(done)
        done, _pending = await asyncio.wait({flight}, timeout=COLD_SECONDS)
        patience = PATIENT_SECONDS - COLD_SECONDS
        while not done and patience > 0 and self.is_database_answering():
            done, _pending = await asyncio.wait({flight}, timeout=0.2)
            patience -= 0.2
        return bool(done)

    def _look_on_disk(self, address: Address, entry: Entry | None, *, now: float) -> Entry | None:
        """The copy on disk if it is newer than ours, taken into memory."""
        if self.disk is None or (entry is not None and now - entry.looked_at < _LOOK_AGAIN_SECONDS):
            return entry
        if entry is not None:
            entry.looked_at = now
        found = self.disk.get(address)
        if found is None:
            return entry
        stored, state = found
        if entry is not None and stored.position <= entry.position and stored.rendered_at <= entry.rendered_at:
            return entry
        if state is not State.DEAD:
            state = _worse(state, self._purged.judge(stored.keys, position=stored.position))
        if state is State.DEAD:
            return entry
        stored.is_stale = state is State.STALE
        stored.looked_at = now
        self._put(stored)
        return stored

    # --- rendering ---

    async def _fly(self, address: Address, *, host: bytes, is_secure: bool) -> Obtained:
        """Render the address, unless another process of this machine does or just did."""
        lock = RenderingLock(self._folder, address)
        try:
            if (other := await self._await_others(address, lock)) is not None:
                lock.free()
                return Obtained(other)
            return await self._render(address, lock, host=host, is_secure=is_secure)
        except Exception:
            # Expected when the database is gone; the last copy is served, or 503.
            logger.exception("Page cannot be rendered", extra={"event": "delivery.cache.render_failed"})
            self._trouble_until = monotonic() + _TROUBLE_SECONDS
            lock.free()
            return Obtained()
        finally:
            del self._flights[address]

    async def _await_others(self, address: Address, lock: RenderingLock) -> Entry | None:
        """Take the lock; or what was rendered meanwhile by whoever has it."""
        has_lock = lock.take()
        for _ in range(_OTHERS_TURNS):
            if self.disk is not None:
                entry = self._look_on_disk(address, None, now=monotonic())
                if entry is not None and entry.is_fresh(monotonic()):
                    return entry
            if has_lock:
                return None
            await asyncio.sleep(_OTHERS_SECONDS)
            has_lock = lock.take()
        return None

    async def _render(self, address: Address, lock: RenderingLock, *, host: bytes, is_secure: bool) -> Obtained:
        loop = asyncio.get_running_loop()
        for _ in range(3):
            # What changes from now on may be missing from the page; keep() finds out.
            ask = partial(self.renderer.render, address, host=host, is_secure=is_secure, position=max(self.position, 0))
            rendered = await loop.run_in_executor(self.renderer.threads, ask)
            if rendered.entry is None or self.keep(rendered.entry):
                break
        else:
            lock.free()
            return Obtained()
        if rendered.status >= 500:
            self._trouble_until = monotonic() + _TROUBLE_SECONDS
        if rendered.entry is None:
            lock.free()
            return Obtained(rendered=rendered)
        self._write(rendered.entry, lock)
        return Obtained(rendered.entry)

    def keep(self, entry: Entry) -> bool:
        """Store what was rendered; False if what it shows was withdrawn or corrected meanwhile."""
        state = self._purged.judge(entry.keys, position=entry.position)
        if state is State.DEAD or (state is State.STALE and entry.status != 200):
            return False
        entry.is_stale = state is State.STALE or self.position < 0
        self._put(entry)
        return True

    def _put(self, entry: Entry) -> None:
        if entry.is_block:
            self.generation += 1
        self.memory.put(entry)

    # --- writing to disk ---

    def _write(self, entry: Entry, lock: RenderingLock) -> None:
        """Store the entry on disk soon, and free the lock after: others find the page there."""
        if self.disk is None:
            lock.free()
            return
        task = asyncio.create_task(self._write_soon(entry, lock))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _write_soon(self, entry: Entry, lock: RenderingLock) -> None:
        self._unwritten.append(entry)
        try:
            await asyncio.get_running_loop().run_in_executor(self._writer, self._write_all)
        finally:
            lock.free()

    def _write_all(self) -> None:
        """All that waits, in one transaction; what comes after the first call of a crowd finds nothing left to do."""
        entries, self._unwritten = self._unwritten, []
        if entries and self.disk is not None:
            self.disk.put(entries)

    # --- hearing ---

    def hear(self, changes: Iterable[Touch], *, position: int) -> None:
        """Mark what these changes touch. After this returns nothing that was withdrawn or corrected is served."""
        for change in changes:
            self._purged.touch(change)
            hard = hard_key(change)
            for key in change.keys:
                for entry in self.memory.showing(key):
                    if entry.position < change.pk:
                        self._touch(entry, story_id=change.story_id if key == hard else None)
            if hard:
                self.generation += 1
                self.hard_generation = self.generation
        self.position = max(self.position, position)

    def _touch(self, entry: Entry, *, story_id: int | None) -> None:
        """`story_id` is given where the entry shows a story that may not be shown."""
        self.made_stale += not entry.is_stale
        if entry.status != 200 or (story_id is not None and not entry.is_block):
            self.memory.drop(entry)
            return
        if story_id is not None:
            entry.take_out(story_id)
        entry.is_stale = True
        if entry.is_block:
            self.generation += 1

    def forget(self) -> None:
        """Everything in memory: the database is another one."""
        self.memory.clear()
        self._purged = Purged()
        self.generation += 1
        self.hard_generation = self.generation


def _worse(one: State, other: State) -> State:
    order = (State.FRESH, State.STALE, State.DEAD)
    return max(one, other, key=order.index)
