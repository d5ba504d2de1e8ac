"""One spelling per address.

A path is decoded once, put in NFC and given one slash at its end; that is how addresses are kept. Its encoded form
with capital percent-escapes is the only one that is answered with a page: every other spelling is sent there.
"""

import re
import unicodedata
from functools import lru_cache
from urllib.parse import quote, unquote_to_bytes

from django.http import HttpRequest
from django.utils.safestring import SafeString

SEARCH_PATH, LATEST_PATH = "/search/", "/latest/"
ARCHIVE_PATH, CORRECTIONS_PATH = "/archive/", "/corrections/"

MOST_BYTES = 3000  # of a path as sent; the longest we give out is 500 characters, six bytes each
_CONTROL = re.compile("[\x00-\x1f\x7f]")
_NOT_IN_LINKS = re.compile(r"[^\w/.~-]")
_SLASHES = re.compile("/{2,}")


class BadPath(ValueError):
    """The path is not UTF-8, holds control characters, or is longer than any address."""


def raw_path(request: HttpRequest) -> bytes | None:
    """The path as the reader sent it, still encoded; None where the server tells it decoded only."""
    for name in ("RAW_URI", "REQUEST_URI"):
        target = request.META.get(name)
        if isinstance(target, str) and target.startswith("/"):
            return target.split("?", 1)[0].split("#", 1)[0].encode("utf-8", "surrogateescape")
    scope = getattr(request, "scope", None)
    found = scope.get("raw_path") if scope else None
    return bytes(found) if found else None


def decoded_bytes(request: HttpRequest) -> bytes:
    """The path's bytes after one round of percent-decoding."""
    raw = raw_path(request)
    if raw is not None:
        return unquote_to_bytes(raw)
    # Django has decoded it, once; bytes that are no UTF-8 stand there as escapes, which no address of ours has.
    return request.path_info.encode()


def decode(path: bytes) -> str:
    """The address a decoded path means: NFC, single slashes, one at the end. Raises BadPath."""
    if len(path) > MOST_BYTES:
        raise BadPath("too long")
    try:
        text = path.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadPath("not UTF-8") from error
    if _CONTROL.search(text):
        raise BadPath("control characters")
    return _SLASHES.sub("/", f"/{unicodedata.normalize('NFC', text)}/")


@lru_cache(maxsize=16_384)
def encode(path: str) -> SafeString:
    """An address as it stands in a link or in a Location header; nothing in it needs escaping in HTML."""
    return SafeString(quote(path, safe="/-._~"))


@lru_cache(maxsize=16_384)
def link(path: str) -> SafeString:
    """An address as it stands in a page: its Arabic letters as they are, at half the bytes of their escapes.

    Browsers send it encoded, in the one spelling that is answered. Nothing in it needs escaping in HTML.
    """
    return SafeString(_NOT_IN_LINKS.sub(lambda found: quote(found[0], safe=""), path))


def is_canonical(request: HttpRequest, path: str) -> bool:
    """Whether the reader asked for `path` in its one spelling, as far as the server lets us see."""
    raw = raw_path(request)
    if raw is not None:
        return raw == encode(path).encode()
    return decoded_bytes(request) == path.encode()
