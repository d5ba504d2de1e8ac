"""Speaking to the cluster."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Final
from urllib.parse import urlsplit

from opensearchpy import OpenSearch
from opensearchpy.exceptions import ConnectionError as NoConnection
from opensearchpy.exceptions import NotFoundError, TransportError

from warraq.index.opening import NotReady

DEFAULT_ALIAS: Final = "warraq"
#: A reader does not wait longer; the page then says that search is not at hand.
TIMEOUT_SECONDS: Final = 3
#: Writing is given longer.
WRITING_SECONDS: Final = 60


@cache
def client_of(url: str) -> OpenSearch:
    """A client with its own connections, made once. The path of the address is the name of the alias, not part of it."""
    parts = urlsplit(url)
    address = f"{parts.scheme}://{parts.netloc}"
    return OpenSearch(address, timeout=TIMEOUT_SECONDS, max_retries=1, retry_on_timeout=False, http_compress=True)


def alias_of(url: str) -> str:
    """The name under which readers ask: the path of the address."""
    return urlsplit(url).path.strip("/") or DEFAULT_ALIAS


@contextmanager
def reachable() -> Iterator[None]:
    """No index and no answering cluster are told as NotReady; a question it does not understand is our mistake, and rises."""
    try:
        yield
    except (NoConnection, NotFoundError) as error:
        raise NotReady(str(error)) from error
    except TransportError as error:
        if isinstance(error.status_code, int) and error.status_code < 500 and error.status_code != 429:
            raise
        raise NotReady(str(error)) from error
