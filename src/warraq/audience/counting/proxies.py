"""Whose address is it, behind proxies? Only what a proxy of ours wrote is believed."""

from dataclasses import dataclass
from functools import lru_cache
from ipaddress import IPv6Address, IPv6Network, ip_address
from socket import AF_INET, inet_pton


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
        # Much the quickest way to read what most addresses are.
        return inet_pton(AF_INET, address)
    except (OSError, ValueError):
        pass
    try:
        found = ip_address(address)
    except ValueError:
        return b""
    if isinstance(found, IPv6Address):
        if found.ipv4_mapped:
            return found.ipv4_mapped.packed
        return IPv6Network((found, 64), strict=False).network_address.packed[:8]
    return found.packed
