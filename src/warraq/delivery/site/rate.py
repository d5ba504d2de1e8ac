"""How often one address may do something."""

import hashlib
from datetime import datetime

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

WINDOW_SECONDS = 60


def seconds_to_wait(request: HttpRequest, *, act: str, most: int, now: datetime) -> int:
    """0 when the address may do it now; otherwise in how many seconds. It may do it `most` times in each minute of the clock.

    Only a hash of the address is kept, for that minute. A cache that does not answer refuses nobody.
    """
    moment = int(now.timestamp())
    digest = hashlib.blake2s(f"{find_address(request)} {settings.SECRET_KEY}".encode(), digest_size=12).hexdigest()
    key = f"warraq.{act}.{digest}.{moment // WINDOW_SECONDS}"
    try:
        cache.add(key, 0, timeout=WINDOW_SECONDS * 2)
        done = cache.incr(key)
    except Exception:
        return 0
    return WINDOW_SECONDS - moment % WINDOW_SECONDS if done > most else 0


def find_address(request: HttpRequest) -> str:
    """The reader's address: the connection's own, or what the outermost of our WARRAQ_TRUSTED_PROXIES proxies saw."""
    peer = str(request.META.get("REMOTE_ADDR", ""))
    proxies = settings.WARRAQ_TRUSTED_PROXIES
    said = [part.strip() for part in str(request.META.get("HTTP_X_FORWARDED_FOR", "")).split(",")]
    return said[-proxies] if 0 < proxies <= len(said) else peer
