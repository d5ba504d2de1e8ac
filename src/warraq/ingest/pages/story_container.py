"""Which part of a page is the story.

trafilatura knows chrome from text well, but drops text that stands loose between paragraphs and all pictures' captions.
So it only tells which paragraphs are the story's; the smallest element around them is then read whole, and what it had
left out is dropped only where it is made of links.
"""

import copy
import logging
from collections import Counter
from typing import Final

import trafilatura
from lxml import etree
from lxml.html import HtmlElement

from warraq.ingest.pages.dateline import read_dateline_line
from warraq.ingest.pages.labels import LabelKind, find_bylines, find_label, find_view_on, fold_line, is_control
from warraq.ingest.pages.moments import is_date_line
from warraq.ingest.pages.pieces import PieceKind, is_prose
from warraq.ingest.pages.walking import Found

#: trafilatura's time grows with elements and with their depth: 20,000 take 4.5 s. An article page has one to four thousand.
_MOST_ELEMENTS: Final = 8_000
_MOST_DEPTHS: Final = 400_000
_MOST_LETTERS: Final = 1_000_000
_TELLING_WORDS: Final = 6
_LINKED: Final = 0.7
_ENOUGH_WORDS: Final = 20
_SHARE: Final = 0.8

# It logs a warning for every page it finds nothing on, which is no news here.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


def kept_lines(root: HtmlElement) -> frozenset[str] | None:
    """The story's lines in trafilatura's judgement, folded; None when the page is too large to ask, or it found none."""
    if not _is_ordinary(root):
        return None
    document = trafilatura.bare_extraction(
        copy.deepcopy(root),
        include_comments=False,
        include_formatting=False,
        include_links=False,
        include_tables=True,
        favor_recall=True,
        with_metadata=False,
    )
    text = document.get("text") if isinstance(document, dict) else getattr(document, "text", None)
    lines = frozenset(filter(None, map(fold_line, (text or "").replace("|", "\n").split("\n"))))
    return lines or None


def _is_ordinary(root: HtmlElement) -> bool:
    depth = depths = 0
    letters = 0
    for number, (event, element) in enumerate(etree.iterwalk(root, events=("start", "end"))):
        depth += 1 if event == "start" else -1
        depths += depth
        letters += len(element.text or "") + len(element.tail or "") if event == "end" else 0
        if number > 2 * _MOST_ELEMENTS or depths > _MOST_DEPTHS or letters > _MOST_LETTERS:
            return False
    return True


def find_container(found: list[Found], kept: frozenset[str] | None, root: HtmlElement) -> HtmlElement:
    """The element that holds the story: what the markup names so, or the smallest around most of the kept lines."""
    named = root.xpath("//*[contains(concat(' ', normalize-space(@itemprop), ' '), ' articleBody ')]")
    for element in named if isinstance(named, list) else []:
        if isinstance(element, HtmlElement) and len("".join(element.itertext()).split()) >= _ENOUGH_WORDS:
            return element
    body = root.find("body")
    fallback = body if body is not None else root
    if kept is None:
        articles = list(root.iter("article"))
        if len(articles) == 1:
            return articles[0]
        return _smallest_around([one for one in found if _is_unlinked_prose(one)], fallback)
    return _smallest_around([one for one in found if _is_telling(one, kept)], fallback)


def trusted(kept: frozenset[str] | None, found: list[Found]) -> frozenset[str] | None:
    """The kept lines, or None when they are not half of the page's prose: old pages laid out in tables come as one line."""
    prose = sum(one.piece.words for one in found if _is_unlinked_prose(one))
    told = sum(one.piece.words for one in found if kept is not None and _is_telling(one, kept))
    return kept if 2 * told >= prose else None


def _is_telling(one: Found, kept: frozenset[str]) -> bool:
    return one.piece.folded in kept and one.piece.words >= _TELLING_WORDS and one.linked < _LINKED


def _is_unlinked_prose(one: Found) -> bool:
    return one.linked < _LINKED and is_prose(one.piece) and not is_control(one.piece.text)


def _smallest_around(telling: list[Found], fallback: HtmlElement) -> HtmlElement:
    weights: Counter[HtmlElement] = Counter()
    order: dict[HtmlElement, int] = {}
    for one in telling:
        for depth, element in enumerate([*reversed(list(one.element.iterancestors())), one.element]):
            weights[element] += one.piece.words
            order[element] = depth
    enough = _SHARE * sum(one.piece.words for one in telling)
    around = [element for element, weight in weights.items() if weight >= enough]
    smallest = max(around, key=lambda element: order[element], default=fallback)
    # A single paragraph is its own smallest element; its neighbours (dateline, picks) are in its parent.
    parent = smallest.getparent()
    return parent if smallest.tag in ("p", "span", "font") and parent is not None else smallest


def within(found: list[Found], container: HtmlElement, kept: frozenset[str] | None) -> list[Found]:
    """What the container holds, without lists of links that no label of picks stands above."""
    inside = {id(element) for element in container.iter()}
    held: list[Found] = []
    after_picks = False
    for one in found:
        if id(one.element) not in inside:
            continue
        is_linked = one.linked >= _LINKED and one.piece.block is None
        label = find_label(one.piece.text) if one.piece.block is None else None
        if label:
            after_picks = label.kind is LabelKind.PICKS and not label.rest
            held.append(one)
        elif is_linked and after_picks:
            held.append(one)
        else:
            after_picks = False
            if _belongs(one, kept, is_linked=is_linked):
                held.append(one)
    return held


def _belongs(one: Found, kept: frozenset[str] | None, *, is_linked: bool) -> bool:
    piece = one.piece
    if piece.block is not None or find_view_on(piece.text):
        return True
    if kept is not None and piece.folded in kept:
        return not is_linked or (piece.words >= _TELLING_WORDS and one.linked < 1)
    if is_linked:
        return False
    if piece.words >= _TELLING_WORDS or piece.kind is not PieceKind.LINE or kept is None:
        return True
    return bool(is_date_line(piece.text) or find_bylines(piece.text) or read_dateline_line(piece.text))
