"""Caches in front of us that are told what is stale. WARRAQ_PURGE names them."""

from collections.abc import Iterable, Sequence
from typing import Protocol
from urllib.parse import parse_qsl, urlsplit, urlunsplit

import requests

from warraq.delivery.cache.surrogate_keys import MOST_BYTES

_SECONDS = 3.0


class PurgeFailed(RuntimeError):
    """The cache did not answer, or not that it has done it."""


class BadPurgeAddress(ValueError):
    """WARRAQ_PURGE holds something that is no address of a cache."""


class PurgeBackend(Protocol):
    """A cache that forgets by key."""

    def purge(self, keys: Sequence[str], *, is_hard: bool) -> None:
        """Forget what carries any of the keys; softly, where the cache can, if it is not hard. Raises PurgeFailed."""


class Varnish:
    """Varnish with deploy/varnish/warraq.vcl: bans by Surrogate-Key.

    A ban is always hard. It costs little here: the front has the last copy and puts the page together in no time.
    """

    def __init__(self, url: str) -> None:
        self._url = url

    def purge(self, keys: Sequence[str], *, is_hard: bool) -> None:
        for part in batches(keys, most_bytes=2000):
            _send("BAN", self._url, headers={"Warraq-Keys": "|".join(part)})


class Fastly:
    """A CDN that speaks Fastly's purge by key: many keys in one call, softly where it may be."""

    def __init__(self, url: str, *, token: str) -> None:
        self._url, self._token = url, token

    def purge(self, keys: Sequence[str], *, is_hard: bool) -> None:
        for part in batches(keys, most_bytes=MOST_BYTES):
            headers = {"Fastly-Key": self._token, "Surrogate-Key": " ".join(part)}
            _send("POST", self._url, headers=headers if is_hard else {**headers, "Fastly-Soft-Purge": "1"})


def build_backend(address: str) -> PurgeBackend:
    """`varnish+http://HOST:PORT/` or `fastly+https://HOST/service/ID/purge?token=…`. Raises BadPurgeAddress."""
    kind, plus, url = address.partition("+")
    parts = urlsplit(url)
    if plus and parts.scheme in {"http", "https"} and parts.netloc:
        if kind == "varnish":
            return Varnish(url)
        if kind == "fastly":
            token = dict(parse_qsl(parts.query)).get("token", "")
            return Fastly(urlunsplit(parts._replace(query="")), token=token)
    raise BadPurgeAddress(f"WARRAQ_PURGE: {address.partition('?')[0]} is no varnish+http://… or fastly+https://…")


def batches(keys: Iterable[str], *, most_bytes: int) -> list[list[str]]:
    """The keys in groups that fit in a header."""
    groups: list[list[str]] = [[]]
    size = 0
    for key in keys:
        if size + len(key) + 1 > most_bytes and groups[-1]:
            groups.append([])
            size = 0
        groups[-1].append(key)
        size += len(key) + 1
    return [group for group in groups if group]


def _send(method: str, url: str, *, headers: dict[str, str]) -> None:
    try:
        answer = requests.request(method, url, headers=headers, timeout=_SECONDS)
    except requests.RequestException as error:
        raise PurgeFailed(type(error).__name__) from error
    if answer.status_code >= 300:
        raise PurgeFailed(f"answered {answer.status_code}")
