"""Readers of a newspaper under test: they read without pause and remember what they got."""

import gzip
import random
import threading
import time
import zlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import requests
import urllib3

from tests.faults.nodes import wait_until
from warraq.delivery.site.canonical import encode
from warraq.delivery.site.tests import factories

_ASKING = {"Host": factories.HOST, "Accept-Encoding": "gzip"}


@dataclass
class Readers:
    """Some threads that read `paths` from `ports`.

    A page is torn if it is no whole gzip file, ends short of `</html>`, or shows no version of it that was ever released.
    """

    ports: Sequence[int]
    paths: Sequence[str]
    forbidden: set[str] = field(default_factory=set)  # words that no page may hold any more
    versions: Mapping[str, set[str]] = field(default_factory=dict)  # by path, a word of each version
    statuses: Counter[int] = field(default_factory=Counter)
    last_copies: int = 0
    unanswered: int = 0
    torn: list[str] = field(default_factory=list)
    stale: list[str] = field(default_factory=list)
    slowest: float = 0.0

    def __post_init__(self) -> None:
        self._stop = threading.Event()
        self._threads = [threading.Thread(target=self._read, args=(number,), daemon=True) for number in range(3)]

    def __enter__(self) -> "Readers":
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join(30)
        assert self.statuses, "no reader has read anything"

    def _read(self, seed: int) -> None:
        chance = random.Random(seed)
        session = requests.Session()
        while not self._stop.is_set():
            path = chance.choice(self.paths)
            url = f"http://127.0.0.1:{chance.choice(self.ports)}{encode(path)}"
            forbidden = set(self.forbidden)  # what was acknowledged before this was asked
            began = time.monotonic()
            try:
                answer = session.get(url, headers=_ASKING, timeout=20, stream=True)
                body = answer.raw.read(decode_content=False)
            except (requests.RequestException, urllib3.exceptions.HTTPError):
                self.unanswered += 1  # the process that had the connection was killed
                time.sleep(0.05)
                continue
            self.slowest = max(self.slowest, time.monotonic() - began)
            self.statuses[answer.status_code] += 1
            self.last_copies += "Warning" in answer.headers
            self._judge(path, answer, body, forbidden)
            time.sleep(0.005)

    def _judge(self, path: str, answer: requests.Response, body: bytes, forbidden: set[str]) -> None:
        is_packed = answer.headers.get("Content-Encoding") == "gzip"
        try:
            text = (gzip.decompress(body) if is_packed else body).decode()
        except (OSError, EOFError, zlib.error, UnicodeDecodeError) as error:
            self.torn.append(f"{path}: {error!r}")
            return
        if answer.status_code == 200:
            is_known = path not in self.versions or any(word in text for word in self.versions[path])
            if not (is_packed and is_known and text.endswith("</html>\n")):
                self.torn.append(path)
        self.stale += [f"{path}: {word}" for word in forbidden if word in text]


def get(port: int, path: str, **headers: str) -> requests.Response:
    url = f"http://127.0.0.1:{port}{encode(path)}"
    return requests.get(url, headers={"Host": factories.HOST, **headers}, timeout=20, allow_redirects=False)


def health(port: int) -> dict[str, int]:
    return requests.get(f"http://127.0.0.1:{port}/_front/health", timeout=5).json()


def wait_for(port: int, path: str) -> requests.Response:
    """An answer, also while a worker is being started again."""
    found: list[requests.Response] = []

    def ask() -> bool:
        found[:] = [get(port, path)]
        return True

    wait_until(ask, what=path, seconds=60)
    return found[0]
