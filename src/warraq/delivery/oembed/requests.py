"""Reading what an oEmbed consumer asks for."""

from dataclasses import dataclass
from urllib.parse import unquote_to_bytes, urlsplit

from django.http import QueryDict

from warraq.delivery.site import canonical
from warraq.delivery.site.edition import Masthead

DEFAULT_WIDTH_PX, DEFAULT_HEIGHT_PX = 600, 320
LEAST_PX, MOST_PX = 200, 4000
MOST_URL_CHARS = 4000
FORMATS = ("json", "xml")


class NotServed(LookupError):
    """The address is not one of this edition's pages: 404."""


class BadSize(ValueError):
    """A size that is no number of pixels: 400."""


@dataclass(frozen=True)
class Asked:
    """`path` is decoded. Sizes are the largest that the consumer has room for."""

    path: str
    width_px: int
    height_px: int
    format: str


def read(query: QueryDict, *, masthead: Masthead) -> Asked:
    """Raises NotServed and BadSize; an unknown format is NotServed too, for it is answered with 501."""
    return Asked(
        path=_read_path(query.get("url", ""), masthead=masthead),
        width_px=_read_size(query.get("maxwidth"), default=DEFAULT_WIDTH_PX),
        height_px=_read_size(query.get("maxheight"), default=DEFAULT_HEIGHT_PX),
        format=query.get("format", "json"),
    )


def _read_path(url: str, *, masthead: Masthead) -> str:
    if not url or len(url) > MOST_URL_CHARS:
        raise NotServed("no address")
    try:
        parts = urlsplit(url)
        hosts = {host.host for host in masthead.edition.hosts.all()}
        if parts.scheme not in {"http", "https"} or parts.netloc.lower() not in hosts:
            raise NotServed("another site")
        return canonical.decode(unquote_to_bytes(parts.path))
    except ValueError as error:
        raise NotServed("no address") from error


def _read_size(value: str | None, *, default: int) -> int:
    if value is None or value == "":
        return default
    if not (value.isascii() and value.isdigit() and len(value) <= 9):
        raise BadSize("a size is a number of pixels")
    if int(value) < LEAST_PX:
        raise BadSize(f"a card needs {LEAST_PX} pixels")
    return min(int(value), default)
