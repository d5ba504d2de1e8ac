"""Parts that old pages keep outside the story's element, found by the names their markup gives them."""

import re
from typing import Final

from lxml.html import HtmlElement

from warraq.ingest.pages.breadcrumb import is_home, read_breadcrumb, without_home
from warraq.ingest.pages.labels import LabelKind, find_bylines, find_label, find_view_on
from warraq.ingest.pages.links import safe_url
from warraq.ingest.pages.page_blocks import Surroundings, is_captioned, picture_of, text_in
from warraq.ingest.pages.pieces import PieceKind, tidy
from warraq.ingest.pages.saved_page import Pick, Picture
from warraq.ingest.pages.walking import Found

_TRAIL: Final = re.compile(r"breadcrumb|bread-crumb|crumbs|you-are-here|site-path|fil-ariane", re.IGNORECASE)
_STANDFIRST: Final = re.compile(
    r"(?:^|[\s_-])(?:standfirst|sub-?title|sub-?headline|sub-?heading|deck|dek|chapo|excerpt|article-summary|article-intro|post-intro)(?:$|[\s_-])",
    re.IGNORECASE,
)
_KICKER: Final = re.compile(
    r"(?:^|[\s_-])(?:kicker|overline|eyebrow|supra-?title|pre-?title|sur-?titre)(?:$|[\s_-])", re.IGNORECASE
)
_AUTHOR: Final = re.compile(
    r"(?:^|[\s_-])(?:author|byline|writer|post-author|entry-author|author-name)(?:$|[\s_-])", re.IGNORECASE
)
_MOST_LOOKED_AT: Final = 20_000
_LONGEST_NAME: Final = 60


def _named(root: HtmlElement, pattern: re.Pattern[str]) -> list[HtmlElement]:
    """Elements whose class, id, itemprop or rel matches."""
    found = []
    for count, element in enumerate(root.iter()):
        if count > _MOST_LOOKED_AT:
            break
        if isinstance(element.tag, str):
            names = " ".join(str(element.get(name, "")) for name in ("class", "id", "itemprop", "rel"))
            if len(names) > 3 and pattern.search(names[:400]):
                found.append(element)
    return found


def find_headline(root: HtmlElement) -> str:
    """The page's <h1>, when there is just one that says more than the site's name."""
    headings = [text for text in map(text_in, list(root.iter("h1"))[:5]) if len(text.split()) >= 2]
    return headings[0] if len(set(headings)) == 1 else ""


def find_trail(root: HtmlElement) -> list[str] | None:
    """The breadcrumb's links, or its text."""
    for element in _named(root, _TRAIL):
        links = [text for text in map(text_in, element.iter("a")) if text and len(text) < 80]
        if links and (len(links) > 1 or is_home(links[0])):
            return without_home(links)
        trail = read_breadcrumb(text_in(element))
        if trail:
            return trail
    return None


def find_standfirst(root: HtmlElement, description: str, story: str) -> str:
    """The element named so, else a description that is not just the story's beginning."""
    for element in _named(root, _STANDFIRST):
        text = text_in(element)
        if 4 <= len(text.split()) <= 80 and _is_news(text, story):
            return text
    return description if 4 <= len(description.split()) <= 80 and _is_news(description, story) else ""


def _is_news(text: str, story: str) -> bool:
    opening = re.sub(r"[\s.…\[\]]+", "", text)[:60]
    return opening not in re.sub(r"[\s.…\[\]]+", "", story)


def find_kicker(root: HtmlElement) -> str:
    """The short line above the headline, where the markup names it."""
    return next((text for text in map(text_in, _named(root, _KICKER)) if 1 <= len(text.split()) <= 8), "")


def find_authors(root: HtmlElement) -> list[str]:
    """Names in elements of that name, smallest first; a box about the author is too long to be one."""
    names: list[str] = []
    for element in _named(root, _AUTHOR):
        text = text_in(element)
        credited = find_bylines(text) or ([text] if 2 <= len(text.split()) <= 5 and len(text) <= _LONGEST_NAME else [])
        if credited and not names and not re.search(r"\d|https?:", text):
            names = credited
    return names


def find_times(root: HtmlElement) -> tuple[str, str]:
    """The first <time> of publication and of change, as written in `datetime`."""
    released = updated = ""
    for element in root.iter("time"):
        value = tidy(str(element.get("datetime", "")) or text_in(element))[:60]
        names = f"{element.get('class', '')} {element.get('itemprop', '')}".lower()
        if "modified" in names or ("updated" in names and "published" not in names):
            updated = updated or value
        else:
            released = released or value
    return released, updated


def find_picks(found: list[Found]) -> list[Pick]:
    """The list under a label of picks, wherever on the page it stands."""
    for place, one in enumerate(found):
        label = find_label(one.piece.text) if one.piece.block is None else None
        if label is None or label.kind is not LabelKind.PICKS or label.rest:
            continue
        picks: list[Pick] = []
        for follower in found[place + 1 : place + 13]:
            if follower.piece.block is None and (follower.linked < 0.7 or follower.piece.kind is PieceKind.QUOTE):
                break
            picks += [pick for pick in follower.piece.links if pick not in picks and len(pick.headline.split()) > 2]
        if picks:
            return picks[:12]
    return []


def find_home_edition(root: HtmlElement) -> str:
    """Where «View on …» leads: its link's address, else the host it names."""
    for link in root.iter("a"):
        text = text_in(link) if len(link) < 5 else ""
        if text and (named := find_view_on(text)):
            return safe_url(str(link.get("href", ""))) or named
    return ""


def find_lead_picture(root: HtmlElement, container: HtmlElement, where: Surroundings) -> Picture | None:
    """The last captioned picture above the story's element, inside the same article."""
    article = next(container.iterancestors("article", "main"), None)
    scope = article if article is not None else container.getparent()
    if scope is None or scope.tag in ("body", "html"):
        return None
    lead = None
    for element in scope.iter():
        if element is container:
            break
        if isinstance(element.tag, str) and is_captioned(element):
            lead = picture_of(element, where) or lead
    return lead
