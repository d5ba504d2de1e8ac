"""Markup to a tree within bounds, or to bare text when the tree would be too deep or too large.

libxml2 silently drops what is nested deeper than 256, so such a page is read as text instead of losing its end.
"""

import re
from html import unescape
from typing import Final

from lxml import etree, html
from lxml.html import HtmlElement

#: Measured: a million elements take 2 s and 400 MB to build; an article page has one to four thousand.
_MOST_TAGS: Final = 60_000
#: Where even the bare text stops being read: 300,000 tags take a second.
_MOST_TAGS_READ: Final = 300_000
_DEEPEST: Final = 180
_SILENT: Final = ("script", "style", "noscript", "template", "textarea", "svg", "math", "select", "title")
_BREAKING: Final = re.compile(
    r"/?(?:p|div|br|h[1-6]|li|ul|ol|tr|td|th|table|section|article|header|footer|nav|aside|main|figure|figcaption|blockquote|dd|dt|hr)(?![\w-])"
)
_SHORTCODE: Final = re.compile(
    r"\[/?(?:caption|gallery|audio|video|playlist|wp_caption|vc_\w{1,40}|et_pb_\w{1,40}|adrotate|contact-form-7)(?:\s[^\[\]<>]{0,500})?/?\]"
)
_EMBED_SHORTCODE: Final = re.compile(r"\[embed[^\[\]]{0,100}\]\s*(https?://[^\s\[\]<>\"']{4,500})\s*\[/embed\]")


def read_document(markup: str) -> HtmlElement | None:
    """The root of the page, or None when only `text_of_markup` should read it."""
    if markup.count("<") > _MOST_TAGS:
        return None
    parser = html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=False, recover=True
    )
    try:
        root = html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser, ensure_head_body=True)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    return root if _is_shallow(root) else None


def _is_shallow(root: HtmlElement) -> bool:
    depth = 0
    for event, _element in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > _DEEPEST:
            return False
    return True


def text_of_markup(markup: str) -> str:
    """The words of a page, one line for each block, in one pass whatever the markup is."""
    lower = markup.lower()
    if len(lower) != len(markup):
        # A few letters change length with their case (İ); offsets must stay true.
        lower = markup
    parts: list[str] = []
    place = 0
    for _ in range(_MOST_TAGS_READ):
        opening = markup.find("<", place)
        if opening < 0:
            parts.append(markup[place:])
            break
        parts.append(markup[place:opening])
        closing = markup.find(">", opening)
        if closing < 0:
            break
        name = lower[opening + 1 : opening + 14]
        place = closing + 1
        for silent in _SILENT:
            if name.startswith(silent) and not name[len(silent) : len(silent) + 1].isalnum():
                end = lower.find(f"</{silent}", closing)
                place = len(markup) if end < 0 else end
        if _BREAKING.match(name):
            parts.append("\n" if name.startswith(("br", "li", "td", "th")) else "\n\n")
    return unescape("".join(parts))


def without_shortcodes(markup: str) -> tuple[str, int]:
    """WordPress shortcodes a theme failed to expand: embeds become frames, the others' marks go and their text stays."""
    markup, embeds = _EMBED_SHORTCODE.subn(r'<iframe src="\1"></iframe>', markup)
    markup, marks = _SHORTCODE.subn("", markup)
    return markup, embeds + marks
