"""Does a beacon count, and as what?

Everything here is in memory, and nothing that is kept says who somebody is: a reader is a keyed hash of address and
browser under the salt of the day, and what is remembered of it are marks, hashed once more.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

from warraq.audience.counting.batch import QUARTER_1, SECONDS, VIEWS, Batch, Key
from warraq.audience.counting.beacon import Beacon, Kind, read
from warraq.audience.counting.proxies import Proxies
from warraq.audience.counting.referrers import classify
from warraq.audience.counting.robots import is_robot
from warraq.audience.counting.salt import FileSalt, RedisSalt
from warraq.audience.counting.seen import Seen

# The mark of a visit, and the key under which its view was counted.
View = tuple[int, Key]
VISIT_SECONDS = 300
_MINUTE = 60
# Readers of one story who may share an address where nobody reads anything else.
_ALONE = 5
_MOST_HOST = 260
_PURPOSES = frozenset([b"sec-purpose", b"purpose", b"x-moz", b"x-purpose"])
_SPECULATIVE = ("prefetch", "prerender", "preview")


@dataclass(frozen=True)
class Limits:
    """`window_seconds`: a reader counts once for a story in so long. The others are for floods from one address, which
    a whole neighbourhood of telephones may share: views of one story in a window, and beacons in a minute. A
    neighbourhood reads more than one story, so that of one no more count than half of all that come from there, and five.
    """

    window_seconds: int = 1800
    views_per_address: int = 20
    beacons_per_address: int = 3000


@dataclass(frozen=True)
class Judge:
    seen: Seen
    salt: FileSalt | RedisSalt
    proxies: Proxies
    limits: Limits = Limits()

    def judge(self, headers: Mapping[bytes, bytes], *, peer: str, body: bytes, batch: Batch, now: float) -> View | None:
        """Add to the batch what the beacon is worth: nothing, more often than not.

        A view that was counted is returned, so that machines which share no memory can compare.
        """
        host = headers.get(b"host", b"").decode("latin-1").lower()[:_MOST_HOST]
        beacon = read(body)
        if beacon is None or not _is_from_our_page(headers, host=host):
            return None
        second, salt = int(now), self.salt.at(now)
        address = self.proxies.find_client(peer, headers.get(b"x-forwarded-for", b"").decode("latin-1"))
        from_here = self.seen.count(_mark(salt, b"a", address), now=second, seconds=_MINUTE)
        if from_here > self.limits.beacons_per_address:
            return None
        user_agent = headers.get(b"user-agent", b"")
        if is_robot(user_agent.decode("latin-1")):
            return None
        page = f"{host} {beacon.story_id}".encode()
        hasher = _begin_reader(salt).copy()
        hasher.update(address + b" " + user_agent)
        reader = hasher.digest()
        visit = _mark(salt, b"v", reader + page)
        if beacon.kind is Kind.READ:
            self._count_read(visit, beacon, host=host, batch=batch, now=second)
            return None
        if self.seen.find(visit, now=second) is not None:
            return None
        window = self.limits.window_seconds
        crowd = self.seen.count(_mark(salt, b"c", address + page), now=second, seconds=window)
        neighbourhood = self.seen.count(_mark(salt, b"n", address + host.encode()), now=second, seconds=window)
        if crowd > min(self.limits.views_per_address, _ALONE + neighbourhood // 2):
            return None
        kind = int(classify(beacon.referrer_host, host))
        row = batch.row(key := (host, beacon.story_id, kind))
        if row is None:
            return None
        self.seen.remember(visit, until=second + window, number=kind << 16)
        row[VIEWS] += 1
        here = _mark(salt, b"h", reader + host.encode())
        if self.seen.count(here, now=second, seconds=VISIT_SECONDS) == 1:
            batch.visitors[host] = batch.visitors.get(host, 0) + 1
        return visit, key

    def _count_read(self, visit: int, beacon: Beacon, *, host: str, batch: Batch, now: int) -> None:
        """Add what is new since the visit's last beacon. Beside the mark stand the kind of referrer, the deepest quarter
        (3 bits) and the seconds (13 bits) that were counted."""
        before = self.seen.find(visit, now=now)
        if before is None:
            return
        kind, quarter, seconds = before >> 16, before >> 13 & 7, before & 0x1FFF
        deeper, longer = max(quarter, beacon.quarter), max(seconds, beacon.seconds)
        if (deeper, longer) == (quarter, seconds):
            return
        row = batch.row((host, beacon.story_id, kind))
        if row is None:
            return
        self.seen.change(visit, kind << 16 | deeper << 13 | longer)
        for reached in range(quarter, deeper):
            row[QUARTER_1 + reached] += 1
        row[SECONDS] += longer - seconds


def _mark(salt: bytes, kind: bytes, what: bytes) -> int:
    hasher = _begin(salt, kind).copy()
    hasher.update(what)
    return int.from_bytes(hasher.digest(), "little") or 1


@lru_cache(maxsize=16)
def _begin(salt: bytes, kind: bytes) -> blake2b:
    """A hash under the salt to which nothing was added yet: beginning one anew takes as long as the rest."""
    return blake2b(key=salt, digest_size=8, person=kind)


@lru_cache(maxsize=2)
def _begin_reader(salt: bytes) -> blake2b:
    return blake2b(key=salt, digest_size=16)


def _is_from_our_page(headers: Mapping[bytes, bytes], *, host: str) -> bool:
    """Whether a page of this very host sent it, which somebody had before them. Browsers say Origin with every beacon."""
    origin = headers.get(b"origin", b"").decode("latin-1").lower()
    if not host or origin.partition("://")[2] != host:
        return False
    if headers.get(b"sec-fetch-site", b"same-origin") != b"same-origin":
        return False
    if _PURPOSES.isdisjoint(headers):
        return True
    return not any(_is_speculative(headers.get(name, b"")) for name in _PURPOSES)


def _is_speculative(purpose: bytes) -> bool:
    said = purpose.decode("latin-1").lower()
    return any(word in said for word in _SPECULATIVE)
