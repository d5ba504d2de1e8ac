"""A page's tree walked once, in reading order, into pieces that remember where they stood."""

import re
from dataclasses import dataclass
from html import escape
from typing import Final

from lxml.html import HtmlElement

from warraq.ingest.pages.clean_text import remove_hidden, resolve_entities
from warraq.ingest.pages.links import safe_url
from warraq.ingest.pages.page_blocks import (
    Surroundings,
    embed_of,
    is_captioned,
    is_embed,
    picture_of,
    table_of,
    text_in,
)
from warraq.ingest.pages.pieces import MOST_PIECES, Piece, PieceKind, tidy
from warraq.ingest.pages.rich_text import plain
from warraq.ingest.pages.saved_page import Block, BlockKind, Pick

_SILENT_TAGS: Final = """script style noscript template textarea svg math select button input form label object applet head title link
    meta nav footer dialog menu"""
_INLINE_TAGS: Final = """a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark q s samp small span strike strong sub
    sup time tt u var wbr"""
_SILENT: Final = frozenset(_SILENT_TAGS.split())
_INLINE: Final = frozenset(_INLINE_TAGS.split())
#: Beyond this a page is no article; its beginning is read.
_MOST_LETTERS: Final = 1_000_000
_MARKS: Final = {"b": "b", "strong": "b", "i": "i", "em": "i"}
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_JUNK: Final = re.compile(
    r"(?:^|[\s_-])(?:share|sharing|sharedaddy|social|newsletter|comments?|disqus|advert\w*|ads?|adsbygoogle|banner|breadcrumbs?|cookie\w*|popup|sidebar|print-only"
    r"|screen-reader-text|sr-only|visually-hidden|toolbar|paywall)(?:$|[\s_-])",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Found:
    """A piece, the block element it stood in, and which part of its text was links (0 to 1)."""

    piece: Piece
    element: HtmlElement
    linked: float = 0.0


class Walk:
    """One pass over a tree. `links_refused` and `entities` count what was mended on the way."""

    def __init__(self, where: Surroundings) -> None:
        self.found: list[Found] = []
        self.links_refused = 0
        self.entities = 0
        self._where = where
        self._rich: list[str] = []
        self._linked = 0
        self._links: list[Pick] = []
        self._open: list[tuple[str, str]] = []
        self._block: HtmlElement | None = None
        self._kind = PieceKind.LINE
        self._group = 0
        self._letters = 0

    def read(self, root: HtmlElement) -> list[Found]:
        """All pieces under `root`."""
        self._block = root
        self._visit_children(root)
        self._flush()
        return self.found

    def _visit(self, element: HtmlElement) -> None:
        tag = element.tag
        if not isinstance(tag, str) or tag in _SILENT or _is_hidden(element):
            return
        if tag == "br":
            self._flush()
        elif tag == "hr":
            self._flush()
            self._group += 1
        elif tag in ("img", "amp-img") or is_captioned(element):
            picture = picture_of(element, self._where)
            self._ready(element, Block(BlockKind.PICTURE, picture=picture) if picture else None)
        elif is_embed(element):
            self._ready(element, embed_of(element, self._where))
        elif tag == "table" and (table := table_of(element)):
            self._ready(element, table)
        elif tag in ("ul", "ol"):
            self._list(element)
        elif tag in _INLINE:
            self._inline(element)
        else:
            self._visit_block(element)

    def _visit_children(self, element: HtmlElement) -> None:
        self._text(element.text)
        for child in element:
            self._visit(child)
            self._text(child.tail)

    def _visit_block(self, element: HtmlElement) -> None:
        self._flush()
        outer, kind = self._block, self._kind
        self._block = element
        self._group += 1
        if element.tag in _HEADINGS:
            self._kind = PieceKind.HEADING
        elif element.tag == "blockquote":
            self._kind = PieceKind.QUOTE
        self._visit_children(element)
        self._flush()
        self._group += 1
        self._block, self._kind = outer, kind

    def _inline(self, element: HtmlElement) -> None:
        mark = _MARKS.get(str(element.tag))
        pair = (f"<{mark}>", f"</{mark}>") if mark else None
        url = None
        if element.tag == "a" and (address := str(element.get("href", "")).strip()):
            url = safe_url(address, base=self._where.base)
            if url:
                pair = (f'<a href="{escape(url)}">', "</a>")
            elif not address.startswith("#"):
                self.links_refused += 1
        if pair:
            self._open.append(pair)
            self._rich.append(pair[0])
        self._visit_children(element)
        if pair:
            self._rich.append(pair[1])
            self._open.pop()
        if element.tag == "a" and (text := text_in(element)):
            self._linked += len(text)
            self._links.append(Pick(text, url))

    def _text(self, text: str | None) -> None:
        if text and self._letters < _MOST_LETTERS:
            text = text[:_MOST_LETTERS]
            self._letters += len(text)
            text, resolved = resolve_entities(text)
            self.entities += resolved
            self._rich.append(escape(remove_hidden(text)[0], quote=False))

    def _flush(self) -> None:
        """Close the line that has been gathered; tags still open go on in the next."""
        rich = tidy("".join(self._rich) + "".join(closing for _, closing in reversed(self._open)))
        links, linked = tuple(self._links), self._linked
        self._rich = [opening for opening, _ in self._open]
        self._links, self._linked = [], 0
        text = tidy(plain(rich))
        if text and self._block is not None and len(self.found) < MOST_PIECES:
            piece = Piece(text, self._kind, rich, self._group, links)
            self.found.append(Found(piece, self._block, min(1.0, linked / len(text))))

    def _ready(self, element: HtmlElement, block: Block | None) -> None:
        self._flush()
        if block:
            self.found.append(Found(Piece("", PieceKind.READY, group=self._group, block=block), element))

    def _list(self, element: HtmlElement) -> None:
        """A list is one piece: its items' rich text, nested lists laid flat."""
        self._flush()
        self._group += 1
        inner = Walk(self._where)
        for item in element:
            if isinstance(item.tag, str) and not _is_hidden(item):
                inner._visit_block(item)
        self.links_refused += inner.links_refused
        self.entities += inner.entities
        ready = [found for found in inner.found if found.piece.block]
        lines = [found for found in inner.found if not found.piece.block]
        self.found += [Found(found.piece, element) for found in ready]
        if lines:
            self.found.append(_joined(lines, element, self._group))
        self._group += 1


def _joined(lines: list[Found], element: HtmlElement, group: int) -> Found:
    items = [re.sub(r"</?li>", "", found.piece.html) for found in lines if found.piece.kind is not PieceKind.LIST]
    nested = [
        item
        for found in lines
        if found.piece.kind is PieceKind.LIST
        for item in re.findall(r"<li>(.*?)</li>", found.piece.html)
    ]
    rich = f"<{element.tag}>" + "".join(f"<li>{item}</li>" for item in items + nested) + f"</{element.tag}>"
    text = " ".join(found.piece.text for found in lines)
    links = tuple(link for found in lines for link in found.piece.links)
    linked = sum(found.linked * len(found.piece.text) for found in lines) / max(1, len(text))
    return Found(Piece(text, PieceKind.LIST, rich, group, links), element, linked)


def _is_hidden(element: HtmlElement) -> bool:
    style = str(element.get("style", ""))[:500].replace(" ", "").lower()
    if element.get("hidden") is not None or "display:none" in style or element.get("aria-hidden") == "true":
        return True
    return _JUNK.search(
        f"{element.get('class', '')} {element.get('id', '')}"[:500]
    ) is not None and element.tag not in ("body", "html", "main", "article")
