"""The counting of this process, made from the settings."""

from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

from warraq.audience.counting.buffer import Buffer, FolderBuffer, RedisBuffer
from warraq.audience.counting.counter import Counter
from warraq.audience.counting.judge import Judge, Limits
from warraq.audience.counting.proxies import Proxies
from warraq.audience.counting.salt import FileSalt, RedisSalt
from warraq.audience.counting.seen import Seen
from warraq.audience.counting.shared import SharedMarks


def build_counter() -> Counter:
    """A counter whose memory this machine's processes share; with Redis all machines do."""
    folder = _folder()
    seen = Seen(folder / "seen")
    own_salt = FileSalt(folder / "salt", on_new_day=seen.forget_all)
    salt: FileSalt | RedisSalt = own_salt
    compare = None
    window_seconds = settings.WARRAQ_VIEW_WINDOW_SECONDS
    if settings.WARRAQ_REDIS_URL:
        salt = RedisSalt(_redis(), otherwise=own_salt)
        compare = SharedMarks(_redis(), window_seconds=window_seconds).find_known
    limits = Limits(
        window_seconds=window_seconds,
        views_per_address=settings.WARRAQ_VIEWS_PER_ADDRESS,
        beacons_per_address=settings.WARRAQ_BEACONS_PER_ADDRESS,
    )
    judge = Judge(seen=seen, salt=salt, proxies=Proxies(settings.WARRAQ_TRUSTED_PROXIES), limits=limits)
    return Counter(judge=judge, buffer=build_buffer(), compare=compare)


def build_buffer() -> Buffer:
    """Where batches wait."""
    return RedisBuffer(_redis()) if settings.WARRAQ_REDIS_URL else FolderBuffer(_folder() / "batches")


def _folder() -> Path:
    return Path(settings.WARRAQ_DATA_DIR) / "audience"


@cache
def _redis() -> Any:
    from redis import Redis

    return Redis.from_url(settings.WARRAQ_REDIS_URL, socket_timeout=1, socket_connect_timeout=1)
