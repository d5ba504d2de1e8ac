"""Pictures, embeds and tables of a page's markup, as blocks."""

import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final
from urllib.parse import unquote

from lxml.html import HtmlElement

from warraq.ingest.pages.captions import split_credit
from warraq.ingest.pages.clean_text import remove_hidden, resolve_entities
from warraq.ingest.pages.links import safe_url
from warraq.ingest.pages.pieces import tidy
from warraq.ingest.pages.saved_page import Block, BlockKind, Picture

_SOURCES: Final = ("data-src", "data-original", "data-lazy-src", "data-full-url", "src")
_PICTURE_ENDINGS: Final = frozenset({".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif"})
_NO_PICTURE: Final = re.compile(
    r"\b(?:emoji|avatar|gravatar|icon|logo|spinner|loader|pixel|wp-smiley|share)\b", re.IGNORECASE
)
_CAPTION: Final = re.compile(r"(?:^|[\s_-])caption(?:$|[\s_-])", re.IGNORECASE)
_YOUTUBE: Final = re.compile(r"https?://(?:www\.)?youtube(?:-nocookie)?\.com/embed/([\w-]{6,20})")
_SMALLEST_PX: Final = 48
_MOST_CELLS: Final = 5_000
_LONGEST_CELL_WORDS: Final = 25


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where the page lies and what its relative addresses start from."""

    source_path: Path
    base: str | None


def text_in(element: HtmlElement) -> str:
    """The plain text of an element, one line, its hidden characters gone."""
    return plain_value(" ".join(element.itertext()))


def plain_value(value: str) -> str:
    """A value out of the page's data as plain text."""
    return tidy(remove_hidden(resolve_entities(value)[0])[0])


def is_captioned(element: HtmlElement) -> bool:
    """Whether an element is a picture with its caption: <figure>, or the boxes that came before it."""
    if element.tag == "figure":
        return element.find(".//img") is not None or element.find(".//amp-img") is not None
    return (
        element.tag in ("div", "span", "td", "table")
        and _CAPTION.search(str(element.get("class", ""))) is not None
        and element.find(".//img") is not None
        and len(text_in(element).split()) <= 60
    )


def picture_of(element: HtmlElement, where: Surroundings) -> Picture | None:
    """The picture an <img>, <figure> or captioned box shows; None for icons and what cannot be addressed."""
    image = element if element.tag in ("img", "amp-img") else next(element.iter("img", "amp-img"), None)
    if image is None or _is_ornament(image):
        return None
    url, path = _address(image, where)
    if url is None and path is None:
        return None
    caption = "" if element is image else (_figcaption(element) or text_in(element))
    caption, credit = split_credit(caption)
    return Picture(url, path, caption, credit, plain_value(str(image.get("alt", "")))[:500])


def _figcaption(element: HtmlElement) -> str:
    found = next(element.iter("figcaption"), None)
    return text_in(found) if found is not None else ""


def _is_ornament(image: HtmlElement) -> bool:
    if _NO_PICTURE.search(f"{image.get('class', '')} {image.get('id', '')}"):
        return True
    sizes = [re.match(r"\d{1,5}", str(image.get(side, ""))) for side in ("width", "height")]
    return any(size is not None and int(size.group()) < _SMALLEST_PX for size in sizes)


def _address(image: HtmlElement, where: Surroundings) -> tuple[str | None, Path | None]:
    for attribute in _SOURCES:
        value = str(image.get(attribute, "")).strip()
        if not value or value.startswith("data:"):
            continue
        if path := _beside(value, where.source_path):
            return None, path
        if url := safe_url(_with_scheme(value), base=where.base):
            return url, None
    return None, None


def _with_scheme(address: str) -> str:
    """A frame's or picture's `//host/…` as browsers take it."""
    return f"https:{address}" if address.startswith("//") else address


def _beside(address: str, source_path: Path) -> Path | None:
    """The file that a browser saved with the page, never one outside the page's folder."""
    relative = PurePosixPath(unquote(address.split("?")[0].split("#")[0]))
    if ":" in address or "\x00" in str(relative) or relative.is_absolute() or ".." in relative.parts:
        return None
    if relative.suffix.lower() not in _PICTURE_ENDINGS or len(str(relative)) > 500:
        return None
    folder = source_path.parent
    try:
        path = (folder / relative).resolve()
        return path if path.is_relative_to(folder.resolve()) and path.is_file() else None
    except OSError:
        return None


def embed_of(element: HtmlElement, where: Surroundings) -> Block | None:
    """The address behind a frame, player or quoted post."""
    address = _with_scheme(_embedded_address(element).strip())
    if found := _YOUTUBE.match(address):
        address = f"https://www.youtube.com/watch?v={found[1]}"
    url = safe_url(address, base=where.base) if address else None
    return Block(BlockKind.EMBED, url=url) if url else None


def is_embed(element: HtmlElement) -> bool:
    """Whether an element shows something of another site."""
    if element.tag in ("iframe", "video", "audio", "amp-youtube", "amp-iframe"):
        return True
    return (
        re.search(
            r"\b(?:twitter-tweet|twitter-video|instagram-media|tiktok-embed|fb-post|fb-video)\b",
            str(element.get("class", "")),
        )
        is not None
    )


def _embedded_address(element: HtmlElement) -> str:
    if element.tag == "amp-youtube":
        return f"https://www.youtube.com/watch?v={element.get('data-videoid', '')}"
    for attribute in ("data-instgrm-permalink", "data-href", "cite", "src", "data-src"):
        if value := element.get(attribute):
            return str(value)
    source = next(element.iter("source"), None)
    if source is not None:
        return str(source.get("src", ""))
    links = [str(link.get("href", "")) for link in element.iter("a")]
    return links[-1] if links else ""


def table_of(element: HtmlElement) -> Block | None:
    """A table of data: two rows and columns or more, short cells. None for one that only arranges the page."""
    if (
        element.find(".//table") is not None
        or next(element.iter("img", "p", "div", "h1", "h2", "iframe"), None) is not None
    ):
        return None
    rows = [tuple(text_in(cell) for cell in row if cell.tag in ("td", "th")) for row in element.iter("tr")]
    rows = [row for row in rows if any(row)]
    width = max(map(len, rows), default=0)
    cells = [cell for row in rows for cell in row]
    if (
        len(rows) < 2
        or width < 2
        or len(cells) > _MOST_CELLS
        or any(len(cell.split()) > _LONGEST_CELL_WORDS for cell in cells)
    ):
        return None
    caption = next(element.iter("caption"), None)
    filled = tuple(row + ("",) * (width - len(row)) for row in rows)
    return Block(BlockKind.TABLE, text=text_in(caption) if caption is not None else "", rows=filled)
