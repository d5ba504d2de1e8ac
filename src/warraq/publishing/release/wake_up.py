"""Telling those who follow the bulletin that there is something new, through Redis where there is one.

A bell, not a message: what is new stands in the bulletin. A Redis that is gone or frozen holds nobody up for long.
"""

import logging
import threading
import time
from collections.abc import Callable

import redis
from django.conf import settings
from django.db import transaction

logger = logging.getLogger(__name__)
CHANNEL = "warraq:bulletin"
_TIMEOUT_SECONDS = 0.25
_REST_SECONDS = 5.0
_quiet_until = 0.0


def ring_on_commit() -> None:
    """Ring when the transaction is committed; nothing happens without Redis."""
    if settings.WARRAQ_REDIS_URL:
        transaction.on_commit(_ring, robust=True)


def _ring() -> None:
    global _quiet_until
    if time.monotonic() < _quiet_until:
        return
    try:
        _connect(timeout_seconds=_TIMEOUT_SECONDS).publish(CHANNEL, "")
    except redis.RedisError as error:
        # For a while nobody waits for it again: followers find the entry by themselves.
        _quiet_until = time.monotonic() + _REST_SECONDS
        logger.warning("Redis cannot be told: %s", error, extra={"event": "publishing.wake_up.failed"})


def _connect(*, timeout_seconds: float | None) -> redis.Redis:
    return redis.Redis.from_url(
        settings.WARRAQ_REDIS_URL, socket_timeout=timeout_seconds, socket_connect_timeout=_TIMEOUT_SECONDS
    )


class Bell:
    """Calls `on_ring` from a thread of its own whenever somebody rings; does nothing without Redis."""

    def __init__(self, on_ring: Callable[[], None], *, name: str) -> None:
        self._on_ring = on_ring
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def start(self) -> None:
        if settings.WARRAQ_REDIS_URL:
            self._thread.start()

    def stop(self) -> None:
        self._stop.set()

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                self._listen()
            except (redis.RedisError, OSError) as error:
                logger.info("Redis does not answer: %s", error, extra={"event": "publishing.wake_up.deaf"})
                self._stop.wait(_REST_SECONDS)

    def _listen(self) -> None:
        with _connect(timeout_seconds=_REST_SECONDS).pubsub(ignore_subscribe_messages=True) as channel:  # type: ignore[no-untyped-call]
            channel.subscribe(CHANNEL)
            while not self._stop.is_set():
                if channel.get_message(timeout=1.0) is not None:
                    self._on_ring()
