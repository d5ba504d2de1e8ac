"""Whose address is it, behind proxies? Only what a proxy of ours wrote is believed."""

from dataclasses import dataclass
from functools import lru_cache
from socket import AF_INET, AF_INET6, inet_pton

# An IPv4 address written as one of IPv6.
_MAPPED = bytes(10) + b"\xff\xff"


@dataclass(frozen=True)
class Proxies:
    """`count` proxies of ours stand in front; each adds to X-Forwarded-For the address that it was asked from."""

    count: int = 0

    def find_client(self, peer: str, forwarded_for: str) -> bytes:
        """The address that the outermost of our proxies was asked from, as the bytes that tell readers apart.

        The header is read from its end: whatever a client wrote at its beginning is never reached. Of an IPv6 address
        only the network counts, since one telephone has all the addresses of its own.
        """
        hops = forwarded_for.split(",") if self.count and forwarded_for else []
        return _as_bytes(hops[-self.count].strip() if len(hops) >= self.count > 0 else peer)


@lru_cache(maxsize=65_536)
def _as_bytes(address: str) -> bytes:
    try:
        return inet_pton(AF_INET, address)
    except (OSError, ValueError):
        pass
    try:
        packed = inet_pton(AF_INET6, address.partition("%")[0])
    except (OSError, ValueError):
        return b""
    return packed.removeprefix(_MAPPED) if packed.startswith(_MAPPED) else packed[:8]
