"""The part of an address that names a story.

    slugify("الدار البيضاء: افتتاح المعرض ٢٠٢٦!") == "الدار-البيضاء-افتتاح-المعرض-2026"
    slugify("وزير الداخلية في الرباط", policy="latin") == "wazir-al-dakhiliya-fi-al-rabat"

API
    slugify(text, *, policy="arabic", fallback="story", max_bytes=300) -> str
    unique_slug(stem, *, is_taken, max_bytes=300) -> str     stem, stem-2, stem-3 … the first that is free
    encoded_length(slug) -> int                              bytes in an address, %-encoding included

Policies: "arabic" keeps the letters (hamza, ة and ى as written; tashkeel, tatweel and invisible characters go; digits
become 0-9, foreign look-alike letters their Arabic ones), "latin" transliterates, "none" gives the fallback, for
addresses made of an id alone. The cap counts bytes as they stand in an address, six for an Arabic letter, and falls
between two words; only a first word longer than the cap is cut inside. A slug is never empty: with no letter or digit in
the text the fallback is returned. Slugs are in NFC and match `[-\\w]+`.
"""

import re
import unicodedata
from collections.abc import Callable
from typing import Final

from warraq.arabic.digits import to_digits
from warraq.arabic.letters import LOOK_ALIKE
from warraq.arabic.normalise import strip_invisible, strip_marks
from warraq.arabic.transliterate import transliterate

_LONGEST: Final = 2000
_KEPT: Final = "أإآةى"
_FOREIGN_LETTERS: Final = {ord(odd): plain for odd, plain in LOOK_ALIKE.items() if odd not in _KEPT}
_PART: Final = re.compile(r"[^\W_]+")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_ASCII_PART: Final = re.compile(r"[a-z0-9]+")


def slugify(text: str, *, policy: str = "arabic", fallback: str = "story", max_bytes: int = 300) -> str:
    """A slug for `text` of at most `max_bytes` bytes once %-encoded; `fallback` when nothing in it can be read.

    Raises ValueError for a policy that is none of the three.
    """
    if policy not in ("arabic", "latin", "none"):
        raise ValueError(f"No slug policy is called {policy!r}")
    if policy == "none":
        return fallback
    text = _clean(text[:_LONGEST])
    if policy == "latin":
        text = transliterate(text).lower().replace("'", "")
        return _join(_ASCII_PART.findall(text), max_bytes) or fallback
    return _join(_PART.findall(text), max_bytes) or fallback


def unique_slug(stem: str, *, is_taken: Callable[[str], bool], max_bytes: int = 300) -> str:
    """`stem`, or the stem with the first number from 2 up that nobody has; still within the cap."""
    slug, number = stem, 1
    while is_taken(slug):
        number += 1
        tail = f"-{number}"
        slug = _join(stem.split("-"), max_bytes - len(tail)) + tail
    return slug


def encoded_length(slug: str) -> int:
    """Bytes of the slug in an address: one for a-z, 0-9 and the hyphen, three for each other byte of its UTF-8."""
    return 3 * len(slug.encode("utf-8", "replace")) - 2 * len(slug.encode("ascii", "ignore"))


def _clean(text: str) -> str:
    text = unicodedata.normalize("NFKC", strip_invisible(strip_marks(text))).casefold()
    text = to_digits(text, digits="latn").translate(_FOREIGN_LETTERS)
    text = _SURROGATE.sub("", text)
    if any(map(unicodedata.combining, text)):
        text = "".join(letter for letter in text if not unicodedata.combining(letter))
    return unicodedata.normalize("NFC", strip_invisible(strip_marks(text)))


def _join(parts: list[str], most: int) -> str:
    length = -1  # the first part has no hyphen before it
    kept: list[str] = []
    for part in parts:
        length += 1 + encoded_length(part)
        if length > most:
            break
        kept.append(part)
    slug = "-".join(kept)
    if not slug and parts:
        slug = parts[0]
        while slug and encoded_length(slug) > most:
            slug = slug[:-1]
    return slug
