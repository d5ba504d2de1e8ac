"""The headers of a reader's page."""

from collections.abc import Iterable
from math import ceil

from django.http import HttpResponse

from warraq.delivery.cache.kept import Kept, keep

# Hosts of the players that publishing/release/embeds.py may name.
PLAYER_HOSTS = ("https://www.youtube-nocookie.com", "https://player.vimeo.com", "https://geo.dailymotion.com")

CONTENT_SECURITY_POLICY = "; ".join(
    [
        "default-src 'self'",
        "img-src 'self' data:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'self'",
        f"frame-src {' '.join(PLAYER_HOSTS)}",
    ]
)
PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), browsing-topics=()"
MANY_STORIES_KEY = "stories"
_MOST_KEY_BYTES = 7000  # proxies refuse headers of 8 kB


def secure(response: HttpResponse) -> HttpResponse:
    """What every answer to a reader carries."""
    response["Content-Security-Policy"] = CONTENT_SECURITY_POLICY
    response["Permissions-Policy"] = PERMISSIONS_POLICY
    return response


def cache_for(
    response: HttpResponse, *, seconds: float, keys: Iterable[str], is_immutable: bool = False
) -> HttpResponse:
    """Let the answer be kept under the names of what it shows, for `seconds` or until one of them changes.

    Only caches that hear of changes may keep it so long; they are told by Surrogate-Control. A browser asks again each
    time, and mostly hears 304: what is withdrawn is gone. One whose address changes with its content is immutable.
    """
    names = frozenset(keys)
    response["Cache-Control"] = (
        f"public, max-age={ceil(seconds)}, immutable" if is_immutable else "public, max-age=0, must-revalidate"
    )
    response["Surrogate-Control"] = f"max-age={ceil(seconds)}"
    response["Surrogate-Key"] = join_keys(names)
    keep(response, Kept(seconds=seconds, keys=names))
    return response


def join_keys(keys: Iterable[str]) -> str:
    """The keys as a header. With more of them than one holds, single stories give way to a key that every withdrawal
    and correction touches."""
    names = sorted(keys, key=lambda key: (key.startswith("story:"), key))
    line = " ".join(names)
    if len(line) > _MOST_KEY_BYTES:
        line = f"{MANY_STORIES_KEY} {line}"[:_MOST_KEY_BYTES].rsplit(" ", 1)[0]
    return line


def keep_out(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-store"
    keep(response, None)
    return response
