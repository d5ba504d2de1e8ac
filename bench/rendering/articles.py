"""The uncached article page, through Django's whole stack."""

from collections.abc import Iterator
from itertools import cycle
from typing import Any
from urllib.parse import quote

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.generator.newspaper import HOST
from bench.plain import article
from bench.plain.models import PlainStory
from bench.rendering.clock import Clock, Taken
from warraq.publishing.release.models import PublishedStory

_STORIES = 60


class Articles:
    """Asks for stories of all ages in turn: `ours`, `plain`, and `careful`, which is plain with watched queries."""

    def __init__(self) -> None:
        self._paths: dict[str, Iterator[str]] = {}
        self._client = Client(HTTP_HOST=HOST)

    def time(self, who: str, times: int) -> list[Taken]:
        found = []
        for _ in range(times):
            path = quote(self._next_path(who))
            article.careful = who == "careful"
            clock = Clock()
            response = self._client.get(path)
            found.append(clock.read())
            _check(response)
        return found

    def count(self, who: str) -> dict[str, Any]:
        article.careful = who == "careful"
        queries = []
        for _ in range(_STORIES // 4):
            with CaptureQueriesContext(connection) as captured:
                response = self._client.get(quote(self._next_path(who)))
            _check(response)
            queries.append(len(captured))
        return {"queries": max(queries), "fewest": min(queries), "bytes": len(response.content)}

    def _next_path(self, who: str) -> str:
        if who not in self._paths:
            self._paths[who] = cycle(_our_paths() if who == "ours" else _plain_paths())
        return next(self._paths[who])


def _our_paths() -> list[str]:
    return _spread(PublishedStory.objects.order_by("story_id").values_list("path", flat=True))


def _plain_paths() -> list[str]:
    # The first part of a page's path is the root of its site, which addresses leave out.
    found = _spread(PlainStory.objects.order_by("pk").values_list("url_path", flat=True))
    return ["/plain/" + path.split("/", 2)[2] for path in found]


def _check(response: Any) -> None:
    if response.status_code != 200:
        raise AssertionError(f"{response.request['PATH_INFO']} answered {response.status_code}")


def _spread(values: Any) -> list[Any]:
    """Some of them, evenly from the first to the last."""
    every = list(values)
    return [every[place * (len(every) - 1) // (_STORIES - 1)] for place in range(_STORIES)]
