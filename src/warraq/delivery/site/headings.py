"""Names for the headings inside a body, so that a part of a story can be linked to.

A heading is named after its own words, so a link holds as long as they stand, whatever comes before it; of two with the
same words the second is numbered. It is done when the page is made: what was released before is linked to as well, and
feeds, lite pages and the search know nothing of it.
"""

import re
from html import unescape

from warraq.arabic.slugs import slugify, unique_slug

# Three or four Arabic words: letters in an address are six bytes each.
_MOST_BYTES = 120
# The page's own names are in Latin letters. None of them begins like this, and no Arabic one needs to.
_LATIN = "part"
_HEADING = re.compile(r"<(h[23])>(.*?)</\1>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


def name_headings(html: str, *, taken: set[str]) -> str:
    """The HTML with an id for each heading that has none; `taken` are names of the same page, and get the new ones."""
    if "<h2>" not in html and "<h3>" not in html:
        return html

    def name(heading: re.Match[str]) -> str:
        slug = slugify(_words(heading[2]), fallback="", max_bytes=_MOST_BYTES)
        stem = f"{_LATIN}-{slug}".rstrip("-") if slug.isascii() else slug
        found = unique_slug(stem, is_taken=taken.__contains__)
        taken.add(found)
        return f'<{heading[1]} id="{found}">{heading[2]}</{heading[1]}>'

    return _HEADING.sub(name, html)


def _words(html: str) -> str:
    """A joiner that parts letters parts words here too, as in Persian."""
    return unescape(_TAG.sub("", html)).replace("\u200c", " ")
