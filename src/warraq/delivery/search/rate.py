"""How often one address may ask."""

import hashlib
from datetime import datetime

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

WINDOW_SECONDS = 60


def seconds_to_wait(request: HttpRequest, *, now: datetime, kind: str = "page") -> int:
    """0 when this question may be answered; otherwise in how many seconds the next one may come.

    An address may ask WARRAQ_SEARCH_PER_MINUTE questions in each minute of the clock, and five times as many suggestions.
    Only a hash of it is kept, for that minute. A cache that does not answer refuses nobody.
    """
    most = settings.WARRAQ_SEARCH_PER_MINUTE * {"page": 1, "suggestion": 5}[kind]
    if not most:
        return 0
    moment = int(now.timestamp())
    digest = hashlib.blake2s(f"{find_address(request)} {settings.SECRET_KEY}".encode(), digest_size=12).hexdigest()
    key = f"warraq.search.{kind}.{digest}.{moment // WINDOW_SECONDS}"
    try:
        cache.add(key, 0, timeout=WINDOW_SECONDS * 2)
        asked = cache.incr(key)
    except Exception:
        return 0
    return WINDOW_SECONDS - moment % WINDOW_SECONDS if asked > most else 0


def find_address(request: HttpRequest) -> str:
    """The reader's address: the connection's own, or what the outermost of our WARRAQ_TRUSTED_PROXIES proxies saw."""
    peer = str(request.META.get("REMOTE_ADDR", ""))
    proxies = settings.WARRAQ_TRUSTED_PROXIES
    said = [part.strip() for part in str(request.META.get("HTTP_X_FORWARDED_FOR", "")).split(",")]
    return said[-proxies] if 0 < proxies <= len(said) else peer
