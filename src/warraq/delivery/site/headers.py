"""The headers of a reader's page."""

from collections.abc import Iterable
from math import ceil

from django.http import HttpResponse

from warraq.delivery.cache.kept import Kept, keep
from warraq.delivery.cache.surrogate_keys import join_keys

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


def keep_out(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-store"
    keep(response, None)
    return response
