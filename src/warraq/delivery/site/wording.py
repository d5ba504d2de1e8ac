"""Journalists' words as they stand on a page: what runs the other way is isolated, and what is too long for its place is
cut at a phrase.
"""

from functools import lru_cache
from html import escape
from typing import cast

from django.utils.safestring import SafeString

from warraq.arabic.bidi import Direction, isolate_html
from warraq.arabic.truncate import truncate

# Most characters, ellipsis included. A headline is cut only in lists of headlines, never over its own story.
BRIEF = 100
EXCERPT = 150
DESCRIPTION = 200


@lru_cache(maxsize=16_384)
def isolated(text: str, *, direction: str) -> SafeString:
    """Plain text as HTML, for an element and not for an attribute, of a page of that direction, with <bdi> around names, scores, numbers and addresses."""
    return SafeString(isolate_html(escape(text, quote=False), base=cast(Direction, direction)))


@lru_cache(maxsize=16_384)
def shorten(text: str, *, most: int, direction: str) -> SafeString:
    """At most so many characters, as HTML."""
    return isolated(truncate(text, max_chars=most), direction=direction)
