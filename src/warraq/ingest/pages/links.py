"""Which addresses out of an old page are kept: absolute http(s), a public host by name, nobody's password in them."""

import ipaddress
import re
from typing import Final
from urllib.parse import SplitResult, unquote, urljoin, urlsplit, urlunsplit

_LONGEST: Final = 2000
_FORBIDDEN: Final = re.compile(r"[\x00-\x20\x7f-\xa0\\<>\"`{}|^\u200b-\u200f\u2028-\u202e\u2066-\u2069]")
_LOCAL_NAMES: Final = (".localhost", ".local", ".internal", ".lan", ".home", ".corp", ".test", ".invalid", ".onion")
_TRACKING: Final = re.compile(r"^(?:utm_\w+|fbclid|gclid|igshid|mc_[ce]id|ref|ref_src|amp)(?:=|$)", re.IGNORECASE)


def safe_url(address: str, *, base: str | None = None) -> str | None:
    """The address if a reader may be sent there, made absolute against `base`; else None.

    Refused: other schemes, `//host` and userinfo as written, hosts that are not public names or public addresses.
    """
    address = address.strip()
    if not address or len(address) > _LONGEST or _FORBIDDEN.search(address) or address.startswith("//"):
        return None
    try:
        parts = urlsplit(urljoin(base, address) if base else address)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or "@" in parts.netloc or port == 0 or not _is_public(host):
        return None
    return urlunsplit(parts)


def _is_public(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_global
    except ValueError:
        pass
    # «127.1», «0x7f.0.0.1» and «2130706433» are addresses to a browser, so a last label of digits is no name.
    labels = host.rstrip(".").split(".")
    if len(labels) < 2 or not all(re.fullmatch(r"[\w-]{1,63}", label) for label in labels):
        return False
    return not re.fullmatch(r"\d+|0x[0-9a-f]*", labels[-1]) and not f".{host}".endswith(_LOCAL_NAMES)


def host_of(address: str) -> str | None:
    """The host of an absolute address or of a bare host name, lower case, without `www.`."""
    try:
        host = urlsplit(address if "://" in address else f"https://{address}").hostname or ""
    except ValueError:
        return None
    host = host.rstrip(".").removeprefix("www.")
    return host if _is_public(host) else None


def same_page(address: str) -> str:
    """One spelling for every address of one page: no scheme, `www.`, fragment, tracking or percent-encoding."""
    try:
        parts: SplitResult = urlsplit(address)
    except ValueError:
        return address
    query = "&".join(sorted(part for part in parts.query.split("&") if part and not _TRACKING.match(part)))
    host = (parts.hostname or "").removeprefix("www.")
    return f"{host}{unquote(parts.path).rstrip('/') or '/'}" + (f"?{query}" if query else "")
