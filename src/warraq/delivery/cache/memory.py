"""The first tier: this process's memory, bounded in bytes. What is asked for often and is small stays."""

import random
from collections.abc import Iterator
from time import monotonic

from warraq.delivery.cache.entries import Address, Entry

_SAMPLE = 12
_MOST_ALIASES = 8


class Memory:
    """Entries by address, by the spelling of requests that lead to them, and by the keys of what they show."""

    def __init__(self, *, most_bytes: int) -> None:
        self.most_bytes = most_bytes
        self.bytes = 0
        self.evicted = 0
        self.by_request: dict[tuple[bytes, bytes, bytes], Entry] = {}
        self._by_address: dict[Address, Entry] = {}
        self._by_key: dict[str, set[Entry]] = {}
        self._list: list[Entry] = []
        self._age = 0.0

    def __len__(self) -> int:
        return len(self._list)

    def __iter__(self) -> Iterator[Entry]:
        return iter(list(self._list))

    def get(self, address: Address) -> Entry | None:
        return self._by_address.get(address)

    def showing(self, key: str) -> list[Entry]:
        return list(self._by_key.get(key, ()))

    def put(self, entry: Entry) -> None:
        """Keep the entry in place of what was there; requests that led to that lead to it."""
        old = self._by_address.get(entry.address)
        if old is not None:
            entry.hits = old.hits
            aliases = list(old.aliases)
            self.drop(old)
            for request in aliases:
                self.lead(request, entry)
        entry.place = len(self._list)
        self._list.append(entry)
        self._by_address[entry.address] = entry
        for key in entry.keys:
            self._by_key.setdefault(key, set()).add(entry)
        self.bytes += entry.size
        if not entry.is_block:
            self._make_room(entry)

    def lead(self, request: tuple[bytes, bytes, bytes], entry: Entry) -> None:
        """Let a request, spelled exactly so, find the entry at once."""
        if len(entry.aliases) < _MOST_ALIASES and request not in self.by_request:
            entry.aliases.append(request)
            self.by_request[request] = entry

    def grow(self, entry: Entry, size: int) -> None:
        """The entry weighs so much more, or less."""
        if entry.place >= 0:
            entry.size += size
            self.bytes += size

    def drop(self, entry: Entry) -> None:
        if entry.place < 0:
            return
        last = self._list.pop()
        if last is not entry:
            self._list[entry.place] = last
            last.place = entry.place
        entry.place = -1
        self.bytes -= entry.size
        del self._by_address[entry.address]
        for request in entry.aliases:
            self.by_request.pop(request, None)
        for key in entry.keys:
            entries = self._by_key[key]
            entries.discard(entry)
            if not entries:
                del self._by_key[key]

    def clear(self) -> None:
        for entry in self:
            self.drop(entry)

    def _make_room(self, newest: Entry) -> None:
        """Let go of the least worth of a few drawn by lot, until all fits. Worth is requests per byte, and ages."""
        while self.bytes > self.most_bytes and len(self._list) > 1:
            drawn = (random.choice(self._list) for _ in range(_SAMPLE))  # noqa: S311 - no secret
            candidates = [entry for entry in drawn if entry is not newest and not entry.is_block]
            if not candidates:
                return
            least = min(candidates, key=_worth)
            for entry in candidates:
                entry.hits >>= 1  # so that yesterday's news does not stay for ever
            self.drop(least)
            self.evicted += 1


def _worth(entry: Entry) -> float:
    if entry.status != 200 or entry.expires_at < monotonic():
        return 0.0
    return (entry.hits + 1) / entry.size
