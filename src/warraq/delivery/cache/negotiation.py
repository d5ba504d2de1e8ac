"""What a client can read, and what it has."""

from collections.abc import Mapping

_MOST_KNOWN = 1_000
_MOST_ETAG_BYTES = 4_000
_gzip: dict[bytes, bool] = {}


def accepts_gzip(headers: Mapping[bytes, bytes]) -> bool:
    """Whether the client says that it reads gzip. Few spellings are in use, so the answers are kept."""
    said = headers.get(b"accept-encoding", b"")
    try:
        return _gzip[said]
    except KeyError:
        found = _read_accept(said)
        if len(_gzip) < _MOST_KNOWN:
            _gzip[said] = found
        return found


def _read_accept(said: bytes) -> bool:
    """RFC 9110, 12.5.3: `gzip` by name or by `*`, unless with q=0; named weighs more than `*`."""
    quality: dict[str, float] = {}
    for part in said.decode("latin-1").lower().split(",")[:50]:
        name, _semicolon, parameters = part.strip().partition(";")
        try:
            weight = float(parameters.strip().removeprefix("q=")) if parameters.strip().startswith("q=") else 1.0
        except ValueError:
            weight = 0.0
        quality[name.strip()] = weight
    return quality.get("gzip", quality.get("x-gzip", quality.get("*", 0.0))) > 0


def is_known(said: bytes | None, etag: bytes) -> bool:
    """Whether If-None-Match names this ETag; compared weakly, as it is for GET."""
    if said is None:
        return False
    if said.strip() == b"*":
        return True
    opaque = etag.removeprefix(b"W/")
    tags = said[:_MOST_ETAG_BYTES].split(b",")
    return any(tag.strip().removeprefix(b"W/") == opaque for tag in tags)
