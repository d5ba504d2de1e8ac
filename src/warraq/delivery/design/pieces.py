"""Pieces of the site, rendered as readers get them, and what can be told of each from what was rendered."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import SafeString

from warraq.delivery.cache.pieces import cut, fill
from warraq.delivery.site.bundle import style_files
from warraq.delivery.site.edition import Masthead

_MAIN = re.compile(r'<main[^>]*\bclass="page ([^"]*)"[^>]*>(.*)</main>', re.DOTALL)
_CLASSES = re.compile(r'\bclass="([^"]*)"')
_SELECTOR = re.compile(r"\.([a-z][a-z-]*(?:__[a-z-]+)?(?:--[a-z-]+)?)")
_TOKEN = re.compile(r"var\((--[a-z0-9-]+)\)")
_REFERENCE = re.compile(r'(\s(?:id|for|list|aria-labelledby|aria-describedby))="([^"]+)"')
_LANDMARK = re.compile(
    r'(<(?:(?:nav|section|aside|form)\b|div\b[^>]*role="region")[^>]*?)\s(aria-label|aria-labelledby)="([^"]*)"'
)
_NAMELESS_SEARCH = re.compile(r'(<form\b(?![^>]*aria-label)[^>]*?)\srole="search"')
# The script of every page finds this one by its id.
_KEPT_IDS = frozenset({"gallery-tools"})


@dataclass
class Piece:
    """`title` says what it is and in which state; `template` is where to change it; `page` is the class of its page."""

    title: str
    html: str
    template: str
    page: str = ""
    is_in_story: str = ""  # it stands in the column of a story, or in its `body`
    number: int = 0

    @property
    def classes(self) -> list[str]:
        """In the order in which they first stand there; a section's own class is data and left out."""
        found = [name for names in _CLASSES.findall(self.html) for name in names.split()]
        return [name for name in dict.fromkeys(found) if not re.fullmatch(r"section-\d*", name)]

    @property
    def needs_wrap(self) -> bool:
        """A component that leaves its margins to the page."""
        return not re.search(r'class="[^"]*\bwrap\b', self.html)

    @property
    def files(self) -> list[str]:
        """The style sheets that say how these classes look."""
        classes = {*self.classes, *self.page.split()} - {"wrap"}
        return [name for name, selectors, _tokens in _style_sheets() if classes & selectors]

    @property
    def tokens(self) -> list[str]:
        used = {token for name, _selectors, tokens in _style_sheets() if name in self.files for token in tokens}
        return sorted(used)

    @property
    def shown(self) -> SafeString:
        """The HTML as it may stand many times on one page: ids are its own, and landmarks are told apart by its title."""
        mark = f"p{self.number}-"
        html = _REFERENCE.sub(lambda found: f'{found[1]}="{_prefixed(found[2], mark)}"', self.html)
        html = _LANDMARK.sub(self._name_landmark, html)
        html = _NAMELESS_SEARCH.sub(rf'\1 role="search" aria-labelledby="piece-{self.number}"', html)
        return SafeString(html)

    def _name_landmark(self, found: re.Match[str]) -> str:
        more = f" ({escape(self.title)})" if found[2] == "aria-label" else f" piece-{self.number}"
        return f'{found[1]} {found[2]}="{found[3]}{more}"'


@dataclass
class Group:
    name: str  # in addresses
    title: str
    pieces: list[Piece] = field(default_factory=list)


@dataclass(frozen=True)
class Case:
    """Where pieces are shown: an edition, and what time it is."""

    masthead: Masthead
    now: datetime

    def part(self, title: str, template: str, **context: Any) -> Piece:
        """A component."""
        context = {"edition": self.masthead.edition, **context}
        return Piece(title, _unmarked(render_to_string(template, context)), template)

    def body(self, title: str, template: str, **context: Any) -> Piece:
        """A block of a story's body."""
        piece = self.part(title, template, **context)
        piece.is_in_story = "body"
        return piece

    def column(self, title: str, template: str, **context: Any) -> Piece:
        """A part of a story's page, as wide as its text."""
        piece = self.part(title, template, **context)
        piece.is_in_story = "column"
        return piece

    def page(self, title: str, template: str, **context: Any) -> Piece:
        """What a page of this template has between its header and its footer."""
        context = {"edition": self.masthead.edition, **context}
        return self.main_of(title, template, render_to_string(template, context))

    def main_of(self, title: str, template: str, html: str) -> Piece:
        """The same, of a page that is built already."""
        found = _MAIN.search(_unmarked(html))
        if found is None:
            raise LookupError(f"no <main> in {template}")
        return Piece(title, found[2], template, page=re.sub(r"\s+", " ", found[1]).strip())


def number_pieces(groups: Iterable[Group]) -> None:
    """Each piece gets the number that its ids begin with."""
    for number, piece in enumerate((piece for group in groups for piece in group.pieces), start=1):
        piece.number = number


def _unmarked(html: str) -> str:
    """Without the marks by which shared parts are put together."""
    return fill(cut(html), shown=set())


def _prefixed(names: str, mark: str) -> str:
    return " ".join(name if name in _KEPT_IDS else mark + name for name in names.split())


@lru_cache(maxsize=1)
def _style_sheets() -> tuple[tuple[str, frozenset[str], frozenset[str]], ...]:
    """Name, classes and tokens of each component's file."""
    sheets = []
    for path in style_files("components"):
        css = path.read_text(encoding="utf-8")
        sheets.append((path.name, frozenset(_SELECTOR.findall(css)), frozenset(_TOKEN.findall(css))))
    return tuple(sheets)
