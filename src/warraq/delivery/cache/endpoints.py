"""Small answers that the front gives itself, without Django: beacons, counters, a health check."""

from collections.abc import Awaitable, Callable
from typing import Any

Handler = Callable[
    [dict[str, Any], Callable[[], Awaitable[dict[str, Any]]], Callable[[dict[str, Any]], Awaitable[None]]],
    Awaitable[None],
]

_endpoints: dict[str, Handler] = {}
_by_length: list[tuple[str, Handler]] = []


def register_endpoint(prefix: str, handler: Handler) -> None:
    """Let `handler`, an ASGI application, answer every path that begins with `prefix`, such as `/_beacon`.

    It runs on the loop that serves readers: it must not block and may not use the ORM. Call from AppConfig.ready.
    A prefix begins with `/_`, which no address of a story does.
    """
    if not prefix.startswith("/_"):
        raise ValueError(f"an endpoint begins with /_, not {prefix!r}")
    _endpoints[prefix] = handler
    _sort()


def unregister_endpoint(prefix: str) -> None:
    _endpoints.pop(prefix, None)
    _sort()


def _sort() -> None:
    """The longest prefix first."""
    _by_length[:] = sorted(_endpoints.items(), key=lambda entry: -len(entry[0]))


def find_endpoint(path: str) -> Handler | None:
    """The handler of a path; the longest prefix wins."""
    return next((handler for prefix, handler in _by_length if path.startswith(prefix)), None)
