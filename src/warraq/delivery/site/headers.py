"""The headers of a reader's page."""

from collections.abc import Iterable

from django.http import HttpResponse

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
_MOST_KEY_BYTES = 7000  # proxies refuse headers of 8 kB


def secure(response: HttpResponse) -> HttpResponse:
    """What every answer to a reader carries."""
    response["Content-Security-Policy"] = CONTENT_SECURITY_POLICY
    response["Permissions-Policy"] = PERMISSIONS_POLICY
    return response


def cache_for(response: HttpResponse, *, seconds: int, keys: Iterable[str]) -> HttpResponse:
    """Let anyone keep the answer, under the names of what it shows.

    A page with more keys than a header holds loses those of single stories last in order; lists still name it.
    """
    response["Cache-Control"] = f"public, max-age={seconds}"
    names = sorted(keys, key=lambda key: (key.startswith("story:"), key))
    line = " ".join(names)
    if len(line) > _MOST_KEY_BYTES:
        line = line[:_MOST_KEY_BYTES].rsplit(" ", 1)[0]
    response["Surrogate-Key"] = line
    return response


def keep_out(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-store"
    return response
